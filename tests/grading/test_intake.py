"""Whatever lies in classroom/submitted, intake reads it, says what it is, runs nothing.

Each fault has a file made here and named after it.
"""

import json
import os
import socket
import unicodedata
from datetime import UTC, datetime

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_tools.grading import bounded_json, intake
from course_tools.grading.intake import STATUSES, Limits, take, take_class
from tests.grading.hand_ins import (
    ASSIGNMENT,
    DRILL,
    SOURCE,
    UNHURRIED,
    notebook,
    text_of,
)


@pytest.fixture
def hand_in(tmp_path):
    """Write files for a student; a value is bytes, text or a notebook."""

    def write(student="ada", **named):
        folder = tmp_path / student / ASSIGNMENT
        folder.mkdir(parents=True, exist_ok=True)
        for name, value in named.pop("files", named).items():
            value = text_of(value) if isinstance(value, dict) else value
            value = value.encode() if isinstance(value, str) else value
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(value)
        return folder

    write.submitted = tmp_path
    write.take = lambda student="ada", expected=(DRILL,), **limits: take(
        tmp_path, student, ASSIGNMENT, list(expected), Limits(**limits)
    )
    return write


def test_a_good_notebook_is_ok_and_nothing_of_it_is_lost(hand_in):
    hand_in(files={DRILL: notebook(), "timestamp.txt": "2026-01-30 15:00:00 UTC"})
    found = hand_in.take()
    assert (found.status, found.sentence) == ("ok", f"`{DRILL}` is read.")
    book = found.notebooks[DRILL]
    assert [cell["source"] for cell in book["cells"]] == ["# Drill", SOURCE]
    assert book["cells"][1]["metadata"]["nbgrader"]["grade_id"] == "slope"
    assert book["cells"][1]["outputs"] == []
    nbformat.validate(nbformat.from_dict(book))
    assert found.time == datetime(2026, 1, 30, 15, tzinfo=UTC)
    assert len(found.sha256) == 64


def test_the_hash_follows_the_bytes(hand_in):
    hand_in(files={DRILL: notebook()})
    first = hand_in.take().sha256
    assert hand_in.take().sha256 == first
    hand_in(files={DRILL: text_of(notebook()) + "\n"})
    assert hand_in.take().sha256 != first


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8-sig", "UTF-8 with a byte order mark"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("latin-1", "Latin-1"),
    ],
)
def test_other_encodings_are_read_and_said(hand_in, encoding, said):
    hand_in(files={DRILL: text_of(notebook()).encode(encoding)})
    found = hand_in.take()
    assert found.status == "repaired"
    assert f"is written in {said}" in found.sentence
    assert found.notebooks[DRILL]["cells"][1]["source"] == SOURCE


@pytest.mark.parametrize(
    "name",
    [
        "drill_02_derivatives (1).ipynb",
        "drill_02_derivatives-1.ipynb",
        "drill_02_derivatives-Copy1.ipynb",
        "Drill_02_Derivatives.IPYNB",
        "drill_02_derivatives.ipynb.txt",
        "homework.ipynb",
        "[x]*?.ipynb",
        "été œuvre.ipynb",
        "inner/drill_02_derivatives.ipynb",
        "homework.json",
    ],
)
def test_a_single_notebook_under_another_name_is_taken_and_said(hand_in, name):
    hand_in(files={name: notebook(), "data.csv": "1,2", "timestamp.txt": "junk"})
    found = hand_in.take()
    assert found.status == "renamed"
    assert found.sentence == f"`{name}` is taken as `{DRILL}`."
    assert len(found.notebooks[DRILL]["cells"]) == 2


def test_two_notebooks_under_other_names_are_not_guessed_between(hand_in):
    hand_in(files={"a.ipynb": notebook(), "b.ipynb": notebook()})
    found = hand_in.take()
    assert found.status == "unreadable"
    assert found.sentence.endswith("unclear which of `a.ipynb`, `b.ipynb` is meant.")


def test_a_copy_beside_the_right_name_is_left_out_and_said(hand_in):
    hand_in(files={DRILL: notebook(), "drill_02_derivatives-1.ipynb": "{"})
    found = hand_in.take()
    assert found.status == "ok"
    assert found.remarks == (
        "`drill_02_derivatives-1.ipynb` is a further notebook and is left out.",
    )


def test_of_two_drills_one_missing_is_named(hand_in):
    hand_in(files={"drill_a.ipynb": notebook()})
    found = hand_in.take(expected=("drill_a.ipynb", "drill_b.ipynb"))
    assert (found.status, found.sentence) == (
        "missing",
        "`drill_b.ipynb` was not handed in.",
    )
    assert list(found.notebooks) == ["drill_a.ipynb"]
    assert [entry.status for entry in found.entries] == ["ok", "missing"]


