"""Answers are kept on the device, and nothing that is stored there can break a page."""

import pytest

from tests.questions import boxes

PROGRAM = """
import { readFileSync } from "node:fs";
const { openAnswers } = await import(`${process.argv[1]}/progress.js`);

class Storage {
  constructor(held) { this.held = held; }
  getItem() { return this.held; }
  setItem(_, text) {
    if (this.held === "full") throw new Error("QuotaExceededError");
    this.held = text;
  }
}
const { held, none, steps } = JSON.parse(readFileSync(0, "utf8"));
const answers = openAnswers(none ? null : new Storage(held));
const out = steps.map(([name, ...given]) => answers[name](...given) ?? null);
process.stdout.write(JSON.stringify(out));
"""


def run(*steps, held=None, none=False):
    data = {"held": held, "none": none, "steps": steps}
    return boxes.run(PROGRAM, data, boxes.MODULES.as_uri())


PUT = ["put", "01/shape", "(5,)", True]
SAVED = '{"course": "jacobians", "version": 1, "answers": {"01/shape": %s}}'
RECORD = '{"answer": "(5,)", "right": true}'


@pytest.mark.parametrize("where", [{}, {"none": True}, {"held": "full"}])
def test_answers_are_kept_and_cleared(where):
    out = run(PUT, ["get", "01/shape"], ["solved"], ["clear"], ["solved"], **where)
    assert out[1:] == [{"answer": "(5,)", "right": True}, ["01/shape"], None, []]


def test_what_was_stored_is_found_again():
    assert run(["solved"], held=SAVED % RECORD) == [["01/shape"]]


def test_export_can_be_loaded_elsewhere():
    exported = run(PUT, ["exported"])[1]
    assert run(["take", exported], ["get", "01/shape"], none=True) == [
        1,
        {"answer": "(5,)", "right": True},
    ]


def test_loading_does_not_undo_what_is_solved_here():
    wrong = SAVED % '{"answer": "(7,)", "right": false}'
    assert run(PUT, ["take", wrong], ["get", "01/shape"])[2]["right"] is True


@pytest.mark.parametrize(
    "text",
    [
        *("", "null", "[]", "{", "7"),
        '{"course": "other", "version": 1, "answers": {}}',
        '{"course": "jacobians", "version": 2, "answers": {}}',
        '{"course": "jacobians", "version": 1, "answers": null}',
    ],
)
def test_foreign_file_is_refused_and_foreign_storage_is_harmless(text):
    assert run(PUT, ["take", text], ["solved"])[1:] == [None, ["01/shape"]]
    assert run(["solved"], PUT, ["solved"], held=text) == [[], None, ["01/shape"]]


@pytest.mark.parametrize(
    "record",
    [
        "null",
        "7",
        '{"answer": "x"}',
        '{"answer": 7, "right": true}',
        '{"answer": ["a", 7], "right": true}',
        f'{{"answer": "{"x" * 301}", "right": true}}',
    ],
)
def test_strange_record_is_left_out(record):
    assert run(["take", SAVED % record], ["solved"]) == [0, []]
