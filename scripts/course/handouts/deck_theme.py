"""The template of our PowerPoint files: 16 to 9, the course's colours, Arial, and a layout for each kind of slide."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from course.handouts.fit import INDENT, Box

WIDTH, HEIGHT = 960, 540
POINT = 12700
LABEL = Box(60, 24, 840, 22)
TITLE = Box(60, 46, 840, 78)
BODY = Box(60, 136, 840, 352)
BIG = Box(60, 150, 840, 200)
LEDE = Box(60, 130, 840, 66)
ABOUT = Box(60, 216, 380, 276)
CONTACTS = Box(470, 216, 430, 276)
BIG_TITLE = Box(60, 24, 840, 96)
INK, DEEP, QUIET, LINE, THREAD = "1E2A2B", "1D4B4F", "4F5F61", "CFD8D5", "B9730B"
LABEL_ID, AFTER_ID, ABOUT_ID = 13, 14, 15
_SPACES = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'


@dataclass(frozen=True)
class Look:
    """A layout: its name, its ground, the band at its edge, and the colour of its words."""

    name: str
    ground: str = "FDFCF9"
    edge: str = "1D6B66"
    ink: str = INK
    title: str = DEEP
    quiet: str = QUIET


LOOKS = {
    "title": Look("Title"),
    "section": Look("Section", "1D4B4F", "E8B45C", "FFFFFF", "FFFFFF", "DBE8E6"),
    "words": Look("Title and words"),
    "key": Look("Key line", "E6F0ED"),
    "scene": Look("Scene", "F6F0E3", "A36A12"),
    "note": Look("Content note", "FDF3DC", "A36A12"),
    "try": Look("Try this", "EEF1F8", "3F5C99"),
    "since": Look("Since 2016", "F3EEF6", "70508A"),
    "question": Look("Question", "FDFCF9", THREAD),
}
_OF_KIND = {"hypothesis": "try", "discuss": "try", "vote": "question", "answer": "question"}


def look_of(kind: str) -> str:
    """The name in LOOKS of the layout for a kind of slide."""
    named = _OF_KIND.get(kind, kind)
    return named if named in LOOKS else "words"


@cache
def template(running: str) -> bytes:
    """An empty presentation with our layouts, in the order of LOOKS; `running` stands at the foot of each slide."""
    from pptx import Presentation
    from pptx.util import Emu

    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(WIDTH * POINT), Emu(HEIGHT * POINT)
    deck.part._element.sldSz.attrib.pop("type", None)
    for layout in list(deck.slide_layouts)[len(LOOKS) :]:
        deck.slide_layouts.remove(layout)
    _theme(deck.slide_masters[0].part)
    _theme(deck.notes_master.part)
    _master(deck.slide_masters[0], running)
    for layout, (key, look) in zip(deck.slide_layouts, LOOKS.items(), strict=True):
        _layout(layout, key, look)
    for part in (deck.part, deck.slide_masters[0].part, deck.notes_master.part):
        for element in part._element.iter():
            if element.get("lang"):
                element.set("lang", "en-GB")
    held = io.BytesIO()
    deck.save(held)
    return held.getvalue()


def _theme(part: Any) -> None:
    """Our colours and letters in a theme."""
    theme = next(related.target_part for related in part.rels.values() if related.reltype.endswith("/theme"))
    xml = theme.blob.decode()
    colours = {"dk1": INK, "lt1": "FFFFFF", "dk2": DEEP, "lt2": "FDFCF9", "accent1": "1D6B66", "accent2": THREAD}
    colours |= {
        "accent3": "3F5C99",
        "accent4": "70508A",
        "accent5": "A36A12",
        "accent6": QUIET,
        "hlink": "0B5C62",
        "folHlink": "0B5C62",
    }
    for name, colour in colours.items():
        xml = re.sub(
            f"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>', xml, flags=re.DOTALL
        )
    xml = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', r"\1Arial", xml)
    xml = re.sub(r'<a:theme ([^>]*)name="[^"]*"', r'<a:theme \1name="Learning from reviews"', xml)
    if hasattr(theme, "_element"):
        from pptx.oxml import parse_xml

        theme._element = parse_xml(xml.encode())
    else:
        theme._blob = xml.encode()


def box_xml(box: Box) -> str:
    """A rectangle as DrawingML."""
    return f'<a:xfrm><a:off x="{round(box.x * POINT)}" y="{round(box.y * POINT)}"/><a:ext cx="{round(box.width * POINT)}" cy="{round(box.height * POINT)}"/></a:xfrm>'


def _holder(number: int, name: str, mark: str, box: Box, anchor: str, style: str, words: str) -> str:
    """A placeholder of a layout or the master."""
    return (
        f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {mark}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{box_xml(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
        f'<a:lstStyle>{style}</a:lstStyle><a:p><a:pPr lvl="0"/><a:r><a:rPr lang="en-GB"/><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def _level(level: int, size: int, colour: str, *, bold: bool = False, bullet: bool = False) -> str:
    indent = round(INDENT * size * POINT) if bullet else 0
    mark = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if bullet else "<a:buNone/>"
    return (
        f'<a:lvl{level}pPr marL="{indent}" indent="{-indent}" algn="l"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>{mark}'
        f'<a:defRPr sz="{size * 100}" b="{int(bold)}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl{level}pPr>'
    )


def _band(number: int, name: str, box: Box, colour: str) -> str:
    """A rectangle for the eye alone."""
    return (
        f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"><a:extLst><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{box_xml(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
    )


def _foot(number: int, name: str, box: Box, words: str, align: str) -> str:
    """Words at the foot of each slide."""
    return (
        f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{box_xml(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f'<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="{align}"/>{words}</a:p></p:txBody></p:sp>'
    )


def _words(text: str, *, field: bool = False) -> str:
    look = f'<a:rPr lang="en-GB" sz="1000"><a:solidFill><a:srgbClr val="{QUIET}"/></a:solidFill></a:rPr>'
    if field:
        return f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">{look}<a:t>{text}</a:t></a:fld>'
    return f"<a:r>{look}<a:t>{escape(text)}</a:t></a:r>"


def _refill(tree: Any, shapes: list[str]) -> None:
    """Put `shapes` in the place of what stands in a tree of shapes."""
    from pptx.oxml import parse_xml

    for shape in list(tree)[2:]:
        tree.remove(shape)
    for shape in shapes:
        tree.append(parse_xml(shape))


def _master(master: Any, running: str) -> None:
    from pptx.oxml import parse_xml

    title = _holder(2, "Title", 'type="title"', TITLE, "b", "", "Title")
    body = _holder(3, "Words", 'type="body" idx="1"', BODY, "ctr", "", "Words")
    foot = _foot(4, "Edition", Box(60, 508, 700, 18), _words(running), "l")
    number = _foot(5, "Slide number", Box(800, 508, 100, 18), _words("1", field=True), "r")
    _refill(master._element.cSld.spTree, [title, body, foot, number])
    styles = master._element.find(f"{{{master._element.nsmap['p']}}}txStyles")
    lists = _level(1, 26, INK) + "".join(_level(level, 26, INK, bullet=True) for level in range(2, 6))
    made = parse_xml(
        f"<p:txStyles {_SPACES}><p:titleStyle>{_level(1, 34, DEEP, bold=True)}</p:titleStyle><p:bodyStyle>{lists}</p:bodyStyle><p:otherStyle/></p:txStyles>"
    )
    styles.getparent().replace(styles, made)


def _layout(layout: Any, key: str, look: Look) -> None:
    from pptx.oxml import parse_xml

    top = BIG_TITLE if key == "title" else BIG if key == "section" else TITLE
    kind = "ctrTitle" if key == "title" else "title"
    size = 40 if key in ("title", "section") else 34
    shapes = [_band(10, "Edge", Box(0, 0, 14, HEIGHT), look.edge)]
    shapes.append(_holder(2, "Title", f'type="{kind}"', top, "b", _level(1, size, look.title, bold=True), "Title"))
    if key == "title":
        shapes.append(
            _holder(3, "Subtitle", 'type="subTitle" idx="1"', LEDE, "t", _level(1, 22, look.ink), "What it is about")
        )
        shapes.append(
            _holder(
                4, "About", f'type="body" sz="quarter" idx="{ABOUT_ID}"', ABOUT, "t", _level(1, 14, look.quiet), "About"
            )
        )
    elif key != "section":
        lists = _level(1, 26, look.ink) + _level(2, 26, look.ink, bullet=True)
        shapes.append(
            _holder(
                4,
                "Label",
                f'type="body" sz="quarter" idx="{LABEL_ID}"',
                LABEL,
                "b",
                _level(1, 16, look.quiet, bold=True),
                "Label",
            )
        )
        shapes.append(_holder(3, "Words", 'idx="1"', BODY, "ctr", lists, "Words"))
        shapes.append(
            _holder(
                5,
                "Words below",
                f'type="body" sz="quarter" idx="{AFTER_ID}"',
                Box(60, 430, 840, 58),
                "t",
                lists,
                "Words below",
            )
        )
    common = layout._element.cSld
    common.set("name", look.name)
    _refill(common.spTree, shapes)
    for ground in common.findall(f"{{{layout._element.nsmap['p']}}}bg"):
        common.remove(ground)
    common.insert(
        0,
        parse_xml(
            f'<p:bg {_SPACES}><p:bgPr><a:solidFill><a:srgbClr val="{look.ground}"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        ),
    )
    layout._element.set("type", {"title": "title", "section": "titleOnly"}.get(key, "obj"))
    if key == "section":
        layout._element.set("showMasterSp", "0")