MENDED = {
    "nbformat_3": (
        {
            "nbformat": 3,
            "nbformat_minor": 0,
            "metadata": {"name": ""},
            "worksheets": [
                {
                    "cells": [
                        {"cell_type": "heading", "level": 2, "source": ["Drill"]},
                        {"cell_type": "code", "input": [SOURCE], "metadata": {}},
                    ]
                }
            ],
        },
        "is of nbformat 3, read as 4",
    ),
    "nbformat_5": (notebook(nbformat=5), "states nbformat '5', read as 4"),
    "nbformat_none": (
        {k: v for k, v in notebook().items() if k != "nbformat"},
        "states no nbformat, read as 4",
    ),
    "nbformat_words": (notebook(nbformat="four"), "states nbformat 'four'"),
    "foreign_kernel": (
        notebook(metadata={"kernelspec": {"name": "ir", "language": "R"}}),
        "names the kernel 'ir', read as Python 3",
    ),
    "metadata_no_object": (
        notebook(cells=[{**cell, "metadata": 7} for cell in notebook()["cells"]]),
        "metadata that are none dropped",
    ),
    "cells_that_are_none": (
        notebook(cells=[*notebook()["cells"], 1, {"source": 3}]),
        "2 entries that are no cells left out",
    ),
    "same_ids": (
        notebook(cells=[{**cell, "id": "same"} for cell in notebook()["cells"]]),
        "cells with the same or an impossible id given another",
    ),
    "half_a_surrogate": (
        notebook(cells=[*notebook()["cells"], {"cell_type": "raw", "source": "\ud800"}])
        | {},
        "characters that cannot be written replaced",
    ),
    "unknown_cell_type": (
        notebook(cells=[*notebook()["cells"], {"cell_type": "sql", "source": "x"}]),
        "a cell of an unknown kind made a raw one",
    ),
}


@pytest.mark.parametrize("fault", MENDED)
def test_faults_that_are_mended(hand_in, fault):
    value, said = MENDED[fault]
    hand_in(files={DRILL: json.dumps(value)})
    found = hand_in.take()
    assert found.status == "repaired", found.sentence
    assert said in found.sentence
    book = found.notebooks[DRILL]
    assert book["cells"][1]["source"] == SOURCE
    nbformat.validate(nbformat.from_dict(book))
    json.dumps(book, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "metadata",
    [
        {"kernelspec": {"name": "conda-env-course-py", "language": "python"}},
        {"kernelspec": {"name": "course-py"}},
        {"kernelspec": {"name": "my course"}, "language_info": {"name": "python"}},
        {},
    ],
)
def test_environments_of_python_by_any_name_are_ok(hand_in, metadata):
    hand_in(files={DRILL: notebook(metadata=metadata)})
    assert hand_in.take().status == "ok"


def test_drills_told_apart_by_a_number_alone_are_not_guessed(hand_in):
    hand_in(files={"drill-2 (1).ipynb": notebook()})
    found = hand_in.take(expected=("drill-1.ipynb", "drill-2.ipynb"))
    assert found.status == "unreadable"
    assert found.notebooks == {}


