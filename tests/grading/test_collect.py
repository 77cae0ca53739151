"""Archives in the schemes of Canvas and Moodle, made here, come to the right students.

The names follow what the platforms' own source writes; course_tools/grading/naming.py
cites it.
"""

import hashlib
import io
import json
import os
import stat
import struct
import warnings
import zipfile
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_tools import cli
from course_tools.grading import archive, collect, gradebook, intake, naming
from course_tools.grading.roster import Student
from course_tools.project import CourseError
from tests.grading.hand_ins import ASSIGNMENT, DRILL, UNHURRIED, notebook

pytest_plugins = ["tests.grading.made_course"]

JANUARY = (2026, 1, 30, 15, 0, 0)
FEBRUARY = (2026, 2, 2, 9, 0, 0)
PEOPLE = [
    Student("ada", "Ada", "Lovelace", "ada@example.org", "101"),
    Student("bob", "Bob", "O'Brien", "bob@example.org", "102"),
    Student("zoe", "Zoë", "Müller-Lüdenscheidt", "zoe@example.org"),
    Student("li", "明", "李", "li@example.org"),
    Student("sam1", "Sam", "Smith", "sam1@example.org"),
    Student("sam2", "Sam", "Smith", "sam2@example.org"),
]
KNOWN = collect.Known({person.id: person for person in PEOPLE}, (DRILL,))


def work(answer):
    """A notebook as bytes; another answer, other bytes."""
    return json.dumps(notebook(), indent=1).replace("2 * x", answer).encode()


def digest(data):
    return hashlib.sha256(data).hexdigest()


def zipped(path, members, when=JANUARY):
    """An archive; `members` maps names, or ZipInfo, to bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            info = name
            if isinstance(name, str):
                info = zipfile.ZipInfo(name, when)
                info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, data)
    return path


def planned(path, known=KNOWN):
    with archive.opened(path) as members:
        return collect.plan(members, known)


def mapped(plan):
    return {name: sorted(hand_in.files) for name, hand_in in plan.hand_ins.items()}


@pytest.fixture
def full(course):
    """The course with everybody in its gradebook."""
    with gradebook.opened(course) as book:
        for person in PEOPLE:
            fields = asdict(person)
            book.add_student(fields.pop("id"), **fields)
        book.add_assignment(ASSIGNMENT, duedate="2026-01-31 12:00")
    return course


def run(*words):
    return cli.main(["collect", *map(str, words)])


def tree(folder):
    """Everything below a folder: bytes and time by path."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def submitted(course, student, name=DRILL):
    return course / "classroom" / "submitted" / student / ASSIGNMENT / name


CANVAS = {
    f"lovelaceada_101_7001_{DRILL}": work("1"),
    "obrienbob_LATE_102_7002_drill_02_derivatives-1.ipynb": work("2"),
    "müllerlüdenscheidtzoë_103_7003_my work.ipynb": work("3"),
    f"李明_LATE_104_7004_{DRILL}": work("4"),
}
MOODLE = {
    f"Ada Lovelace_5501_assignsubmission_file/{DRILL}": work("1"),
    "Bob O'Brien_5502_assignsubmission_file_/sub/drill_02_derivatives (1).ipynb": work(
        "2"
    ),
    "Zoë Müller-Lüdenscheidt_5503_assignsubmission_file_my_work.ipynb": work("3"),
    f"李 明_5504_assignsubmission_file/{DRILL}": work("4"),
}
WHO = {"ada": [DRILL], "bob": [DRILL], "li": [DRILL]}


@pytest.mark.parametrize(
    ("members", "own"), [(CANVAS, "my work.ipynb"), (MOODLE, "my_work.ipynb")]
)
def test_both_schemes_come_to_the_right_students(tmp_path, members, own):
    plan = planned(zipped(tmp_path / "all.zip", members))
    assert mapped(plan) == WHO | {"zoe": [own]}
    assert plan.problems() == []
    assert plan.hand_ins["ada"].files[DRILL].sha256 == digest(work("1"))


@pytest.mark.parametrize("members", [CANVAS, MOODLE])
def test_an_archive_that_was_unpacked_by_hand(tmp_path, members):
    folder = tmp_path / "unpacked"
    for name, data in members.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    plan = planned(folder)
    assert list(plan.hand_ins) == ["ada", "bob", "li", "zoe"]
    assert {hand_in.time for hand_in in plan.hand_ins.values()} == {None}


