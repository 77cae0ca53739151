"""Modules joined by Python alone do what they do as ES modules, or are refused."""

import subprocess

import pytest

from course_tools import node
from course_visuals import modules

SHARED = """\
// A comment with an import in it: import nothing.
let count = 0;
export function next() {
  count += 1;
  return count;
}
export const start = 7;
"""
FIRST = """\
import { next as step } from "./shared.js";
export class Counter {
  value = step();
}
"""
ENTRY = """\
import { Counter } from "./first.js";
import {
  next,
  start,
} from "./shared.js";
export async function later() {}

console.log(new Counter().value, next(), start);
"""


@pytest.fixture
def sources(tmp_path):
    for name, text in (("shared", SHARED), ("first", FIRST), ("entry", ENTRY)):
        (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    return tmp_path


def output_of(*arguments, given=None):
    command = [node.program(), *arguments]
    run = subprocess.run(
        command, input=given, capture_output=True, text=True, encoding="utf-8"
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def test_joined_script_does_what_the_modules_do(sources):
    joined = modules.script(["entry.js"], sources)
    assert output_of(sources / "entry.js") == output_of(given=joined) == "1 2 7"


def test_each_module_is_in_the_script_once_and_without_comments(sources):
    joined = modules.script(["entry.js", "first.js"], sources)
    assert joined.count('modules["shared.js"] = ') == 1
    assert "comment" not in joined
    assert "\n\n" not in joined


def test_what_another_script_brings_is_not_there_twice(sources):
    shared = modules.script(["shared.js"], sources)
    rest = modules.script(["entry.js"], sources, without=["shared.js"])
    assert 'modules["shared.js"] = ' not in rest
    assert output_of(given=shared + rest) == "1 2 7"


def test_notebook_module_exports_what_renders(sources):
    sources.joinpath("entry.js").write_text(
        "export function render() {\n  return 3;\n}\n", encoding="utf-8"
    )
    text = modules.notebook_module("entry.js", sources)
    path = sources / "joined.mjs"
    path.write_text(text, encoding="utf-8")
    program = f'import shown from "{path.as_uri()}"; console.log(shown.render())'
    assert output_of("--input-type=module", given=program) == "3"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('import { a } from "./nowhere.js";', "no module nowhere.js, which entry.js"),
        ('import { a } from "../outside.js";', "outside.js is not below"),
        ('import { a } from "./entry.js";', "entry.js -> entry.js: modules must not"),
        ('import a from "./first.js";', "cannot read `import a from"),
        ("export default 3;", "cannot read `export default 3;`"),
        ("export let a = 3;", "cannot read `export let a = 3;`"),
    ],
)
def test_modules_that_cannot_be_joined_are_refused(sources, text, words):
    (sources / "entry.js").write_text(text + "\n", encoding="utf-8")
    with pytest.raises(modules.ModuleError) as refused:
        modules.script(["entry.js"], sources)
    assert words in str(refused.value)
