"""What is written from the questions: chapters, recall page, cards."""

import importlib
import json
import os
import shutil
import sqlite3
import time
import zipfile
from types import SimpleNamespace

import pytest

from course_tools import cards, cli, notebooks, questions, questions_text
from course_tools.project import CourseError
from tests.questions import boxes


def test_chapters_and_recall_page_are_current():
    questions_text.write(boxes.ROOT, check=True)


@pytest.fixture
def course(tmp_path):
    """A course folder with the questions and what is written from them."""
    for folder in ("questions", "chapters"):
        shutil.copytree(boxes.ROOT / folder, tmp_path / folder)
    (tmp_path / "course_lib").mkdir()
    (tmp_path / "solutions").mkdir()
    (tmp_path / "_toc.yml").touch()
    return tmp_path


def change(course, old="The inner slope $2x$ is missing.", new="Look inside."):
    path = course / "questions" / "02_derivative_of_one_variable.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_changed_question_makes_its_chapter_stale(course, monkeypatch, capsys):
    monkeypatch.chdir(course)
    change(course)
    assert cli.main(["questions", "--check"]) == 1
    stale = "chapters/02_derivative_of_one_variable.ipynb. Run `course questions`"
    assert f"Stale: {stale}" in capsys.readouterr().err
    assert cli.main(["questions"]) == 0
    assert cli.main(["questions", "--check"]) == 0
    path = course / "chapters" / "02_derivative_of_one_variable.ipynb"
    assert "Look inside." in path.read_text(encoding="utf-8")


def test_writing_keeps_all_other_cells(course):
    change(course)
    path = course / "chapters" / "02_derivative_of_one_variable.ipynb"
    before = notebooks.read(path).cells
    questions_text.write(course)
    after = notebooks.read(path).cells
    differing = [a.id for a, b in zip(before, after, strict=True) if a != b]
    assert differing == ["check-yourself"]


def test_missing_cell_and_missing_mark_are_said(course):
    path = course / "chapters" / "recall.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(questions_text.FROM_HERE, ""), encoding="utf-8")
    with pytest.raises(CourseError, match=r"recall\.md: the line .* is missing"):
        questions_text.write(course)
    path = course / "chapters" / "01_shapes_and_promises.ipynb"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"check-yourself"', '"quiz"'), encoding="utf-8")
    with pytest.raises(CourseError, match="there is no cell `check-yourself`"):
        questions_text.write(course)


def test_answers_are_folded_and_reasons_stand_in_them():
    for chapter in boxes.CHAPTERS:
        text = questions_text.check_section(chapter)
        assert text.count("<summary>Answer</summary>") == len(chapter.check)
        visible = ""
        for part in text.split("<details>"):
            visible += part.split("</details>")[-1]
        for question in chapter.check:
            assert question.explanation not in visible
            for wrong in question.wrong:
                assert " ".join(wrong.reason.split()) in " ".join(text.split())


@pytest.fixture(scope="module")
def notes(tmp_path_factory):
    """The notes of the deck: question, answer and chapter, as Anki stores them."""
    folder = tmp_path_factory.mktemp("deck")
    cards.write(boxes.ROOT, folder / "deck.apkg")
    with zipfile.ZipFile(folder / "deck.apkg") as packed:
        assert packed.testzip() is None
        packed.extract("collection.anki2", folder)
        assert json.loads(packed.read("media")) == {}
    with sqlite3.connect(folder / "collection.anki2") as database:
        rows = database.execute("select guid, flds from notes").fetchall()
        names = json.loads(database.execute("select decks from col").fetchone()[0])
    return rows, {deck["name"] for deck in names.values()}


def test_every_recall_question_is_a_card(notes):
    rows, decks = notes
    expected = sum(len(chapter.cards) for chapter in boxes.CHAPTERS)
    assert len(rows) == len({guid for guid, _ in rows}) == expected >= 24
    assert f"{cards.NAME}::1. Shapes and promises" in decks


def test_formulas_on_cards_are_those_that_anki_reads(notes):
    rows, _ = notes
    text = "\n".join(fields for _, fields in rows)
    assert r"\(2x\cos(x^2)\)" in text
    assert "<code>W.grad</code>" in text
    assert "$" not in text
    assert text.count(r"\(") == text.count(r"\)") > 50


def test_formula_with_a_less_than_sign_is_no_tag():
    assert r"\(0 &lt; p &lt; 1\)" in cards.html("$0 < p < 1$")
    assert r"\[a_1\]" in cards.html("$$a_1$$")


def test_deck_is_the_same_byte_for_byte_at_another_time(monkeypatch):
    first = cards.deck(boxes.ROOT)
    later = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    assert cards.deck(boxes.ROOT) == first


def fields_of(course):
    decks = cards.package(course).decks
    return {note.guid: note.fields for deck in decks for note in deck.notes}


def test_deck_changes_with_a_question_and_its_cards_stay_the_same(course):
    first = fields_of(course)
    change(course, "Is a derivative a small difference or a", "Difference or")
    second = fields_of(course)
    assert first.keys() == second.keys()
    assert sum(first[guid] != second[guid] for guid in first) == 1


def test_site_gets_a_new_deck_when_a_source_is_newer(course, monkeypatch):
    monkeypatch.syspath_prepend(str(boxes.ROOT / "_ext"))
    extension = importlib.import_module("questions")
    html = SimpleNamespace(format="html")
    app = SimpleNamespace(srcdir=course, outdir=course / "html", builder=html)
    deck = course / "html" / "_downloads" / extension.DECK
    extension.write_cards(app, None)
    made = deck.read_bytes()
    deck.write_bytes(b"as it was")
    extension.write_cards(app, None)
    assert deck.read_bytes() == b"as it was"
    source = next(iter(questions.files(course)))
    os.utime(source, ns=(deck.stat().st_mtime_ns,) * 2)
    extension.write_cards(app, None)
    assert deck.read_bytes() == made


def test_command_says_how_many(course, monkeypatch, capsys):
    monkeypatch.chdir(course)
    assert cli.main(["cards", "--into", "deck.apkg"]) == 0
    count = sum(len(chapter.cards) for chapter in questions.load_all(course))
    assert f"{count} cards are in deck.apkg" in capsys.readouterr().out
    assert (course / "deck.apkg").stat().st_size > 3000