def test_a_folder_of_notebooks_by_id_address_or_name(tmp_path):
    folder = tmp_path / "all"
    for name in (
        f"ada/{DRILL}",
        f"bob@example.org/{DRILL}",
        f"zoe_{DRILL}",
        "Ming Li.ipynb",
        "李明.ipynb",
        ".DS_Store",
        "__MACOSX/ada/._x",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(work("1"))
    plan = planned(folder)
    assert mapped(plan) == WHO | {"zoe": [DRILL], "li": ["李明.ipynb"]}
    assert len(plan.problems()) == 1
    assert plan.problems()[0].startswith("`Ming Li.ipynb` fits nobody on the roster")


def test_ids_in_the_other_form_of_unicode(tmp_path):
    """A Mac packs names in the form NFD."""
    known = collect.Known({"zo\u00eb": Student("zo\u00eb")}, (DRILL,))
    path = zipped(tmp_path / "all.zip", {f"zoe\u0308/{DRILL}": work("1")})
    assert mapped(planned(path, known)) == {"zo\u00eb": [DRILL]}


def test_an_archive_packed_again_in_a_folder(tmp_path):
    members = {f"submissions/{name}": data for name, data in CANVAS.items()}
    members["__MACOSX/submissions/._lovelaceada"] = b"x"
    assert len(planned(zipped(tmp_path / "all.zip", members)).hand_ins) == 4


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (f"curiemarie_109_7001_{DRILL}", "fits nobody on the roster (Canvas: curiema"),
        (f"smithsam_109_7001_{DRILL}", "fits several: sam1, sam2"),
        (f"Sam Smith_5501_assignsubmission_file/{DRILL}", "fits several: sam1, sam2"),
        (f"anon_x3Fq7_7001_{DRILL}", "is anonymous"),
        (f"LATE_anon_x3Fq7_7001_{DRILL}", "is anonymous"),
        (f"Participant_5501_assignsubmission_file/{DRILL}", "Moodle: without a name"),
        ("lovelaceada_101_text.html", "is a text or an address, no file"),
        (
            "Ada Lovelace_5501_assignsubmission_onlinetext/onlinetext.html",
            "is a text typed into Moodle",
        ),
        # A name of one's own choice that looks like another's file.
        (f"bob_102_101_7001_{DRILL}", "can be read as that of ada, bob"),
        (
            f"obrienbob_999_7001_{DRILL}",
            "has the name of `bob`, whose number on Canvas",
        ),
    ],
)
def test_what_fits_nobody_or_several_is_named_with_the_reason(tmp_path, name, said):
    plan = planned(zipped(tmp_path / "all.zip", {name: work("1")}))
    assert plan.hand_ins == {}
    (problem,) = plan.problems()
    assert problem.startswith(f"`{name}` ")
    assert said in problem


def test_two_people_of_whom_one_is_on_the_roster_are_not_mixed_up(tmp_path):
    members = {
        f"Ada Lovelace_5501_assignsubmission_file/{DRILL}": work("1"),
        f"Ada Lovelace_5509_assignsubmission_file/{DRILL}": work("2"),
    }
    plan = planned(zipped(tmp_path / "all.zip", members))
    assert plan.hand_ins == {}
    assert len(plan.problems()) == 2


def test_whoever_handed_in_no_notebook_needs_a_human(tmp_path):
    members = {
        "lovelaceada_101_7001_essay.pdf": b"%PDF",
        f"obrienbob_102_7002_{DRILL}": work("2"),
        "obrienbob_102_7003_notes.txt": b"hello",
    }
    plan = planned(zipped(tmp_path / "all.zip", members))
    assert plan.problems() == ["ada handed in no notebook: essay.pdf"]
    assert mapped(plan) == {"bob": [DRILL]}


def test_of_several_uploads_the_last_attachment_counts(tmp_path):
    members = {
        "lovelaceada_101_7009_drill_02_derivatives-1.ipynb": work("new"),
        f"lovelaceada_101_7001_{DRILL}": work("old"),
    }
    plan = planned(zipped(tmp_path / "all.zip", members))
    hand_in = plan.hand_ins["ada"]
    assert hand_in.files[DRILL].sha256 == digest(work("new"))
    assert hand_in.remarks[0] == (
        f"`lovelaceada_101_7001_{DRILL}` is older and left out"
    )


