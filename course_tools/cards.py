"""The recall questions as a deck of cards for Anki, the same file byte for byte.

Each card keeps its identity (a hash of chapter and question), so that a newer deck
updates the cards that somebody is learning and leaves their progress alone.
"""

import hashlib
import io
import re
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from course_tools import questions, questions_text

NAME = "Jacobians, from one variable to backpropagation"
STYLE = """\
.card { font: 20px/1.5 system-ui, sans-serif; max-width: 36em; margin: 1em auto;
        padding: 0 1em; text-align: left; }
code { font-size: 0.9em; }
.chapter { color: #767676; font-size: 0.7em; }
"""
FRONT = '<div class="chapter">{{Chapter}}</div>{{Question}}'
BACK = '{{FrontSide}}<hr id="answer">{{Answer}}'
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip file can hold


def identity(text):
    """A number that Anki accepts as an id, always the same for the same text."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:12], 16) % 2**31 + 2**30


def html(markdown):
    """A text of a question as HTML, with formulas as Anki's MathJax reads them."""
    from markdown_it import MarkdownIt
    from markdown_it.common.utils import escapeHtml
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    def formula(content, options):
        opening, closing = r"\[", r"\]"
        if not options["display_mode"]:
            opening, closing = r"\(", r"\)"
        return f"{opening}{escapeHtml(content.strip())}{closing}"

    # Comments speak to `course formulas`.
    markdown = re.sub(r"<!--.*?-->\s*", "", markdown, flags=re.S)
    reader = MarkdownIt("commonmark").enable("table")
    return reader.use(dollarmath_plugin, renderer=formula).render(markdown).strip()


def front(question):
    """What is asked, with the choices if there are any."""
    lines = ((f"({c.name})", c.text) for c in question.choices)
    return html(f"{question.prompt}\n\n{questions_text.bullets(lines)}")


def back(question):
    """The answer with its explanation; where lines were given, with their reasons."""
    if question.kind == "recall":
        return html(question.answer)
    if question.choices:
        return html(questions_text.answer(question))
    return html(questions_text.explained(question))


def package(root):
    """The deck of the course, a genanki Package, with one deck for each chapter."""
    import genanki

    model = genanki.Model(
        identity("model"),
        f"{NAME}: question and answer",
        fields=[{"name": name} for name in ("Question", "Answer", "Chapter")],
        templates=[{"name": "Recall", "qfmt": FRONT, "afmt": BACK}],
        css=STYLE,
    )
    decks = []
    for chapter in questions.load_all(root):
        title = questions_text.title_of(root, chapter.stem)
        deck = genanki.Deck(identity(chapter.stem), f"{NAME}::{title}")
        for question in chapter.cards:
            deck.add_note(
                genanki.Note(
                    model=model,
                    fields=[front(question), back(question), title],
                    guid=genanki.guid_for("course", chapter.stem, question.id),
                    tags=[chapter.stem],
                )
            )
        decks.append(deck)
    return genanki.Package(decks)


def deck(root):
    """The bytes of the deck; the same questions give the same bytes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        package(root).write_to_file(str(path), timestamp=0)
        return _timeless(path)


def _timeless(path):
    """The zip file anew, without the dates and rights of the temporary files."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            new.writestr(info, old.read(name))
    return made.getvalue()


def sources(root):
    """What a deck is made of; the folder too, which changes when a file goes."""
    made_by = (Path(module.__file__) for module in (questions, questions_text))
    return [
        root / "questions",
        *questions.files(root),
        *(root / "chapters").glob("*.ipynb"),
        Path(__file__),
        *made_by,
    ]


def write(root, path):
    """Write the deck to a file.

    Returns
    -------
    int
        The number of cards in it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(deck(root))
    return sum(len(chapter.cards) for chapter in questions.load_all(root))
