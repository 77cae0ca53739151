"""Make boxes of the questions of a chapter, and offer the recall cards for download.

The chapter's Markdown holds each question behind a comment, `<!-- question id -->`, up
to the next one or `<!-- end of questions -->`. Each becomes a <div class="question">,
and the page gets what its script has to know of them. All prose stays in the page, so
that without a script the folded answers remain.
"""

import html
import json
import re
from pathlib import Path

from docutils import nodes
from sphinx.util import logging

from course_tools import cards, questions
from course_tools.project import CourseError

SCRIPT = "questions/questions.js"
MARK = re.compile(r"<!-- question ([a-z0-9-]+) -->")
END = "<!-- end of questions -->"
DECK = "recall-cards.apkg"
logger = logging.getLogger(__name__)


def make_boxes(app, doctree):
    """Put a box around each question, and the data of all before the first."""
    starts = [node for node in doctree.findall(nodes.raw) if MARK.search(node.astext())]
    if not starts:
        return
    stem = Path(app.env.docname).name
    try:
        chapter = questions.load(Path(app.srcdir, "questions", f"{stem}.yml"))
    except CourseError as problem:
        logger.warning("%s", problem, location=doctree, type="questions")
        return
    app.env.note_dependency(f"questions/{stem}.yml")
    known = {question.id: question for question in chapter.check}
    names = [MARK.search(start.astext())[1] for start in starts]
    if unknown := set(names) - set(known):
        words = f"questions/{stem}.yml has no question {', '.join(sorted(unknown))}"
        logger.warning(words, location=starts[0], type="questions")
        return
    parent = starts[0].parent
    parent.insert(parent.index(starts[0]), data(stem, [known[name] for name in names]))
    for start, name in zip(starts, names, strict=True):
        box(start, known[name])


def data(stem, asked):
    """What the script has to know, as JSON in the page; it asks for the script too."""
    known = {"chapter": stem, "questions": [questions.for_page(q) for q in asked]}
    text = json.dumps(known, ensure_ascii=False).replace("</", "<\\/")
    tag = f'<script type="application/json" id="questions-data">{text}</script>'
    return nodes.raw("", tag, format="html", interactive=SCRIPT)


def box(start, question):
    """Open a <div> at the mark, close it at the end, and name the lists in between."""
    parent = start.parent
    children = parent.children
    begin = parent.index(start)
    end = begin + 1
    while end < len(children) and not is_mark(children[end]):
        end += 1
    label = html.escape(f"Question {question.id.replace('-', ' ')}")
    opening = (
        f'<div class="question" id="question-{question.id}" role="group" '
        f'aria-label="{label}">'
    )
    inside = children[begin + 1 : end]
    name_lists(inside, question)
    start.replace_self(nodes.raw("", opening, format="html"))
    parent.insert(end, nodes.raw("", "</div>", format="html"))


def is_mark(node):
    return isinstance(node, nodes.raw) and (
        MARK.search(node.astext()) or END in node.astext()
    )


def name_lists(inside, question):
    """Give the choices and the reasons the classes by which the script finds them."""
    folds = [n for n, node in enumerate(inside) if "<details>" in node.astext()]
    lists = [n for n, node in enumerate(inside) if isinstance(node, nodes.bullet_list)]
    if question.choices:
        inside[max(n for n in lists if n < folds[0])]["classes"] += ["question-choices"]
    inside[lists[-1]]["classes"] += ["question-reasons"]


def write_cards(app, error):
    """Put the deck beside the pages, for recall.md to offer, unless it is there."""
    root, deck = root_of(app), Path(app.outdir, "_downloads", DECK)
    if error is not None or app.builder.format != "html" or not questions.files(root):
        return
    newest = max(path.stat().st_mtime for path in cards.sources(root))
    if not deck.exists() or deck.stat().st_mtime <= newest:
        cards.write(root, deck)


def root_of(app):
    return Path(app.srcdir)


def setup(app):
    app.connect("doctree-read", make_boxes)
    app.connect("build-finished", write_cards)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
