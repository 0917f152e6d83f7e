"""The question bank for systems that take questions alone: mkdocs-quiz's own writers, fed from what our reader read."""

import re
from collections.abc import Iterable

from lxml import etree
from lxml.builder import ElementMaker
from markdown import markdown
from mkdocs_quiz.qti import Answer, Blank, QTIExporter, QTIVersion, Quiz, QuizCollection

from course.questions.question import Question
from course.questions.types.blank import BLANK

VERSIONS = tuple(version.value for version in QTIVersion)
GENERAL = "general"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NS21 = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_E12 = ElementMaker(namespace="http://www.imsglobal.org/xsd/ims_qtiasiv1p2")
_E21 = ElementMaker(namespace=_NS21)
_STYLE = re.compile(r' style="[^"]*"')


def html(text: str) -> str:
    """The Markdown `text` as XHTML that needs no style: paragraphs and tables as other systems take them."""
    return _STYLE.sub("", markdown(text, extensions=["tables"], output_format="xhtml"))


def qti_files(questions: Iterable[Question], version: str, title: str) -> dict[str, bytes]:
    """The files of an export in QTI `version`, by path; questions and options bear the names that they have here.

    A question of a type that has neither options nor blanks is left out, since the writers know no other.
    """
    every = [question for question in questions if question.body.options or question.body.blanks]
    collection = QuizCollection(title, [_quiz(one) for one in every], identifier="course-questions")
    writer = QTIExporter.create(collection, QTIVersion.from_string(version))
    files = {"imsmanifest.xml": writer.generate_manifest(), "assessment.xml": writer.generate_assessment()}
    made = writer.generate_items()
    whole = {f"items/q-{one.id}.xml": _whole(one, made[f"items/q-{one.id}.xml"], version) for one in every}
    return {name: text.encode() for name, text in files.items()} | whole


def _quiz(question: Question) -> Quiz:
    body, name, asked = question.body, f"q-{question.id}", _asked(question)
    for number in range(len(body.blanks)):
        asked = BLANK.sub(f"{{{{BLANK_{number}}}}}", asked, count=1)
    return Quiz(
        question=asked,
        answers=[Answer(one.text, one.keyed, f"{name}-{question.key(one)}", one.feedback) for one in body.options],
        blanks=[Blank(answer, f"{name}-{number}") for number, answer in enumerate(body.blanks, 1)],
        content=body.explanation,
        identifier=name,
    )


def _whole(question: Question, item: str, version: str) -> bytes:
    """An item with what the writers leave out: its title, paragraphs and tables, and feedback that is shown after the answer."""
    made = etree.fromstring(item.encode())
    (_mend_21 if version == "2.1" else _mend_12)(made, question)
    text: str = etree.tostring(made, encoding="unicode")
    return f"{_DECLARATION}{text}\n".encode()


def _feedback(question: Question) -> list[tuple[str, str]]:
    """The names of the options and their feedback, and the explanation as the last."""
    of_options = [(f"q-{question.id}-{question.key(one)}", one.feedback) for one in question.body.options]
    return [*of_options, (GENERAL, question.body.explanation)]


def _asked(question: Question) -> str:
    return f"{question.body.situation}\n\n{question.body.stem}"


# QTI 2.1


def _blocks(text: str) -> etree._Element:
    return etree.fromstring(f'<div xmlns="{_NS21}">{html(text)}</div>')


def _mend_21(item: etree._Element, question: Question) -> None:
    item.set("title", question.title)
    find = item.find
    (asked,) = item.iterfind(f".//{{{_NS21}}}div[@class='question']")
    fields, (situation, _, stem) = list(asked), (asked.text or "").rpartition("\n\n")
    asked.text = None
    if question.body.options:
        asked.extend(_blocks(_asked(question)))
    else:
        asked.extend(_blocks(situation))
        asked.append(_E21.p(stem.strip() + " ", *fields))
    find(f"{{{_NS21}}}outcomeDeclaration[@identifier='FEEDBACK']").set("cardinality", "multiple")
    shown = [_E21.baseValue(GENERAL, baseType="identifier")]
    if question.body.options:
        shown.insert(0, _E21.variable(identifier="RESPONSE"))
    find(f"{{{_NS21}}}responseProcessing").append(_E21.setOutcomeValue(_E21.multiple(*shown), identifier="FEEDBACK"))
    item.remove(find(f"{{{_NS21}}}modalFeedback"))
    for name, text in _feedback(question):
        item.append(_E21.modalFeedback(_blocks(text), outcomeIdentifier="FEEDBACK", showHide="show", identifier=name))


# QTI 1.2


def _mend_12(item: etree._Element, question: Question) -> None:
    space = {"q": item.nsmap[None]}
    (one,) = item.findall("q:item", space)
    one.set("title", question.title)
    if question.body.options:
        one.find("q:presentation/q:material/q:mattext", space).text = html(_asked(question))
    else:
        for text in one.iterfind("q:presentation/q:material/q:mattext", space):
            text.text = html(text.text or "")
    processing = one.find("q:resprocessing", space)
    for feedback in one.findall("q:itemfeedback", space):
        one.remove(feedback)
    for at, (name, text) in enumerate(_feedback(question), 1):
        condition = _E12.other() if name == GENERAL else _E12.varequal(name, respident="response1")
        shows = _E12.displayfeedback(feedbacktype="Response", linkrefid=f"{name}_fb")
        shown = _E12.respcondition(_E12.conditionvar(condition), shows)
        shown.set("continue", "Yes")
        processing.insert(at, shown)
        one.append(_E12.itemfeedback(_E12.material(_E12.mattext(html(text), texttype="text/html")), ident=f"{name}_fb"))
