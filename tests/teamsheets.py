"""Forty made-up sheets of teams with broken and hostile files among them, and what they say together: for the page and for the command."""

import json
from typing import Any

DAY = 24 * 3600 * 1000
SAVED = 1_790_000_000_000  # 21 September 2026
SHARING, LISTENING = ("messages", "decided", "heard-back"), ("visits", "own-words", "in-the-room")
UNCERTAIN, ASSESS = ("not-proved", "still-there", "whose-account"), ("assessments", "up-to-date", "second-explanation")
ABUSE = ("entries", "whose-behaviour", "between")


def sheet(
    number: int, used: str = "briefings/sharing-information", service: str = "Health", **more: Any
) -> dict[str, Any]:
    """A sheet that is whole; `number` makes its id."""
    line = {"will": f"Do thing {number}", "who": "The duty manager", "by": "Friday", "child": f"Sign {number}"}
    meeting = {"date": "2026-05-04", "service": service, "people": 6, "used": used, "look": "2026-06-15", "looked": ""}
    counts = {"first": {}, "second": {}}
    about = {"about": "A sheet.", "form": 1, "course": "learning-from-reviews", "id": f"{number:016x}", "saved": SAVED}
    return {**about, **meeting, **counts, "agreed": [line], "saw": "", **more}


def counts(items: tuple[str, ...], *numbers: int) -> dict[str, int]:
    return dict(zip(items, numbers, strict=True))


def _looked(items: tuple[str, ...], first: tuple[int, ...], second: tuple[int, ...] = ()) -> dict[str, Any]:
    again = {"second": counts(items, *second), "looked": "2026-06-15"} if second else {}
    return {"first": counts(items, *first), **again}


def forty() -> list[dict[str, Any]]:
    """Twelve on sharing (six looked twice), ten on listening (four did), eight on uncertainty (one is most of it), six on assessment (half
    their counts are not whole), four on domestic abuse: of four services, in one quarter of thirty, one of eight, one of one, and one
    that is not over."""

    def some(least: int, most: int, used: str, service: str, **more: Any) -> list[dict[str, Any]]:
        return [sheet(number, used, service, **more) for number in range(least, most + 1)]

    summer = {"date": "2026-08-03"}
    abuse = {**_looked(ABUSE, (7, 7, 7)), "look": "2026-12-20"}
    formula = {"will": "=HYPERLINK(1)", "who": "<b>Jo</b>", "by": "", "child": "<img src=x onerror=alert(1)>"}
    return [
        *some(0, 5, "briefings/sharing-information", "Early help", **_looked(SHARING, (10, 4, 2), (10, 7, 5))),
        *some(6, 11, "modules/sharing-information", "Early help", first=counts(SHARING, 9, 9, 9)),
        *some(12, 15, "guides/listening-to-children", "Health", **_looked(LISTENING, (5, 3, 1), (5, 5, 5))),
        *some(16, 21, "guides/listening-to-children", "Health", **_looked(LISTENING, (5, 3, 1))),
        *some(22, 22, "briefings/uncertainty", "Police", first=counts(UNCERTAIN, 100, 2, 1), **summer),
        *some(23, 29, "briefings/uncertainty", "Police", first=counts(UNCERTAIN, 3, 2, 1), **summer),
        *some(30, 32, "briefings/assessment", "Health", first=counts(ASSESS, 8, 4, 2)),
        *some(33, 35, "briefings/assessment", "Health", first=counts(ASSESS[:2], 8, 4)),
        sheet(36, "briefings/domestic-abuse", "Housing", **abuse),
        sheet(37, "briefings/domestic-abuse", "Housing", **abuse, date="2025-12-01"),
        sheet(38, "briefings/domestic-abuse", "Housing", **abuse, date="2026-10-05"),
        sheet(39, "briefings/domestic-abuse", "Police", agreed=[formula], look=""),
    ]


def _text(value: object) -> bytes:
    return json.dumps(value).encode()


def files() -> dict[str, bytes]:
    """The forty as files by name, with two more copies, an older version, and what is refused."""
    made = {f"sheet-{number}.json": _text(one) for number, one in enumerate(forty())}
    made["copy-of-0.json"] = made["sheet-0.json"]
    made["older-1.json"] = _text(sheet(1, service="Voluntary sector", saved=SAVED - DAY))
    return made | {name: data for name, (data, _) in REFUSED.items()}