GOOD = text_of(notebook())
UNREADABLE = {
    "empty": ("", "is empty"),
    "blank": (" \n\t", "is empty"),
    "zeros": (b"\0" * 64, "is empty"),
    "truncated": (GOOD[: len(GOOD) // 2], "is cut off after"),
    "truncated_in_a_string": (GOOD[: GOOD.index("return") + 3], "is cut off after"),
    "merge_conflict": (
        GOOD.replace("\n", "\n<<<<<<< HEAD\n=======\n>>>>>>> theirs\n", 1),
        "holds the marks of an unfinished merge (line ",
    ),
    "a_python_script": ("x = 1\n", "is no JSON; it begins with 'x = 1"),
    "a_pdf": (b"%PDF-1.7\n\xff\xfe", "is no JSON; it begins with '%PDF-1.7"),
    "a_list": ("[1, 2]", "is JSON, but no notebook"),
    "no_cells": ("{}", "it has no list of cells"),
    "cells_empty": (json.dumps(notebook(cells=[])), "is a notebook without cells"),
    "trailing_comma": ('{"cells": [],}', "is no JSON from line 1 on"),
    "deep": ("[" * 100_000, "is nested deeper than 60 levels"),
    "deep_in_an_object": ('{"a":' * 70 + "1" + "}" * 70, "nested deeper than 60"),
    "many_lists": ("[" + "[]," * 300_000 + "[]]", "more than 300000 lists"),
    "long_number": ('{"cells": ' + "9" * 5000 + "}", "is no JSON"),
    "many_cells": (
        json.dumps(notebook(cells=[{"cell_type": "raw", "source": ""}] * 1001)),
        "has 1001 cells; at most 1000",
    ),
    "quotes_that_never_end": ('{"' + '\\"' * 500_000, "is cut off after"),
}


@pytest.mark.parametrize("fault", UNREADABLE)
def test_faults_that_are_not(hand_in, fault):
    value, said = UNREADABLE[fault]
    hand_in(files={DRILL: value})
    found = hand_in.take()
    assert found.status == "unreadable"
    assert found.sentence.startswith(f"`{DRILL}` ")
    assert said in found.sentence
    assert found.notebooks == {}
    assert found.entries[0].sha256


def test_a_large_file_is_not_read(hand_in):
    hand_in(files={DRILL: b" " * 2000})
    found = hand_in.take(bytes=1000)
    assert found.status == "unreadable"
    assert "has 2000 bytes; at most 1000 are read" in found.sentence


def test_too_many_files(hand_in):
    hand_in(files={DRILL: notebook(), **{f"{k}.txt": "" for k in range(30)}})
    found = hand_in.take(files=20)
    assert found.status == "unreadable"
    assert found.sentence == f"the folder `ada/{ASSIGNMENT}` holds too many files."


@pytest.mark.parametrize("make", ["link", "fifo", "socket", "folder", "hidden_link"])
def test_what_is_no_file_is_refused_without_touching_it(hand_in, make, tmp_path):
    secret = tmp_path / "gradebook.db"
    secret.write_text(text_of(notebook()))
    target = hand_in(files={"data.csv": "1"}) / DRILL
    if make == "link":
        target.symlink_to(secret)
    elif make == "hidden_link":
        target.symlink_to("no/such/file")
    elif make == "fifo":
        os.mkfifo(target)
    elif make == "socket":
        here = os.getcwd()
        os.chdir(target.parent)  # the path of a socket is short
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(DRILL)
        os.chdir(here)
    else:
        target.mkdir()
    found = hand_in.take()
    assert found.notebooks == {}
    if make == "folder":
        assert found.status == "missing"
        return
    word = {"fifo": "FIFO", "socket": "socket"}.get(make, "link")
    assert found.status == "unreadable"
    assert found.sentence == f"`{DRILL}` is a {word}."


@pytest.mark.parametrize("which", ["student", "assignment", "inner"])
def test_a_folder_that_is_a_link_is_not_followed(tmp_path, which):
    real = tmp_path / "elsewhere" / ASSIGNMENT
    real.mkdir(parents=True)
    (real / DRILL).write_text(text_of(notebook()))
    submitted = tmp_path / "submitted"
    submitted.mkdir()
    if which == "student":
        (submitted / "ada").symlink_to(real.parent)
    elif which == "assignment":
        (submitted / "ada").mkdir()
        (submitted / "ada" / ASSIGNMENT).symlink_to(real)
    else:
        (submitted / "ada" / ASSIGNMENT).mkdir(parents=True)
        (submitted / "ada" / ASSIGNMENT / "inner").symlink_to(real)
    found = take(submitted, "ada", ASSIGNMENT, [DRILL])
    assert found.notebooks == {}
    assert "link" in " ".join([found.sentence, *found.remarks])
    assert found.status == ("missing" if which == "inner" else "unreadable")


@pytest.mark.parametrize("name", ["..", "../bob", "/etc", "", "a\0b", "a\nb", ".ssh"])
def test_names_that_lead_elsewhere_are_refused(tmp_path, name):
    found = take(tmp_path, name, ASSIGNMENT, [DRILL])
    assert found.status == "unreadable"
    assert "\n" not in found.sentence


def test_an_assignment_without_notebooks_is_the_callers_mistake(tmp_path):
    with pytest.raises(ValueError, match="names no notebook"):
        take(tmp_path, "ada", ASSIGNMENT, [])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-01-30 15:00:00.250000 UTC", datetime(2026, 1, 30, 15, 0, 0, 250000)),
        ("2026-01-30 16:00:00 +0100", datetime(2026, 1, 30, 15)),
        ("2026-01-30T15:00:00Z\n", datetime(2026, 1, 30, 15)),
        ("2026-01-30 16:00:00 Europe/Berlin", datetime(2026, 1, 30, 15)),
        ("2026-02-30 16:00:00", None),
        ("0001-01-01 00:00:00 +1400", None),
        ("2026-01-30 16:00:00 ../../etc/passwd", None),
        ("yesterday", None),
        ("", None),
        (b"\xff\xfe\x00", None),
        (b"2" * 5000, None),
    ],
)
def test_times(hand_in, written, read):
    hand_in(files={DRILL: notebook(), "timestamp.txt": written})
    found = hand_in.take()
    assert found.status == "ok"
    assert found.time == (read and read.replace(tzinfo=UTC))
    assert bool(found.remarks) == (read is None)


