"""Attacks by what lies in a student's folder; no answer is written in any.

The docstring of each says its kind and its aim.
"""

import json
import os

from course_tools.benchmarks.hostile.assignment import DRILL, SENTINEL

ATTACKS = []
# What stands behind the name of the student's folder in some of them.
FOLDERS = {
    "files_folder_with_brackets": "[1]",
    "files_folder_with_blanks": " of house  b",
    "files_folder_with_a_star": "*",
    "files_folder_looks_the_same": "\N{CYRILLIC SMALL LETTER A}da",
}


def attack(function):
    """Register it under its name."""
    ATTACKS.append(function)
    return function


def link(target):
    """A maker of symbolic links."""
    return lambda path: os.symlink(target, path)


def plain(given):
    return json.dumps(given).encode()


@attack
def files_format_3(given):
    """files: a notebook of nbformat 3, with worksheets."""
    cells = []
    for cell in given["cells"]:
        key = "input" if cell["cell_type"] == "code" else "source"
        old = {"cell_type": cell["cell_type"], key: cell["source"], "metadata": {}}
        if key == "input":
            old |= {"outputs": [], "language": "python", "collapsed": False}
        cells.append(old)
    sheets = [{"cells": cells, "metadata": {}}]
    book = {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}}
    return {DRILL: json.dumps(book | {"worksheets": sheets}).encode()}


@attack
def files_format_5(given):
    """files: a notebook of a format that is not there yet."""
    return {DRILL: plain(given | {"nbformat": 5, "nbformat_minor": 0})}


@attack
def files_no_format(given):
    """files: a notebook that does not say its format."""
    del given["nbformat"], given["nbformat_minor"]
    return {DRILL: plain(given)}


@attack
def files_utf_16(given):
    """files: UTF-16, as an editor of Windows writes it."""
    return {DRILL: json.dumps(given).encode("utf-16")}


@attack
def files_byte_order_mark(given):
    """files: UTF-8 with a byte order mark."""
    return {DRILL: b"\xef\xbb\xbf" + plain(given)}


@attack
def files_latin_1(given):
    """files: Latin-1 letters that are no UTF-8."""
    given["cells"][0]["source"] = "Lösung für Zoë"
    return {DRILL: json.dumps(given, ensure_ascii=False).encode("latin-1")}


@attack
def files_empty(given):
    """files: nothing at all."""
    return {DRILL: b""}


@attack
def files_zeros(given):
    """files: a megabyte of zeros, as a crash of a disk leaves it."""
    return {DRILL: bytes(10**6)}


