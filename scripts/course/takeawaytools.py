"""Whether this machine can make the take-away files, and Debian's packages for one that cannot."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
_CONVERTERS = ("docx", "pptx", "pypandoc")
LIBRARIES = f"take-away: PDF files need Pango and HarfBuzz, which are not here; install them (on Debian: apt-get install {' '.join(PACKAGES)})"
CONVERTERS = "take-away: the converters are not here; make the environment again from requirements.lock"


def missing() -> str:
    """What is missing, in one line that says what to install; nothing where all is here."""
    for name in _CONVERTERS:
        try:
            importlib.import_module(name)
        except ImportError:
            return CONVERTERS
    try:
        from weasyprint.text import ffi
    except ModuleNotFoundError:
        return CONVERTERS
    except OSError:
        return LIBRARIES
    return "" if ffi.harfbuzz_subset else LIBRARIES


def tools_command() -> int:
    """See that the files can be made, with Debian's packages where that is allowed; 1 and one line where they cannot."""
    if not missing() or (shutil.which("apt-get") and os.geteuid() == 0 and _install()):
        return 0
    print(missing(), file=sys.stderr)
    return 1


def _install() -> bool:
    """Install Debian's packages; whether a new Python finds them."""
    print("take-away: installing Debian's Pango and HarfBuzz")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", *PACKAGES]):
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    check = "from course.takeawaytools import missing; raise SystemExit(bool(missing()))"
    return subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
