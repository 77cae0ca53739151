"""The question files: a slip in one is said with its file, question and field."""

import re

import pytest

from course_tools import questions
from course_tools.project import CourseError
from tests.questions import boxes

SOUND = """\
check:
  - id: slope-of-square
    kind: formula
    prompt: What is the slope of $x^2$?
    variables: {x: [-1, 2]}
    key: 2x
    answer: $2x$
    sympy: diff(x**2, x)
    forms: [x + x]
    wrong:
      - value: x
        reason: The factor 2 is missing.
    explanation: The power rule.
  - id: pick-one
    kind: choice
    prompt: Which one?
    choices:
      - {text: this, right: true}
      - {text: that, reason: It is the other one.}
    explanation: This one.
recall:
  - id: recall-square
    prompt: The slope of $x^2$?
    answer: $2x$
recall_intro: Ask again.
"""


def load(tmp_path, text):
    path = tmp_path / "01_tiny.yml"
    path.write_text(text, encoding="utf-8")
    return questions.load(path)


def test_sound_file_is_read(tmp_path):
    chapter = load(tmp_path, SOUND)
    assert [q.id for q in chapter.check] == ["slope-of-square", "pick-one"]
    assert chapter.check[0].wrong[0].reason == "The factor 2 is missing."
    assert [q.id for q in chapter.cards] == ["recall-square"]
    assert questions.for_page(chapter.check[1]) == {
        "id": "pick-one",
        "kind": "choice",
        "names": ["a", "b"],
        "key": ["a"],
    }


FAULTS = [
    ("kind: formula", "kind: formul", "`slope-of-square`: field `kind` is 'formul'"),
    ("id: pick-one", "id: Pick one", "question 2 of `check`: field `id` is 'Pick one'"),
    ("id: pick-one", "id: slope-of-square", "another question has this id"),
    ("id: recall-square", "id: pick-one", "`pick-one`: another question has this id"),
    ("    key: 2x\n", "", "`slope-of-square`: field `key` is missing or empty"),
    ("    key: 2x\n", "    key: [2]\n", "field `key` is [2]; it must be text"),
    ("    key: 2x\n", "    keys: 2x\n", "field `keys` is unknown for the kind formula"),
    ("[-1, 2]", "[2, -1]", "field `variables, x` is [2, -1]; a domain is [low, high]"),
    ("{x: [-1, 2]}", "{2x: [-1, 2]}", "`variables, 2x` is '2x'; names are letters"),
    ("[-1, 2]", "{between: [-1, 2], shape: 7}", "is 7; a shape is [n] or [m, n]"),
    ("    sympy: diff(x**2, x)\n", "", "one of the fields `sympy` and `numpy`"),
    ("        reason: The f", "        because: The f", "`wrong, entry 1` is {'value'"),
    ("forms: [x + x]", "forms: x + x", "field `forms` is 'x + x'; it must be a list"),
    (", right: true", ", reason: Why", "`choices` is '0 right ones'; exactly one"),
    (", reason: It is the other one.", "", "`choices, entry 2, reason` is missing"),
    ("right: true", "right: yes, please: 1", "field `choices, entry 1`"),
    ("    explanation: This one.\n", "", "`pick-one`: field `explanation` is missing"),
    ("    answer: $2x$\nrecall_intro", "recall_intro", "`recall-square`: field `ans"),
    ("recall_intro: Ask again.\n", "", "it must hold check, recall, recall_intro"),
    ("check:\n", "check: {\n", "not readable as YAML"),
]


@pytest.mark.parametrize(("old", "new", "words"), FAULTS, ids=lambda text: text[:24])
def test_fault_is_named(tmp_path, old, new, words):
    assert old in SOUND
    with pytest.raises(CourseError, match=re.escape(words)) as told:
        load(tmp_path, SOUND.replace(old, new, 1))
    assert "questions/01_tiny.yml" in str(told.value)


def test_every_chapter_has_questions_of_different_kinds():
    stems = {path.stem for path in (boxes.ROOT / "chapters").glob("[0-9][0-9]_*.ipynb")}
    assert {chapter.stem for chapter in boxes.CHAPTERS} == stems
    for chapter in boxes.CHAPTERS:
        assert len(chapter.check) >= 6
        assert len({question.kind for question in chapter.check}) >= 4
        assert len(chapter.recall) >= 4


def test_every_wrong_answer_has_a_sentence():
    for question in boxes.CHECKED:
        told = [wrong.reason for wrong in question.wrong]
        told += [c.reason for c in question.choices if not c.right]
        assert len(told) >= 2, question.id
        for reason in told:
            assert reason[0].isupper() or reason[0] in "$`", (question.id, reason)
            assert reason.endswith((".", "$", "?")), (question.id, reason)
