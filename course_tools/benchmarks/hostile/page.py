"""The page of the book that compares us with stock under attack."""

import datetime
import platform
import textwrap
from importlib.metadata import version

from course_tools.benchmarks.hostile import stock
from course_tools.benchmarks.hostile.assignment import POINTS
from course_tools.benchmarks.hostile.corpus import KINDS

PAGE = "chapters/teach_hostile.md"
STATUS = {0: "0 (all in order)", 1: "1 (somebody needs a human)", 2: "2 (incomplete)"}


def page(attacks, ours, theirs):
    """The text of the page.

    Parameters
    ----------
    attacks : list of Attack
    ours : dict
        As :func:`course_tools.benchmarks.hostile.ours.grade` returns it.
    theirs : dict
        By the name of an attack what stock made of it.
    """
    return "\n\n".join(_parts(attacks, ours, theirs)) + "\n"


def _parts(attacks, ours, theirs):
    mine = ours["attacks"]
    yield "# Grading under attack"
    yield _wrapped(
        f"{len(attacks)} hand-ins that want what they must not get: marks for answers "
        "that are not there, the hidden tests, the teacher's files, the end of the "
        f"run. Each is graded between two honest students, by `course grade` in one "
        "class and by stock `nbgrader autograde` in a class of three. Four answers "
        f"are asked for {POINTS} points; an attack answers none of them, so that "
        "every mark that it has is a forged one. This page is written by `course "
        "benchmark hostile`; every number on it was measured, and none is typed."
    )
    yield "\n".join(
        [
            f"* Date: {datetime.date.today().isoformat()}",
            f"* Python {platform.python_version()}, nbgrader {version('nbgrader')}, "
            f"{platform.system()} {platform.release().split('-')[0]}",
        ]
    )
    yield _wrapped(
        "Stock runs students' code with the rights of the teacher. For this comparison "
        "it ran in a jail of bubblewrap, without network, as a user who owns nothing "
        "but its copy of the course; what an attack reaches on a teacher's own "
        f"computer is more. A cell had {stock.CELL} s there and a run "
        f"{stock.SECONDS} s."
    )
    yield "## What came of it"
    yield _table(["", "course grade", "stock nbgrader"], _summary(mine, theirs))
    yield f"`course grade` ended with exit status {STATUS[ours['status']]}, as it says."
    yield "## By what was attacked"
    heads = ["class of attack", "aim", "attacks", "ours", "stock"]
    yield _wrapped(
        "Attacks that had an effect: marks gained, an honest neighbour's marks "
        "changed, no row, a run that did not come to a good end, something stolen, "
        "changed or left behind."
    )
    yield _table(heads, _kinds(attacks, mine, theirs))
    yield "## Every attack"
    yield _wrapped(
        "What each did; where it had no effect on `course grade`, the status of the "
        "hand-in stands there."
    )
    rows = [
        [f"`{a.name}`", a.aim, _said(mine[a.name]), _said(theirs[a.name])]
        for a in attacks
    ]
    yield "<details>\n<summary>All attacks</summary>"
    yield _table(["attack", "aim", "ours", "stock"], rows)
    yield "</details>"


def _summary(mine, theirs):
    def count(function):
        return [sum(map(function, found.values())) for found in (mine, theirs)]

    return [
        ["attacks", len(mine), len(theirs)],
        ["attacks that gained marks", *count(lambda f: f["gained"] > 0)],
        ["marks gained, of 0 earned", *count(lambda f: round(f["gained"]))],
        ["honest neighbours whose marks changed", *count(lambda f: f["harmed"])],
        ["attacks without a row in the gradebook", *count(lambda f: not f["row"])],
        ["runs that ended with an error, or never", *count(_bad_end)],
        ["attacks that reached a file, process or host", *count(lambda f: f["stolen"])],
        ["attacks that left a process or a file", *count(lambda f: bool(_left(f)))],
        [
            "feedback pages with values of hidden tests",
            *count(lambda f: bool(f["shown"])),
        ],
    ]


def _bad_end(found):
    """Whether a run of stock broke off; ours is one run, which has its own line."""
    if "ended" not in found:
        return False
    return not found["ended"] or found["status"] != 0


def _left(found):
    left = bool(found["left"])
    return left or bool(found.get("changed")) or bool(found.get("start_up"))


def effects(found):
    """What an attack did, in words; values in stock's feedback are not its doing."""
    said = []
    if found["gained"]:
        said.append(f"{found['gained']:g} of {POINTS} points")
    if found["harmed"]:
        said.append(f"{found['harmed']} neighbours without their marks")
    if not found["row"]:
        said.append("no row")
    if _bad_end(found):
        said.append("run broke off" if found["ended"] else "run never ended")
    if found["stolen"]:
        said.append("reached what it wanted")
    if found["left"]:
        said.append(f"left something behind: {found['left']}")
    if found.get("changed"):
        said.append("changed files: " + ", ".join(found["changed"]))
    if found.get("start_up"):
        said.append("wrote a start-up file")
    return said


def _kinds(attacks, mine, theirs):
    rows = []
    for kind, aim in KINDS.items():
        names = [attack.name for attack in attacks if attack.kind == kind]
        hit = [sum(bool(effects(f[n])) for n in names) for f in (mine, theirs)]
        rows.append([kind, aim, len(names), *hit])
    return rows


def _said(found):
    status = found["status"] if isinstance(found["status"], str) else ""
    return "; ".join(effects(found)) or status or "no effect"


def _table(heads, rows):
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(
        "| " + " | ".join(str(c).replace("|", "\\|") for c in row) + " |"
        for row in lines
    )


def _wrapped(text):
    return textwrap.fill(text, 88, break_long_words=False, break_on_hyphens=False)