def test_the_worksheet_tells_namesakes_apart_and_when(full, tmp_path):
    sheet = tmp_path / "worksheet.csv"
    times = "Friday, 30 January 2026, 2:14 PM", "Friday, January 30, 2026, 3:00 PM"
    sheet.write_text(
        "\ufeffIdentifier,Full name,Email address,Status,Last modified (submission)\n"
        f'Participant 5501,Sam Smith,sam2@example.org,x,"{times[0]}"\n'
        f'Participant 5502,Sam Smith,sam1@example.org,x,"{times[1]}"\n'
        "Participant 5503,Ada Lovelace,ada@example.org,No submission,-\n",
        encoding="utf-8",
    )
    members = {
        f"Sam Smith_5501_assignsubmission_file/{DRILL}": work("1"),
        f"Sam Smith_5502_assignsubmission_file/{DRILL}": work("2"),
    }
    path = zipped(tmp_path / "all.zip", members, FEBRUARY)
    assert run(path, 2, "--times", sheet) == 0
    assert submitted(full, "sam2").read_bytes() == work("1")
    assert submitted(full, "sam1").read_bytes() == work("2")
    written = datetime(2026, 1, 30, 14, 14).astimezone(UTC)
    stamp = submitted(full, "sam2", "timestamp.txt").read_text()
    assert stamp == f"{written:%Y-%m-%d %H:%M:%S}.000000 UTC"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("student,when\nada,2026-01-30 15:00\n", "needs a column of times"),
        (
            "student,time\nada,01/02/26 3:00\n",
            "line 2: the time `01/02/26 3:00` cannot",
        ),
        ("student,time\nada,Montag\n", "line 2: the time `Montag` cannot"),
    ],
)
def test_times_that_are_not_certain_are_refused(full, tmp_path, capsys, text, said):
    (tmp_path / "times.csv").write_text(text)
    path = zipped(tmp_path / "all.zip", CANVAS)
    assert run(path, 2, "--times", tmp_path / "times.csv") == 1
    assert said in capsys.readouterr().err
    assert not (full / "classroom" / "submitted").exists()


def test_canvas_from_first_to_last(full, tmp_path, capsys):
    path = zipped(tmp_path / "all.zip", CANVAS, FEBRUARY)
    assert run(path, 2, "--dry-run") == 0
    assert "Nothing was written" in capsys.readouterr().out
    assert not (full / "classroom" / "submitted").exists()

    assert run(path, 2) == 0
    said = capsys.readouterr().out
    assert "4 added, 0 replaced, 0 time, 0 unchanged, 0 kept, 0 refused" in said
    # In time for Canvas, downloaded after the due date: no later than that.
    stamp = submitted(full, "ada", "timestamp.txt")
    assert stamp.read_text() == "2026-01-31 12:00:00.000000 UTC"
    assert "bob: drill_02_derivatives.ipynb, time unknown" in said
    assert "no time    2 late, and Canvas does not say since when: bob, li" in said
    assert not submitted(full, "bob", "timestamp.txt").exists()

    # nbgrader's own reader and our intake see the same.
    for student in ("ada", "bob"):
        taken = intake.take(
            full / "classroom" / "submitted", student, ASSIGNMENT, [DRILL]
        )
        assert taken.status == "ok"

    before = tree(full / "classroom")
    assert run(path, 2) == 0
    assert "0 added, 0 replaced, 0 time, 4 unchanged" in capsys.readouterr().out
    after = tree(full / "classroom")
    assert after.pop("gradebook.db")
    assert before.pop("gradebook.db")
    assert after == before


def test_late_is_known_to_the_minute_with_a_table_of_times(full, tmp_path, capsys):
    path = zipped(tmp_path / "all.zip", CANVAS, FEBRUARY)
    run(path, 2)
    (tmp_path / "times.csv").write_text("student,time\nbob,2026-02-01 12:00:00 UTC\n")
    capsys.readouterr()
    assert run(path, 2, "--times", tmp_path / "times.csv") == 0
    assert "time       bob: 2026-02-01 12:00:00 UTC" in capsys.readouterr().out
    assert submitted(full, "bob", "timestamp.txt").exists()


