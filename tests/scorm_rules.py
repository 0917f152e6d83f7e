"""The rules of SCORM for a package: what its manifest must have, and that it and the files tell the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.parsers import expat

from course.packages.scorm_manifest import LAUNCH, MANIFEST, SCORM12, Standard
from course.text.problems import Problem

_ID = re.compile(r"[^\W\d][\w.-]*")
_UI = frozenset({"previous", "continue", "exit", "exitAll", "abandon", "abandonAll", "suspendAll"})
_LONGEST_TITLE = 200
_ASKED = re.compile(r"<(?:script|link)\b[^>]*?\b(?:src|href)=\"([^\"]+)\"")


@dataclass
class Node:
    """An element of a manifest: `namespace name`, attributes likewise, line, text and what is in it."""

    name: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    inside: list[Node] = field(default_factory=list)

    def all(self, name: str) -> Iterator[Node]:
        """Every element of this name in it, at any depth."""
        for node in self.inside:
            if node.name == name:
                yield node
            yield from node.all(name)

    def own(self, name: str) -> list[Node]:
        """The elements of this name right in it."""
        return [node for node in self.inside if node.name == name]


def parse(data: bytes) -> Node:
    """The root element of an XML file; ExpatError, with its line, where it is none."""
    open_nodes = [Node("", {}, 0)]
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        node = Node(name, attributes, parser.CurrentLineNumber)
        open_nodes[-1].inside.append(node)
        open_nodes.append(node)

    def words(text: str) -> None:
        open_nodes[-1].text += text

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: open_nodes.pop()
    parser.CharacterDataHandler = words
    parser.Parse(data, True)
    return open_nodes[0].inside[0]


class _Rules:
    """One package held against one standard."""

    def __init__(self, root: Node, files: Mapping[str, bytes], standard: Standard) -> None:
        self.root, self.files, self.standard = root, files, standard
        self.problems: list[Problem] = []

    def name(self, local: str, space: str = "") -> str:
        return f"{self.standard.namespaces[space]} {local}"

    def wrong(self, node: Node, message: str) -> None:
        self.problems.append(Problem(MANIFEST, node.line, message))

    def one(self, parent: Node, local: str) -> Node | None:
        found = parent.own(self.name(local))
        if len(found) != 1:
            self.wrong(parent, f"{len(found)} elements <{local}> stand here; one is right")
        return found[0] if found else None

    def check(self) -> list[Problem]:
        if self.root.name != self.name("manifest"):
            self.wrong(self.root, f"the root is <{self.root.name}>; it must be <{self.name('manifest')}>")
            return self.problems
        self.metadata()
        self.identifiers()
        resources = self.one(self.root, "resources")
        found = resources.own(self.name("resource")) if resources else []
        self.organizations(found)
        for resource in found:
            self.resource(resource)
        self.every_file(found)
        if self.standard is not SCORM12:
            self.sequencing()
        return self.problems

    def metadata(self) -> None:
        metadata = self.one(self.root, "metadata")
        for local, wanted in (("schema", "ADL SCORM"), ("schemaversion", self.standard.schema_version)):
            node = self.one(metadata, local) if metadata else None
            if node and node.text != wanted:
                self.wrong(node, f"<{local}> is {node.text!r}; this standard writes {wanted!r}")

    def identifiers(self) -> None:
        named = [
            self.root,
            *(node for local in ("organization", "item", "resource") for node in self.root.all(self.name(local))),
        ]
        seen: dict[str, int] = {}
        for node in named:
            name = node.attributes.get("identifier", "")
            if not _ID.fullmatch(name):
                self.wrong(
                    node,
                    f"the identifier {name!r} must begin with a letter and hold letters, digits, full stops, hyphens and underscores",
                )
            elif name in seen:
                self.wrong(node, f"the identifier {name!r} stands on line {seen[name]} already; each must be its own")
            seen.setdefault(name, node.line)

    def organizations(self, resources: list[Node]) -> None:
        group = self.one(self.root, "organizations")
        found = group.own(self.name("organization")) if group else []
        names = {node.attributes.get("identifier") for node in found}
        if group and group.attributes.get("default") not in names:
            self.wrong(group, f"the default organization {group.attributes.get('default')!r} is not here")
        known = {node.attributes.get("identifier") for node in resources}
        for node in found:
            self.title(node)
            items = list(node.all(self.name("item")))
            if not items:
                self.wrong(node, "the organization has no <item>, so nothing can be opened")
            for item in items:
                self.title(item)
                if not item.own(self.name("item")) and item.attributes.get("identifierref") not in known:
                    self.wrong(
                        item,
                        f"the item opens {item.attributes.get('identifierref')!r}, and no resource has that identifier",
                    )

    def title(self, parent: Node) -> None:
        node = self.one(parent, "title")
        if node and not 0 < len(node.text.strip()) <= _LONGEST_TITLE:
            self.wrong(node, f"the title has {len(node.text.strip())} characters; write 1 to {_LONGEST_TITLE}")

    def resource(self, node: Node) -> None:
        kind = node.attributes.get(self.name(self.standard.sco, "adlcp"))
        if node.attributes.get("type") != "webcontent" or kind not in ("sco", "asset"):
            self.wrong(node, f'a resource says type="webcontent" and adlcp:{self.standard.sco}="sco" or "asset"')
        listed = [file.attributes.get("href", "") for file in node.own(self.name("file"))]
        href = node.attributes.get("href", "").partition("?")[0]
        if href not in listed:
            self.wrong(node, f"the page {href!r} that it opens is not among its files")
        for path, count in Counter(listed).items():
            if count > 1:
                self.wrong(node, f"the file {path!r} is listed {count} times")

    def every_file(self, resources: list[Node]) -> None:
        listed = [file for node in resources for file in node.own(self.name("file"))]
        for file in listed:
            href = file.attributes.get("href", "")
            if not href or re.search(r"[\s\\]|^/|^\w+:|(^|/)\.\.(/|$)", href):
                self.wrong(file, f"the address {href!r} must be relative, without spaces, backslashes or ..")
            elif unquote(href) not in self.files:
                self.wrong(file, f"there is no file {unquote(href)!r} in the package")
        for address in _ASKED.findall(self.files.get(LAUNCH, b"").decode()):
            if address not in self.files:
                self.problems.append(
                    Problem(LAUNCH, 1, f"the page asks for {address!r}, and the package has no such file")
                )
        left = set(self.files) - {MANIFEST} - {unquote(file.attributes.get("href", "")) for file in listed}
        self.problems += [
            Problem(MANIFEST, self.root.line, f"the file {name!r} of the package is not listed")
            for name in sorted(left)
        ]

    def sequencing(self) -> None:
        for node in self.root.all(self.name("hideLMSUI", "adlnav")):
            if node.text not in _UI:
                self.wrong(node, f"{node.text!r} is no part of a learning system; known are {', '.join(sorted(_UI))}")
        controls = list(self.root.all(self.name("deliveryControls", "imsss")))
        if not any(node.attributes.get("completionSetByContent") == "true" for node in controls):
            self.wrong(
                self.root,
                'no item says completionSetByContent="true", so a learning system may call it complete unread',
            )


def check_package(files: Mapping[str, bytes], standard: Standard) -> list[Problem]:
    """Everything in which the package of `files` breaks the rules of `standard`."""
    if MANIFEST not in files:
        return [Problem(MANIFEST, 1, "the package has no such file at its top")]
    try:
        root = parse(files[MANIFEST])
    except expat.ExpatError as error:
        return [Problem(MANIFEST, error.lineno, f"this is no XML: {expat.ErrorString(error.code)}")]
    return _Rules(root, files, standard).check()
