"""Whether this machine can make the take-away files."""

from __future__ import annotations

import importlib

LIBRARIES = "take-away: PDF files need Pango and HarfBuzz, which are not here; install them (on Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)"
CONVERTERS = "take-away: the converters are not here; `make takeaway` installs them"


def missing() -> str:
    """What is missing, in one line that says what to install; nothing where all is here."""
    try:
        for name in ("pptx", "pypandoc", "weasyprint", "segno"):
            importlib.import_module(name)
        from weasyprint.text import ffi
    except ImportError:
        return CONVERTERS
    except OSError:
        return LIBRARIES
    return "" if ffi.harfbuzz_subset else LIBRARIES
