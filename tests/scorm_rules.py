"""The rules of SCORM for a package: what its manifest must have, and that it and the files tell the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import unquote
from xml.etree import ElementTree

from course.packages.scorm_manifest import LAUNCH, MANIFEST, SCORM12, Standard

CORE = {
    "scorm12": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "scorm2004": "http://www.imsglobal.org/xsd/imscp_v1p1",
}
ADL = {"scorm12": "http://www.adlnet.org/xsd/adlcp_rootv1p2", "scorm2004": "http://www.adlnet.org/xsd/adlcp_v1p3"}
VERSIONS = {"scorm12": "1.2", "scorm2004": "2004 4th Edition"}
TYPES = {"scorm12": "scormtype", "scorm2004": "scormType"}
HIDDEN = "{http://www.adlnet.org/xsd/adlnav_v1p3}hideLMSUI"
CONTROLS = "{http://www.imsglobal.org/xsd/imsss}deliveryControls"
UI = {"previous", "continue", "exit", "exitAll", "abandon", "abandonAll", "suspendAll"}
_ASKED = re.compile(r"<(?:script|link)\b[^>]*?\b(?:src|href)=\"([^\"]+)\"")
_ID = re.compile(r"[^\W\d][\w.-]*")


def check_package(files: Mapping[str, bytes], standard: Standard) -> list[str]:
    """Everything in which the package of `files` breaks the rules of `standard`."""
    if MANIFEST not in files:
        return ["the package has no manifest at its top"]
    try:
        root = ElementTree.fromstring(files[MANIFEST])
    except ElementTree.ParseError as error:
        return [f"the manifest is no XML: {error}"]
    return [*_manifest(root, standard), *_files(root, files, standard)]


def _manifest(root: ElementTree.Element, standard: Standard) -> Iterator[str]:
    space = {"": CORE[standard.kind]}
    if root.tag != f"{{{space['']}}}manifest":
        yield f"the root is {root.tag}"
    for path, wanted in (("schema", "ADL SCORM"), ("schemaversion", VERSIONS[standard.kind])):
        if [node.text for node in root.iterfind(f"metadata/{path}", space)] != [wanted]:
            yield f"one <{path}> says {wanted!r}"
    names = [node.get("identifier", "") for node in root.iter() if node.get("identifier") is not None]
    yield from (f"the identifier {name!r} has another form" for name in names if not _ID.fullmatch(name))
    yield from (f"the identifier {name!r} stands twice" for name, count in Counter(names).items() if count > 1)
    group = root.find("organizations", space)
    if group is None or group.find(f"organization[@identifier='{group.get('default')}']", space) is None:
        yield "the default organization is not here"
    items = root.findall("organizations/organization/item", space)
    if len(items) != 1 or items[0].get("identifierref") not in {
        one.get("identifier") for one in root.iterfind("resources/resource", space)
    }:
        yield "one item opens one resource"
    for node in root.iterfind("organizations//title", space):
        if not 0 < len((node.text or "").strip()) <= 200:
            yield "a title has 1 to 200 characters"
    if standard is not SCORM12:
        yield from (
            f"{node.text!r} is no part of a learning system" for node in root.iter(HIDDEN) if node.text not in UI
        )
        if not any(node.get("completionSetByContent") == "true" for node in root.iter(CONTROLS)):
            yield "the content says what is complete"


def _files(root: ElementTree.Element, files: Mapping[str, bytes], standard: Standard) -> Iterator[str]:
    space = {"": CORE[standard.kind]}
    resources = root.findall("resources/resource", space)
    for node in resources:
        kind = node.get(f"{{{ADL[standard.kind]}}}{TYPES[standard.kind]}")
        if (node.get("type"), kind) != ("webcontent", "sco"):
            yield "a resource is web content and a sco"
        if node.find(f"file[@href='{node.get('href')}']", space) is None:
            yield "the page that it opens is not among its files"
    listed = [file.get("href", "") for node in resources for file in node.iterfind("file", space)]
    yield from (f"{path!r} is not relative" for path in listed if re.search(r"[\s\\]|^/|^\w+:|(^|/)\.\.(/|$)", path))
    yield from (f"{path!r} is listed twice" for path, count in Counter(listed).items() if count > 1)
    names = {unquote(path) for path in listed}
    yield from (f"{name!r} is listed and not there" for name in sorted(names - set(files)))
    yield from (f"{name!r} is there and not listed" for name in sorted(set(files) - names - {MANIFEST}))
    asked = _ASKED.findall(files.get(LAUNCH, b"").decode())
    yield from (f"the page asks for {name!r}, which is not there" for name in asked if name not in files)