@attack
def files_deep(given):
    """files: a hundred thousand lists one in another, for a parser to fall."""
    return {DRILL: b'{"cells": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"}


@attack
def files_huge(given):
    """files: 25 MB of text in one cell."""
    given["cells"][0]["source"] = "x" * 25_000_000
    return {DRILL: plain(given)}


@attack
def files_many_cells(given):
    """files: 20,000 cells."""
    cell = {"cell_type": "raw", "metadata": {}, "source": ""}
    given["cells"] += [cell | {"id": f"c{number}"} for number in range(20_000)]
    return {DRILL: plain(given)}


@attack
def files_cut_off(given):
    """files: a notebook that was cut off in the middle."""
    text = plain(given)
    return {DRILL: text[: len(text) // 2]}


@attack
def files_merge_markers(given):
    """files: a merge that nobody finished."""
    lines = json.dumps(given, indent=1).splitlines()
    lines[3:3] = ["<<<<<<< HEAD", lines[2], "=======", lines[2], ">>>>>>> theirs"]
    return {DRILL: "\n".join(lines).encode()}


@attack
def files_foreign_kernel(given):
    """files: the kernel of another language."""
    spec = {"name": "ir", "language": "R", "display_name": "R"}
    given["metadata"] = {"kernelspec": spec, "language_info": {"name": "R"}}
    return {DRILL: plain(given)}


@attack
def files_no_notebook(given):
    """files: a printed page with the name of a notebook."""
    return {DRILL: b"%PDF-1.7\n" + bytes(range(256)) * 50}


@attack
def files_other_json(given):
    """files: JSON that is no notebook."""
    return {DRILL: b'[1, 2, {"cells": "none"}]'}


@attack
def files_strange_numbers(given):
    """files: numbers that JSON does not have, and one of 100,000 digits."""
    text = json.dumps(given)[:-1]
    more = f', "a": NaN, "b": -Infinity, "c": 1e999, "d": {"9" * 100_000}}}'
    return {DRILL: (text + more).encode()}


@attack
def files_keys_twice(given):
    """files: two lists of cells under one key."""
    return {DRILL: plain(given)[:-1] + b', "cells": []}'}


@attack
def files_half_characters(given):
    """files: halves of characters, which no file can hold as UTF-8."""
    for cell in given["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] += "\n# \ud83d \udc00"
    return {DRILL: plain(given)}


@attack
def files_name_with_brackets(given):
    """files: a name that a search with patterns does not find."""
    return {DRILL.replace(".", "[1]."): plain(given)}


@attack
def files_name_with_blanks(given):
    """files: a name with blanks and the number of a download."""
    return {DRILL.replace("_", " ").replace(".", " (2)."): plain(given)}


@attack
def files_name_twins(given):
    """files: two names that look the same, in two forms of Unicode."""
    names = "drill_01_sm\u00e1ll.ipynb", "drill_01_sma\u0301ll.ipynb"
    return {name: plain(given) for name in names}


@attack
def files_name_no_text(given):
    """files: a name of bytes that are no text, beside the notebook."""
    return {DRILL: plain(given), b"\xff\xfe.ipynb": b"{}"}


@attack
def files_folder_with_brackets(given):
    """files: a student's folder that a pattern takes for another."""
    return {DRILL: plain(given)}


@attack
def files_folder_with_blanks(given):
    """files: a student's folder with blanks in its name."""
    return {DRILL: plain(given)}


@attack
def files_folder_with_a_star(given):
    """files: a student's folder whose name is a pattern."""
    return {DRILL: plain(given)}


@attack
def files_folder_looks_the_same(given):
    """files: a student's folder that looks like another one's."""
    return {DRILL: plain(given)}


@attack
def files_link_to_the_solution(given):
    """forging: a link to the solution of the teacher in the place of the notebook."""
    return {DRILL: link(f"../../../../solutions/01_small/{DRILL}")}


@attack
def files_link_to_a_neighbour(given):
    """forging: a link to the work of a neighbour."""
    return {DRILL: link(f"../../s000/01_small/{DRILL}")}


@attack
def files_links_beside(given):
    """leak: links beside the notebook, to be followed into the feedback."""
    solution = f"../../../../solutions/01_small/{DRILL}"
    there = {"help.ipynb": link(solution), "passwd.txt": link("/etc/passwd")}
    return {DRILL: plain(given), "data": link("/etc")} | there


@attack
def files_link_to_itself(given):
    """files: a link that leads to itself."""
    return {DRILL: link(DRILL)}


@attack
def files_fifo(given):
    """breaking: a pipe that keeps waiting whoever opens it."""
    return {DRILL: os.mkfifo}


@attack
def files_folder_as_notebook(given):
    """files: a folder with the name of the notebook."""
    return {f"{DRILL}/{DRILL}": plain(given)}


@attack
def files_only_below(given):
    """files: the notebook lies in a folder of a folder."""
    return {f"my work/final/{DRILL}": plain(given)}


@attack
def files_two_candidates(given):
    """files: two notebooks, neither of the right name."""
    return {"final.ipynb": plain(given), "final_final.ipynb": plain(given)}


@attack
def files_a_thousand(given):
    """files: a thousand files beside the notebook."""
    return {DRILL: plain(given)} | {f"{n:04d}.txt": b"x" for n in range(1000)}


@attack
def files_junk_time(given):
    """files: a time of submission that is no time."""
    return {DRILL: plain(given), "timestamp.txt": b"yesterday, I think"}


@attack
def files_impossible_time(given):
    """files: a time of submission in the year 99999."""
    return {DRILL: plain(given), "timestamp.txt": b"99999-01-01 00:00:00 UTC"}


@attack
def files_modules_beside(given):
    """forging: a course_lib and a nbgrader of one's own beside the notebook."""
    judge = b"class answer:\n    def __init__(self, *a): pass\n"
    judge += b"    def __call__(self, *a, **k): return self\n"
    judge += b"    def should_be(self, *a, **k): pass\n"
    judge += b"    should_equal = should_raise = should_be\n"
    return {
        DRILL: plain(given),
        "course_lib/__init__.py": b"",
        "course_lib/drill.py": judge,
        "nbgrader.py": b"raise SystemExit",
    }


@attack
def files_start_up(given):
    """harm: files of settings that would run as the teacher, beside the notebook."""
    spy = b"print('STOLEN')\n"
    names = "nbgrader_config.py", "ipython_config.py", "sitecustomize.py", "conftest.py"
    return {DRILL: plain(given)} | dict.fromkeys(names, spy)


@attack
def files_gradebook_beside(given):
    """forging: a gradebook of one's own and a ready result beside the notebook."""
    ready = f'{{"form": 1, "notebooks": {{}}, "secret": "{SENTINEL[:3]}"}}'.encode()
    database = b"SQLite format 3\0" + bytes(4096)
    return {DRILL: plain(given), "gradebook.db": database, "result.json": ready}
