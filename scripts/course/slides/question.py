"""A question of a built page, as the review asks it elsewhere, and as slides for a group: what happened, the choice to count
hands for, the talk and the choice again, each option with its feedback, and what to take from it."""

from collections.abc import Callable
from urllib.parse import urljoin

from bs4.element import Tag

from course.slides.blocks import Block, Paragraph, blocks_of
from course.slides.fit import BESIDE, PLAN_SIZE, share_words
from course.text.html import attribute, classes, tags, text_of, with_class

ASK = "What would make this hard here?"
TALK = ("Turn to somebody who chose another letter.", "What did each of you look at, and what would change your mind?")
HEADINGS = ("h2", "h3", "h4")
LETTERS = "ABCDEFGH"


def add_question(add: Callable[..., None], base: str, question: Tag) -> None:
    """Have the cutter of a page `add` the slides of a question in the course's markup; their ids begin with `base`."""
    stems: list[Block] = [Paragraph.of(stem, "stem") for stem in question.find_all("legend")]
    situation = [block for box in with_class(question, "question__situation") for block in blocks_of(box)]
    add("question", share_words(situation, stems), name=base, label="Question")
    keyed = [_option(item) for item in question.select(".question__options > li")]
    letters = {option.key: letter for option, letter in zip(keyed, LETTERS, strict=False)}
    choice = f"{base}.choose" if keyed else ""
    if keyed:
        vote = [[*stems, *keyed]]
        add("vote", vote, name=choice, part="Choose", label="Show of hands")
        talk = [[Paragraph.said(words) for words in TALK]]
        add("talk", talk, name=f"{base}.talk", part="Talk", label="Talk", of=choice)
        add("vote", vote, name=f"{base}.again", part="Choose again", label="Show of hands", of=choice)
    for answer in question.select(".question__answers > ul > li"):
        letter = letters.get(attribute(answer, "data-option"), "")
        part, name = (f"Option {letter}", letter.lower()) if letter else ("Answer", "answer")
        of = choice if letter else ""
        add("answer", _answer(answer), name=f"{base}.{name}", part=part, label="Why", of=of)
    told = [block for box in with_class(question, "question__explanation") for one in tags(box) for block in _told(one)]
    if told:
        blocks = [[*told, Paragraph.said(ASK, "ask")]]
        add("discuss", blocks, name=f"{base}.discuss", part="Discuss", label="Discuss", of=choice)


def _option(item: Tag) -> Paragraph:
    """An option with its key: the words beside a box, which has it as its value, or an act that stands beside its places."""
    if act := item.select_one(".question__act"):
        return Paragraph.of(act, "letter", attribute(act, "id").rpartition("--")[2])
    box, words = item.select("label > *")
    return Paragraph.of(words, "letter", attribute(box, "value"))


def _answer(answer: Tag) -> list[list[Block]]:
    """An option with what lies behind it, again on each slide where that takes more than one."""
    option, *rest = tags(answer)
    head: list[Block] = [Paragraph.of(option, "option", attribute(answer, "data-option"))]
    said: list[Block] = []
    for one in rest:
        if "question__verdict" in classes(one):
            head.append(Paragraph.of(one, "verdict", attribute(answer, "data-keyed")))
        else:
            said += blocks_of(one)
    slides = share_words(said, head, size=PLAN_SIZE, width=BESIDE)
    return [[*head, *(block for block in blocks if block not in head)] for blocks in slides]


def _told(block: Tag) -> list[Block]:
    """What a block of the explanation says; the link back to the section is for readers."""
    return [] if any(text_of(link) == text_of(block) for link in block.find_all("a")) else blocks_of(block)


def questions_of(article: Tag, page: str) -> dict[str, str]:
    """The questions of a built page by id, each under a heading of level 3, in markup that holds at the site's root.

    The tree of the page's article is changed by that.
    """
    found = {}
    for root in article.find_all(None, {"data-module": "question"}):
        name = attribute(root, "data-question")
        heading = root.find_previous(HEADINGS, id=name)
        for own in with_class(root, "question__own"):
            own.decompose()
        parts = [part for part in (heading, root) if part]
        if heading:
            heading.name = "h3"
        for link in (link for part in parts for link in part.find_all("a", href=True)):
            link["href"] = urljoin(page, attribute(link, "href"))
        found[name] = "\n".join(str(part) for part in parts)
    return found
