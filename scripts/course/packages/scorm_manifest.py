"""The manifest by which a learning system knows a SCORM package: one course, one page to open, and every file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

MANIFEST = "imsmanifest.xml"
LAUNCH = "scorm.html"
_HIDDEN = ("previous", "continue")


@dataclass(frozen=True)
class Standard:
    """A version of SCORM: its name here and in file names, what its manifests say of themselves, and their namespaces."""

    name: str
    kind: str
    schema_version: str
    namespaces: dict[str, str]
    sco: str

    @property
    def core(self) -> str:
        """The namespace of the manifest's own elements."""
        return self.namespaces[""]


SCORM12 = Standard(
    "1.2",
    "scorm12",
    "1.2",
    {"": "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2"},
    "scormtype",
)
SCORM2004 = Standard(
    "2004",
    "scorm2004",
    "2004 4th Edition",
    {
        "": "http://www.imsglobal.org/xsd/imscp_v1p1",
        "adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
        "adlnav": "http://www.adlnet.org/xsd/adlnav_v1p3",
        "imsss": "http://www.imsglobal.org/xsd/imsss",
    },
    "scormType",
)
STANDARDS = (SCORM12, SCORM2004)


def manifest(standard: Standard, name: str, version: str, title: str, files: Iterable[str]) -> bytes:
    """The manifest of a package called `name` with this version and title, whose other files are `files`."""
    spaces = " ".join(
        f"xmlns{':' if short else ''}{short}={quoteattr(address)}" for short, address in standard.namespaces.items()
    )
    listed = "\n".join(f"      <file href={quoteattr(quote(path))}/>" for path in sorted(files))
    first, item = ("", "") if standard is SCORM12 else (_course_rules(), _item_rules())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier={quoteattr(name)} version={quoteattr(version)} {spaces}>
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>{standard.schema_version}</schemaversion>
  </metadata>
  <organizations default="org-course">
    <organization identifier="org-course">
      <title>{escape(title)}</title>
      <item identifier="item-course" identifierref="res-pages">
        <title>{escape(title)}</title>{item}
      </item>{first}
    </organization>
  </organizations>
  <resources>
    <resource identifier="res-pages" type="webcontent" adlcp:{standard.sco}="sco" href="{LAUNCH}">
{listed}
    </resource>
  </resources>
</manifest>
""".encode()


def _course_rules() -> str:
    """The learner may open the one item freely."""
    return (
        '\n      <imsss:sequencing>\n        <imsss:controlMode choice="true" flow="true"/>\n      </imsss:sequencing>'
    )


def _item_rules() -> str:
    """The pages alone say what is complete, and the course brings its own menu."""
    hidden = "".join(f"\n            <adlnav:hideLMSUI>{name}</adlnav:hideLMSUI>" for name in _HIDDEN)
    return f"""
        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
        <adlnav:presentation>
          <adlnav:navigationInterface>{hidden}
          </adlnav:navigationInterface>
        </adlnav:presentation>"""