_EVIL = '{"form": 1, "course": "learning-from-reviews", "__proto__": {"id": "%s", "people": 6}}' % ("a" * 16)
REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing.json": (b"", "empty, or not plain text"),
    "photo.json": (b"\xff\xd8\xff\xe0", "empty, or not plain text"),
    "cut.json": (_text(sheet(50))[:-40], "damaged or cut off"),
    "deep.json": (b"[" * 50_000, "damaged or cut off"),
    "huge.json": (_text(sheet(51, saw="x" * 70_000)), "larger than a sheet ever is"),
    "list.json": (b"[1, 2]", "not a team's sheet"),
    "record.json": (b'{"course": "learning-from-reviews", "version": 1}', "not a team's sheet"),
    "proto.json": (_EVIL.encode(), '"id" is not as a sheet has it'),
    "other.json": (_text(sheet(52, course="parks\u001b[2J")), 'another course: "parks?[2J"'),
    "newer.json": (_text(sheet(53, form=2)), "a form that this version of the course does not know"),
    "name-as-id.json": (_text(sheet(54, id="Jo Smith, Health")), '"id" is not as a sheet has it'),
    "below.json": (_text(sheet(55, first=counts(SHARING, 9, -1, 2))), '"first" is not as a sheet has it'),
    "endless.json": (_text(sheet(56)).replace(b'"people": 6', b'"people": 1e400'), '"people" is not as a sheet has it'),
    "too-much.json": (_text(sheet(57, first=counts(SHARING, 3, 4, 1))), "more than what was looked at"),
    "control.json": (_text(sheet(58, service="Health\u001b[2J")), '"service" is not as a sheet has it'),
    "half-a-letter.json": (_text(sheet(59, service="\ud800")), '"service" is not as a sheet has it'),
    "no-day.json": (_text(sheet(60, date="2026-02-30")), '"date" is not as a sheet has it'),
    "future.json": (_text(sheet(61, saved=SAVED + 9000 * DAY)), "dated in the future"),
    "unknown-page.json": (_text(sheet(62, "briefings/none")), "no page that this copy of the course has"),
    "inherited-page.json": (_text(sheet(63, "constructor")), "no page that this copy of the course has"),
    "one-worker.json": (_text(sheet(64, people=1)), "it would be somebody's own"),
    "no-service.json": (_text(sheet(65, service="")), "names no service"),
    "example.json": (_text(sheet(66, made_up=True)), "made up, and the others are not"),
}
"""Each file that is left out, and what is said of it."""
# What is said where files come in the order of their names.
REMARKS = [
    "sheet-0.json is the same sheet as copy-of-0.json, and is counted once.",
    "sheet-1.json and older-1.json are two versions of one sheet: sheet-1.json is the later, and is counted.",
]
_FEW = "A figure is drawn from 5 sheets or more: below that, this page says only that sheets exist."
_ROOM = "people were in the room, counted once for each sheet. Due for another look:"
SAID = [
    "39 sheets are added up.",
    f"October to December 2025: 1 sheet. {_FEW}",
    f"April to June 2026: 30 sheets. 180 {_ROOM} 18.",
    f"July to September 2026: 8 sheets. 48 {_ROOM} 8.",
    "October to December 2026: 1 sheet. This quarter is added up from 12 February 2027, when second looks are in.",
    "A reason to talk, not a measure.",
]
"""On 30 November 2026. In spring ten have looked twice, one looks again on 20 December and one has no day."""
TODAY = 1_796_000_000_000
_SPRING, _SUMMER = "April to June 2026", "July to September 2026"
UNSURE, LISTENED, SHARED = "Dealing with uncertainty", "Listening to children", "Referrals and sharing information"
_OTHER = "Other themes, put together"


def _done(theme: str, first: int, last: int) -> list[list[str]]:
    """What the sheets from one number to another agreed, in the order of words."""
    return sorted([theme, f"Do thing {number}", f"Sign {number}"] for number in range(first, last + 1))


_AGREED = ["Theme", "What we will do", "How a child would notice"]
TABLES: dict[str, list[list[str]]] = {
    f"What was used, {_SPRING}": [
        ["Theme", "Sheets", "As"],
        [LISTENED, "10", "Guide"],
        [SHARED, "12", "Briefing; Module and its check"],
        [_OTHER, "8", "Briefing"],
    ],
    f"Which services, {_SPRING}": [
        ["Service", "Sheets", "What they used"],
        ["Health", "16", f"{LISTENED}; {_OTHER}"],
        ["Other services, put together", "14", f"{_OTHER}; {SHARED}"],
    ],
    f"Counts: {LISTENED}, {_SPRING}": [
        ["What was counted", "First look"],
        ["Of these, with what the child did, said or played", "30 of 50"],
        ["Of these, with who else was in the room", "10 of 50"],
    ],
    f"Counts: {SHARED}, {_SPRING}": [
        ["What was counted", "First look", "When they looked again"],
        ["Of these, with a decision beside them", "24 of 60", "42 of 60"],
        ["Of these, where the sender heard back", "12 of 60", "30 of 60"],
    ],
    f"What was agreed, {_SPRING}": [
        _AGREED,
        *_done(LISTENED, 12, 21),
        *_done(SHARED, 0, 11),
        [_OTHER, "=HYPERLINK(1)", "<img src=x onerror=alert(1)>"],
        *_done(_OTHER, 30, 36),
    ],
    f"What was used, {_SUMMER}": [["Theme", "Sheets", "As"], [UNSURE, "8", "Briefing"]],
    f"Which services, {_SUMMER}": [["Service", "Sheets", "What they used"], ["Police", "8", UNSURE]],
    f"What was agreed, {_SUMMER}": [_AGREED, *_done(UNSURE, 22, 29)],
}
"""What the page and the command draw of the forty: each table by its title, with its head."""