def test_newer_replaces_older_and_nothing_is_lost(full, tmp_path, capsys):
    first = zipped(tmp_path / "1.zip", CANVAS, JANUARY)
    newer = CANVAS | {f"lovelaceada_101_7001_{DRILL}": work("better")}
    newer = {
        name.replace(
            "7001_drill_02_derivatives", "7011_drill_02_derivatives-1"
        ).replace("7003_my work", "7013_my work 2"): (
            work("other") if "7003" in name else data
        )
        for name, data in newer.items()
    }
    second = zipped(tmp_path / "2.zip", newer, FEBRUARY)
    run(first, 2)
    capsys.readouterr()
    assert run(second, 2) == 0
    assert "0 added, 2 replaced, 0 time, 2 unchanged" in capsys.readouterr().out
    assert submitted(full, "ada").read_bytes() == work("better")
    assert not submitted(full, "zoe", "my work.ipynb").exists()
    assert submitted(full, "zoe", "my work 2.ipynb").exists()
    kept = [data for data, _ in tree(full / "classroom" / "replaced").values()]
    assert kept == [work("1"), work("3")]

    state = tree(full / "classroom" / "submitted")
    assert run(first, 2) == 1
    said = capsys.readouterr()
    assert "2 unchanged, 2 kept" in said.out
    assert "what is there is not older, and differs; --force replaces it" in said.err
    assert tree(full / "classroom" / "submitted") == state

    assert run(first, 2, "--force") == 0
    assert submitted(full, "ada").read_bytes() == work("1")
    kept = [data for data, _ in tree(full / "classroom" / "replaced").values()]
    assert work("better") in kept


def test_a_second_drill_of_the_chapter_joins_the_first(tmp_path):
    expected = ["drill_a.ipynb", "drill_b.ipynb"]
    known = collect.Known(KNOWN.students, tuple(expected))
    for name in expected:
        path = zipped(tmp_path / "one.zip", {f"ada/{name}": work(name)})
        with archive.opened(path) as members:
            hand_in = collect.plan(members, known).hand_ins["ada"]
            step = collect.action(tmp_path / "in", ASSIGNMENT, hand_in, expected)
            assert step.word == "added"
            collect.carry_out(step, tmp_path / "replaced")
    folder = tmp_path / "in" / "ada" / ASSIGNMENT
    assert sorted(os.listdir(folder)) == [*expected, "timestamp.txt"]


def test_stopped_in_the_middle_a_second_run_finishes(full, tmp_path, monkeypatch):
    first = zipped(tmp_path / "1.zip", CANVAS, JANUARY)
    later = {name: data + b"\n" for name, data in CANVAS.items()}
    second = zipped(tmp_path / "2.zip", later, FEBRUARY)
    run(first, 2)
    real, left = os.replace, [0]

    def stops(source, target):
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(os, "replace", stops)
    stopped = 0
    for steps in range(30):
        left[0] = steps
        try:
            assert run(second, 2, "--force") == 0
            break
        except KeyboardInterrupt:
            stopped += 1
        there = tree(full / "classroom")
        data = [data for data, _ in there.values()]
        assert all(work(answer) in data for answer in "1234")
    assert stopped > 4
    left[0] = 100
    assert run(second, 2) == 0
    for student, answer in (("ada", "1"), ("bob", "2"), ("li", "4")):
        assert submitted(full, student).read_bytes() == work(answer) + b"\n"
    rest = [name for name in tree(full / "classroom") if name.endswith(".part")]
    assert rest == []


@pytest.mark.parametrize("where", ["student", "assignment", "file"])
def test_links_in_the_classroom_are_not_written_through(full, tmp_path, where, capsys):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_text("precious")
    folder = submitted(full, "ada").parent
    if where == "student":
        folder.parent.parent.mkdir(parents=True)
        folder.parent.symlink_to(outside)
    elif where == "assignment":
        folder.parent.mkdir(parents=True)
        folder.symlink_to(outside)
    else:
        folder.mkdir(parents=True)
        (folder / DRILL).symlink_to(outside / "precious")
    before = tree(outside)
    assert run(zipped(tmp_path / "all.zip", CANVAS), 2) == 1
    assert "1 refused" in capsys.readouterr().out
    assert tree(outside) == before
    assert submitted(full, "bob").exists()


