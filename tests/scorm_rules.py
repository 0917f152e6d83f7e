"""The rules of SCORM for a package: what its manifest must have, and that it and the files tell the same."""

import re
from collections.abc import Mapping
from urllib.parse import unquote
from xml.etree import ElementTree

from course.packages.scorm import LAUNCH, MANIFEST

ADL = "http://www.adlnet.org/xsd/"
RULES = {
    "scorm12": ("http://www.imsproject.org/xsd/imscp_rootv1p1p2", "1.2", f"{{{ADL}adlcp_rootv1p2}}scormtype"),
    "scorm2004": ("http://www.imsglobal.org/xsd/imscp_v1p1", "2004 4th Edition", f"{{{ADL}adlcp_v1p3}}scormType"),
}
"""Of each standard: the space of its manifest's names, its version, and the attribute that says what a resource is."""
HIDDEN, CONTROLS = f"{{{ADL}adlnav_v1p3}}hideLMSUI", "{http://www.imsglobal.org/xsd/imsss}deliveryControls"


def broken_rules(files: Mapping[str, bytes], standard: str) -> list[str]:
    """The rules of `standard` that the package of `files` breaks."""
    space, version, kind = RULES[standard]
    root, spaces = ElementTree.fromstring(files[MANIFEST]), {"": space}
    organizations, (resource,) = root.find("organizations", spaces), root.findall("resources/resource", spaces)
    (organization,) = root.findall("organizations/organization", spaces)
    (item,) = organization.findall("item", spaces)
    names = [str(node.get("identifier")) for node in root.iter() if node.get("identifier") is not None]
    listed = [file.get("href", "") for file in resource.iterfind("file", spaces)]
    is_2004 = standard == "scorm2004"
    rules = {
        "the root is of this standard": root.tag == f"{{{space}}}manifest",
        "it is ADL SCORM": root.findtext("metadata/schema", "", spaces) == "ADL SCORM",
        "its version is told": root.findtext("metadata/schemaversion", "", spaces) == version,
        "identifiers have a form": all(re.fullmatch(r"[^\W\d][\w.-]*", name) for name in names),
        "identifiers are unique": len(names) == len(set(names)),
        "the organization is the default": organizations.get("default") == organization.get("identifier"),
        "the item opens the resource": item.get("identifierref") == resource.get("identifier"),
        "titles have words": all(0 < len(one.text.strip()) <= 200 for one in root.iterfind(".//title", spaces)),
        "the resource is a sco": (resource.get("type"), resource.get(kind)) == ("webcontent", "sco"),
        "it opens the page of the frame": resource.get("href") == LAUNCH,
        "addresses are relative": not [one for one in listed if re.search(r"[\s\\]|^/|^\w+:|(^|/)\.\.(/|$)", one)],
        "every file is listed once": sorted(map(unquote, listed)) == sorted({*files} - {MANIFEST}),
        "what the page asks for is there": {*re.findall(r'<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+)"', files[LAUNCH].decode())} <= {*files},
        "the system's own buttons are hidden": {one.text for one in root.iter(HIDDEN)} == ({"previous", "continue"} if is_2004 else set()),
        "content says what is complete": [one.get("completionSetByContent") for one in root.iter(CONTROLS)] == ["true"] * is_2004,
    }  # fmt: skip
    return [rule for rule, holds in rules.items() if not holds]