def test_a_class_has_one_status_a_student(hand_in):
    names = ["m[1]", "a b", "*", "Zoë"]
    for name in names:
        hand_in(name, files={DRILL: notebook()})
    (hand_in.submitted / "absent").mkdir()
    (hand_in.submitted / "away").mkdir()
    (hand_in.submitted / "away" / "01_shapes").mkdir()
    (hand_in.submitted / "link").symlink_to("/etc")
    (hand_in.submitted / "notes.txt").write_text("not a student")
    found = take_class(
        hand_in.submitted, ASSIGNMENT, [DRILL], roster=[*names, "absent", "nobody"]
    )
    statuses = {submission.student: submission.status for submission in found}
    assert statuses == dict.fromkeys(names, "ok") | {
        "absent": "missing",
        "nobody": "missing",
        "link": "unreadable",
    }


def test_whoever_is_not_on_the_roster_is_said(hand_in):
    hand_in("eve", files={DRILL: notebook()})
    (eve,) = (
        found
        for found in take_class(hand_in.submitted, ASSIGNMENT, [DRILL], ["ada"])
        if found.student == "eve"
    )
    assert (eve.status, eve.remarks) == ("ok", ("`eve` is not on the roster.",))


def test_folders_that_only_look_the_same_are_said(hand_in):
    for form in ("NFC", "NFD"):
        hand_in(unicodedata.normalize(form, "Zoë"), files={DRILL: notebook()})
    found = list(take_class(hand_in.submitted, ASSIGNMENT, [DRILL]))
    assert len(found) == 2
    assert all("looks the same" in submission.remarks[0] for submission in found)


def test_before_anybody_handed_in_all_are_missing(tmp_path):
    found = take_class(tmp_path / "none", ASSIGNMENT, [DRILL], roster=["ada"])
    assert [submission.status for submission in found] == ["missing"]


def test_merge_marks_inside_a_cell_are_said_and_left(hand_in):
    source = "<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> b"
    cells = [*notebook()["cells"], {"cell_type": "code", "id": "x", "source": source}]
    hand_in(files={DRILL: notebook(cells=[{**c, "metadata": {}} for c in cells])})
    found = hand_in.take()
    assert found.status == "ok"
    assert "the cell `x` holds the marks of an unfinished merge" in found.remarks[0]


def test_control_characters_in_a_name_do_not_reach_the_screen(hand_in):
    hand_in(files={"a\x1b[31m\u202egnp.ipynb": notebook()})
    found = hand_in.take()
    assert found.status == "renamed"
    assert found.sentence.isprintable()
    assert "\u202e" not in found.sentence


KEYS = "cells worksheets nbformat metadata source input cell_type id level kernelspec"
KEYS = [*KEYS.split(), "name", "language"]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(KEYS) | st.text(max_size=4),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@settings(UNHURRIED, max_examples=80)
@given(VALUES)
def test_any_json_is_a_valid_notebook_or_refused(value):
    check(json.dumps(value).encode())


@settings(UNHURRIED, max_examples=80)
@given(st.lists(VALUES, max_size=5), VALUES)
def test_any_list_of_cells_is_a_valid_notebook_or_refused(cells, metadata):
    cells += notebook()["cells"]
    check(json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4}).encode())


@settings(UNHURRIED, max_examples=300)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_a_sentence(data):
    check(data)


def check(data):
    try:
        book, mended, remarks = intake.read_notebook(data)
    except bounded_json.NotReadable as reason:
        assert str(reason)
        return
    nbformat.validate(nbformat.from_dict(book))
    assert all(isinstance(line, str) for line in mended + remarks)


@settings(UNHURRIED, max_examples=60)
@given(
    st.dictionaries(
        st.text(min_size=1, max_size=12).filter(
            lambda name: "/" not in name and "\0" not in name and name.strip(".")
        ),
        st.binary(max_size=60),
        max_size=4,
    )
)
def test_any_folder_ends_in_one_status(tmp_path_factory, files):
    submitted = tmp_path_factory.mktemp("submitted")
    folder = submitted / "ada" / ASSIGNMENT
    folder.mkdir(parents=True)
    for name, data in files.items():
        try:
            (folder / name).write_bytes(data)
        except (OSError, UnicodeEncodeError):
            continue
    found = take(submitted, "ada", ASSIGNMENT, [DRILL])
    assert found.status in STATUSES
    assert found.sentence.endswith(".")
    assert "\n" not in found.sentence