def test_without_a_roster_nothing_is_collected(course, tmp_path, capsys):
    assert run(zipped(tmp_path / "all.zip", CANVAS), 2) == 1
    assert "run `course roster import FILE` first" in capsys.readouterr().err


# Hostile archives: refused as a whole, and nothing is written.


def info(name, mode=0):
    made = zipfile.ZipInfo(name, JANUARY)
    made.external_attr = mode << 16
    made.create_system = 3
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


HOSTILE = {
    "parent": ({"../evil.ipynb": b"x"}, "leads out of the archive"),
    "parent_inside": ({"ada/../../evil.ipynb": b"x"}, "leads out of the archive"),
    "absolute": ({"/tmp/evil.ipynb": b"x"}, "is an absolute path"),
    "drive": ({"C:/evil.ipynb": b"x"}, "is an absolute path"),
    "backslash": ({"..\\evil.ipynb": b"x"}, "holds a backslash"),
    "empty_part": ({"ada//evil.ipynb": b"x"}, "has an empty part"),
    "dot": ({"./ada/x.ipynb": b"x"}, "has an empty part"),
    "link": ({info("ada/x.ipynb", stat.S_IFLNK | 0o777): b"/etc"}, "is a link"),
    "fifo": ({info("ada/x.ipynb", stat.S_IFIFO | 0o777): b""}, "is a FIFO"),
    "device": ({info("ada/x.ipynb", stat.S_IFCHR | 0o777): b""}, "is a device"),
    "bomb": ({"ada/x.ipynb": b"0" * 20_000_000}, "it is a bomb: "),
    "long": ({"a" * 1200 + ".ipynb": b"x"}, "has a path that is too long"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_archives_are_refused_as_a_whole(full, tmp_path, kind, capsys):
    members, said = HOSTILE[kind]
    path = zipped(tmp_path / "bad.zip", CANVAS | members)
    assert run(path, 2) == 1
    assert said in capsys.readouterr().err
    assert not (full / "classroom" / "submitted").exists()


def test_the_same_name_twice(tmp_path):
    path = tmp_path / "twice.zip"
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as file:
        warnings.simplefilter("ignore")
        file.writestr("ada/x.ipynb", work("1"))
        file.writestr("ada/x.ipynb", work("2"))
    with pytest.raises(CourseError, match="stands in it twice"):
        planned(path)


def test_names_that_differ_only_in_form_are_one_notebook(tmp_path):
    """A student can hand in both; that must not stop the class."""
    folder = "Ada Lovelace_5501_assignsubmission_file"
    members = {f"{folder}/zo\u00eb.ipynb": b"1", f"{folder}/zoe\u0308.ipynb": b"2"}
    plan = planned(zipped(tmp_path / "all.zip", members))
    assert mapped(plan) == {"ada": ["zo\u00eb.ipynb"]}
    assert len(plan.hand_ins["ada"].remarks) == 1


def altered(path, offset_in_header, value, signature=b"PK\x01\x02"):
    """Change a field of the first header of this kind; the file stays a zip archive."""
    data = bytearray(path.read_bytes())
    at = data.index(signature) + offset_in_header
    data[at : at + len(value)] = value
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("offset", "value", "said"),
    [
        (8, struct.pack("<H", 1), "is encrypted"),
        (10, struct.pack("<H", 97), "cannot be unpacked"),
        (16, struct.pack("<I", 12345), "cannot be unpacked"),
        (24, struct.pack("<I", 60_000_000), "it is a bomb"),
        (24, struct.pack("<I", 100), "cannot be unpacked|is not as long"),
    ],
    ids=["password", "method", "checksum", "size", "shorter"],
)
def test_headers_that_lie(tmp_path, offset, value, said):
    path = zipped(tmp_path / "bad.zip", {f"ada/{DRILL}": work("1")})
    with pytest.raises(CourseError, match=said):
        planned(altered(path, offset, value))


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("MEMBERS", "it holds 4 files"),
        ("TOTAL", "unpacked it has"),
    ],
)
def test_bounds(tmp_path, monkeypatch, limit, said):
    monkeypatch.setattr(archive, limit, 3)
    with pytest.raises(CourseError, match=said):
        planned(zipped(tmp_path / "all.zip", CANVAS))


def test_one_students_bomb_stops_nobody_else(tmp_path):
    """A platform packs whatever was handed in, a file of zeros too."""
    bomb = f"lovelaceada_101_7001_{DRILL}"
    members = CANVAS | {
        bomb: b"0" * 20_000_000,
        "obrienbob_102_7005_photo.jpg": os.urandom(300_000),
    }
    plan = planned(zipped(tmp_path / "all.zip", members))
    assert list(plan.hand_ins) == ["bob", "li", "zoe"]
    (problem,) = plan.problems()
    assert problem.startswith(f"`{bomb}` is a bomb: ")


def test_one_students_large_file_stops_nobody_else(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "LARGEST", 3000)
    members = CANVAS | {f"lovelaceada_101_7001_{DRILL}": os.urandom(4000)}
    plan = planned(zipped(tmp_path / "all.zip", members))
    assert list(plan.hand_ins) == ["bob", "li", "zoe"]
    assert "has 4000 bytes; at most 3000 are taken" in plan.problems()[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "is refused: File is not a zip"), (b"PK\x05\x06" + b"\0" * 18, "no files")],
)
def test_no_archive_and_an_empty_one(tmp_path, data, said):
    (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(CourseError, match=said):
        planned(tmp_path / "x.zip")
    with pytest.raises(CourseError, match="there is no such archive"):
        planned(tmp_path / "y.zip")


def test_a_folder_with_a_link_is_refused(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ada.ipynb").symlink_to("/etc/passwd")
    with pytest.raises(CourseError, match=r"`ada.ipynb` is a link"):
        planned(tmp_path / "in")


def test_names_in_utf_8_that_do_not_say_so(tmp_path):
    stem = "m@@llerl@@denscheidtzo##_103_7003_"
    path = zipped(tmp_path / "all.zip", {f"{stem}{DRILL}": work("1")})
    data = path.read_bytes().replace(b"@@", "ü".encode()).replace(b"##", "ë".encode())
    path.write_bytes(data)
    assert mapped(planned(path)) == {"zoe": [DRILL]}


def test_times_of_an_archive_with_and_without_zone(tmp_path):
    plain = zipfile.ZipInfo("ada.ipynb", JANUARY)
    zoned = zipfile.ZipInfo("bob.ipynb", JANUARY)
    when = datetime(2026, 1, 30, 14, 59, 58, tzinfo=UTC)
    zoned.extra = struct.pack("<HHBi", 0x5455, 5, 1, int(when.timestamp()))
    broken = zipfile.ZipInfo("zoe.ipynb", (1980, 0, 0, 0, 0, 0))
    path = zipped(tmp_path / "t.zip", dict.fromkeys((plain, zoned, broken), work("1")))
    plan = planned(path)
    assert plan.hand_ins["ada"].time == datetime(*JANUARY).astimezone(UTC)
    assert plan.hand_ins["bob"].time == when
    assert plan.hand_ins["zoe"].time == datetime(1980, 1, 1, tzinfo=UTC)


# Properties.

PIECES = ["ada", "bob", "..", ".", "/", "\\", "_101_", "_LATE_", "7001", "_", " "]
PIECES += ["_assignsubmission_file", "_5501", "Ada Lovelace", "C:", "~", "\x00", "é"]
PIECES += [DRILL, "con", "lovelaceada", "timestamp.txt", "\u202e", "%2e%2e", "-1"]
PIECES = st.sampled_from([*PIECES, "x.ipynb", ".ipynb"])
NAMES = st.lists(PIECES, min_size=1, max_size=8).map("".join) | st.text(max_size=20)


@settings(UNHURRIED, max_examples=150)
@given(st.dictionaries(NAMES, st.binary(max_size=30), min_size=1, max_size=5))
def test_no_member_ever_lands_outside_the_submitted_folder(tmp_path_factory, members):
    folder = tmp_path_factory.mktemp("p")
    inside = folder / "classroom" / "submitted"
    inside.mkdir(parents=True)
    path = folder / "all.zip"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            zipped(path, members)
    except (ValueError, UnicodeEncodeError):
        return
    before = {path, *folder.iterdir()}
    try:
        with archive.opened(path) as found:
            plan = collect.plan(found, KNOWN)
            for hand_in in plan.hand_ins.values():
                step = collect.action(inside, ASSIGNMENT, hand_in, [DRILL])
                collect.carry_out(step, folder / "classroom" / "replaced")
    except CourseError:
        assert not list(inside.iterdir())
    assert {path, *folder.iterdir()} == before
    for file in folder.rglob("*"):
        if file.is_file() and file != path:
            student, assignment, name = file.relative_to(inside).parts
            assert student in KNOWN.students
            assert assignment == ASSIGNMENT
            assert name == "timestamp.txt" or name.endswith(".ipynb")


@settings(UNHURRIED, max_examples=200)
@given(st.binary(max_size=60), st.integers(0, 400), st.integers(0, 255))
def test_a_damaged_archive_is_read_or_refused(tmp_path_factory, tail, at, value):
    folder = tmp_path_factory.mktemp("d")
    memory = io.BytesIO()
    zipped(memory, {f"lovelaceada_101_7001_{DRILL}": work("1")})
    data = bytearray(memory.getvalue())
    data[-(at % len(data)) - 1] = value
    (folder / "all.zip").write_bytes(bytes(data) + tail)
    try:
        plan = planned(folder / "all.zip")
    except CourseError:
        return
    for hand_in in plan.hand_ins.values():
        assert {f.sha256 for f in hand_in.files.values()} == {digest(work("1"))}


@settings(UNHURRIED, max_examples=300)
@given(NAMES)
def test_target_names_are_plain_file_names(name):
    target = collect.target_name(name, [DRILL])
    assert target == Path(target).name
    assert target not in ("", ".", "..")
    assert not target.startswith(".")
    assert len(target.encode("utf-8", "replace")) < 255


@settings(UNHURRIED, max_examples=300)
@given(st.lists(NAMES, min_size=1, max_size=3))
def test_any_path_has_an_owner_or_a_reason(parts):
    try:
        readings = naming.owners(tuple(parts))
    except naming.NoHandIn as reason:
        assert str(reason)
        return
    assert all(isinstance(reading.order, int) for reading in readings)


def test_due_dates_with_an_hour_to_spare(full):
    with gradebook.opened(full) as book:
        due = gradebook.due_date(book, ASSIGNMENT)
        assert gradebook.due_date(book, "unknown") is None
    assert due - datetime(2026, 1, 31, 11, tzinfo=UTC) == timedelta(hours=1)


def test_a_full_disk_is_said_and_a_second_run_finishes(
    full, tmp_path, monkeypatch, capsys
):
    path = zipped(tmp_path / "all.zip", CANVAS)
    real = Path.write_bytes

    def is_full(self, data):
        if "zoe" in self.parts:
            raise OSError(28, "No space left on device")
        return real(self, data)

    monkeypatch.setattr(Path, "write_bytes", is_full)
    assert run(path, 2) == 1
    said = capsys.readouterr().err
    assert "zoe: cannot be written ([Errno 28] No space left on device); run" in said
    monkeypatch.setattr(Path, "write_bytes", real)
    assert run(path, 2) == 0
    assert "1 added" in capsys.readouterr().out


def test_nbgrader_reads_the_time_that_is_written(full, tmp_path):
    from nbgrader.coursedir import CourseDirectory

    folder = tmp_path / "in" / "ada"
    folder.mkdir(parents=True)
    (folder / DRILL).write_bytes(work("1"))
    os.utime(folder / DRILL, (1_769_785_200.25, 1_769_785_200.25))
    assert run(tmp_path / "in", 2) == 0
    course = CourseDirectory(root=str(full))
    stamp = submitted(full, "ada", "timestamp.txt")
    read = course.get_existing_timestamp(str(stamp.parent))
    assert read == datetime(2026, 1, 30, 15, 0, 0, 250000)


def test_a_classroom_on_another_disk_is_a_link_of_the_teachers_own(full, tmp_path):
    (tmp_path / "disk").mkdir()
    (full / "classroom" / "submitted").symlink_to(tmp_path / "disk")
    assert run(zipped(tmp_path / "all.zip", CANVAS), 2) == 0
    assert (tmp_path / "disk" / "ada" / ASSIGNMENT / DRILL).exists()
