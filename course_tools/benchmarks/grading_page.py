"""Write the page on the time of grading: every number on it comes from one run."""

import datetime
import json
import os
import platform
import textwrap
from dataclasses import asdict
from importlib.metadata import version

import matplotlib.pyplot as plt
import numpy as np

from course_lib import plotting
from course_tools.benchmarks import grading, otter
from course_tools.grading.probe import find_tier
from course_tools.project import CourseError, chosen_chapters

PAGE = "chapters/teach_speed.md"
PICTURES = "chapters/images"
TIMES, PARTS = "teach_speed_times.svg", "teach_speed_parts.svg"
PROMISE = 8.0  # times less computing than stock, a core


def write(root, args):
    """Measure, then write the page and its pictures.

    Parameters
    ----------
    root : Path
    args : argparse.Namespace
        Of :mod:`course_tools.benchmarks.grading`: `chapter`, `ours` (class for the
        comparison), `stock`, `otter`, `sizes`.
    """
    found = measure(root, args)
    folder = root / PICTURES
    folder.mkdir(exist_ok=True)
    plotting.use_style()
    for draw, name in ((times, TIMES), (parts, PARTS)):
        axes = draw(found)
        axes.figure.savefig(folder / name, bbox_inches="tight", metadata={"Date": None})
        plt.close(axes.figure)
    text = page(found)
    (root / PAGE).write_text(text, encoding="utf-8", newline="\n")
    kept = root / "_build" / "grading.json"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(json.dumps(found, indent=1), encoding="utf-8")
    print(f"written: {PAGE}; the figures are in {kept}")


def measure(root, args):
    """All figures of the page, as plain data.

    Raises
    ------
    CourseError
        If ours and stock give other marks.
    """
    (chapter,) = chosen_chapters(root, [args.chapter])
    made_up, cores = grading.MadeUpClass(root, chapter), os.cpu_count() or 1
    tier = find_tier(root, allow_weaker=args.allow_weak_sandbox)
    # In turns, and the quickest of each: a machine is not always equally fast.
    stocks, ours = [], []
    for _ in range(args.repeats):
        stock, expected = grading.time_stock(made_up, args.stock)
        print(f"stock: {stock.each:.3f} s each", flush=True)
        whole, given = grading.time_whole(made_up, args.ours, cores)
        print(f"the command, {args.ours}: {whole.each:.3f} s each", flush=True)
        demand_same(given, expected)
        stocks.append(stock)
        ours.append(whole)
    stock = min(stocks, key=lambda timing: timing.cpu)
    beside = {}
    if args.otter:
        version_of_otter = otter.installed_version(args.otter)
        timing, same = grading.otter_beside(made_up, args, expected)
        beside = asdict(timing) | {"each": timing.each, "version": version_of_otter}
        beside["same"] = same
        print(f"otter: {timing.each:.3f} s each", flush=True)
    function, _ = grading.time_ours(made_up, args.ours, tier.name)
    print(f"the function: {function.each:.3f} s each", flush=True)
    classes = {args.ours: min(ours, key=lambda timing: timing.cpu)}
    for size in sorted({*args.sizes} - {args.ours}):
        classes[size], given = grading.time_whole(made_up, size, cores)
        print(f"the command, {size}: {classes[size].each:.3f} s each", flush=True)
        demand_same(given, expected)
    return {
        "chapter": chapter,
        "tier": tier.words,
        "cores": cores,
        "floor": grading.time_floor(made_up, args.ours),
        "function": asdict(function) | {"each": function.each},
        "stock": asdict(stock) | {"each": stock.each},
        "otter": beside,
        "classes": {
            n: asdict(t) | {"each": t.each} for n, t in sorted(classes.items())
        },
        "class": args.ours,
        "repeats": args.repeats,
        "stages": grading.stages(made_up, args.ours, cores),
    }


def demand_same(given, expected):
    """Raise CourseError where a student's marks are not those that stock gives."""
    given = given[: len(expected)]
    if given != expected[: len(given)]:
        raise CourseError(f"marks differ: ours {given}, stock {expected}")


def line(found):
    """CPU seconds to start with, and of each submission: a straight line's two numbers.

    Classes of other sizes count by their relative error.
    """
    sizes = np.array(list(found["classes"]), float)
    cpu = np.array([entry["cpu"] for entry in found["classes"].values()])
    each, start = np.polyfit(sizes, cpu, 1, w=1 / cpu)
    return float(start), float(each)


def times(found):
    """Draw CPU and wall time of whole runs against the number of submissions."""
    _, ax = plt.subplots(figsize=(6.4, 3.8))
    sizes = list(found["classes"])
    start, each = line(found)
    rows = (
        ("cpu", "CPU time", plotting.BLUE, "o"),
        ("wall", "time", plotting.ORANGE, "s"),
    )
    for key, name, colour, marker in rows:
        values = [found["classes"][size][key] for size in sizes]
        ax.plot(
            sizes, values, marker, color=colour, ms=5, label=f"course grade: {name}"
        )
    ends = np.array([0, max(sizes)])
    ax.plot(ends, start + each * ends, color=plotting.BLUE, lw=1)
    stock = found["stock"]["each"] * ends
    ax.plot(ends, stock, "--", color=plotting.INK, lw=1.5, label="stock: CPU time")
    ax.set_xlabel("submissions")
    ax.set_ylabel("seconds")
    measured = [
        entry[k] for entry in found["classes"].values() for k in ("cpu", "wall")
    ]
    ax.set_ylim(0, max(*measured, min(2.0 * max(measured), stock[1])) * 1.05)
    ax.legend(loc="upper right")
    return ax


def parts(found):
    """Draw where the CPU time of a run goes, one bar a part."""
    _, ax = plt.subplots(figsize=(6.4, 2.8))
    stages = dict(reversed(found["stages"].items()))
    each = [1000 * spent / found["class"] for spent in stages.values()]
    ax.barh(list(stages), each, color=plotting.BLUE, height=0.6)
    for row, value in enumerate(each):
        ax.annotate(f"{value:.1f}", (value, row), (4, 0), textcoords="offset points")
    ax.axvline(1000 * found["floor"], color=plotting.INK, ls=":", lw=1.5)
    ax.set_xlabel("CPU time a submission, in milliseconds")
    ax.set_xlim(0, 1.15 * max(each))
    return ax


def page(found):
    """The text of the page."""
    return "\n\n".join(_parts(found)) + "\n"


def _parts(found):
    stock, whole = found["stock"], found["classes"][found["class"]]
    start, each = line(found)
    ratio = stock["each"] / whole["each"]
    yield "# How fast a class is graded"
    yield _wrapped(
        f"The drills of `{found['chapter']}`, handed in by a class that was made up: "
        "some are right, most half right. `course grade` does all of its work here: "
        "sandbox, tests in another process, gradebook, autograded notebooks, feedback "
        "and report. Stock is `nbgrader autograde`, which writes the gradebook and the "
        f"autograded notebooks, and no feedback. Both ran {found['repeats']} times in "
        "turn, of each the run with the least CPU time is shown, and gave the same "
        f"marks. {_on_otter(found)}CPU time is that of all processes. This page is "
        "written by `course benchmark grading --write`; every number was measured."
    )
    beside = f", otter-grader {found['otter']['version']}" if found["otter"] else ""
    yield "\n".join(
        [
            f"* Date: {datetime.date.today().isoformat()}",
            f"* Python {platform.python_version()}, nbgrader "
            f"{version('nbgrader')}{beside}, {found['cores']} cores",
            f"* {found['tier']}",
        ]
    )
    rows = [
        ["stock nbgrader", stock["submissions"], *_figures(stock), "1.0"],
        [
            "`course grade`, all of it",
            whole["submissions"],
            *_figures(whole),
            f"{ratio:.1f}",
        ],
        [
            "its grading alone, one worker",
            found["function"]["submissions"],
            *_figures(found["function"]),
            f"{stock['each'] / found['function']['each']:.1f}",
        ],
        [
            "cells and tests alone, nothing around them",
            found["class"],
            f"{found['floor']:.4f}",
            "",
            f"{stock['each'] / found['floor']:.0f}",
        ],
    ]
    if found["otter"]:
        against = f"{stock['each'] / found['otter']['each']:.1f}"
        beside = [found["otter"]["submissions"], *_figures(found["otter"]), against]
        rows.insert(1, ["otter-grader", *beside])
    heads = ["", "submissions", "CPU s each", "s each", "times less CPU than stock"]
    yield _table(heads, rows)
    kept = "kept" if ratio >= PROMISE else "missed"
    busy = whole["cpu"] / whole["wall"]
    yield _wrapped(
        f"What this course promises: at least {PROMISE:g} times less computing than "
        f"stock. Measured with a class of {found['class']}: {ratio:.1f}, {kept}. "
        f"During that run {busy:.1f} of {found['cores']} cores were busy."
    )
    yield "## Classes of other sizes"
    yield f"![{_times_alt(found)}](images/{TIMES})"
    classes = found["classes"].items()
    rows = [[n, f"{c['cpu']:.1f}", f"{c['wall']:.1f}"] for n, c in classes]
    yield _table(["submissions", "CPU s", "s"], rows)
    worst = max(abs(c["cpu"] / (start + each * n) - 1) for n, c in classes)
    yield _wrapped(
        f"The line is {start:.1f} s to start with and {1000 * each:.0f} ms a "
        f"submission; no class is further from it than {worst:.0%}."
    )
    yield "## Where the time goes"
    yield f"![{_parts_alt(found)}](images/{PARTS})"
    share = found["stages"]["rows of the gradebook"] / sum(found["stages"].values())
    yield _wrapped(
        f"The dotted line is the floor, {1000 * found['floor']:.1f} ms: the students' "
        "and the tests' own work. Rows are written for 25 students in one transaction; "
        f"the gradebook takes {share:.0%} of all."
    )


def _on_otter(found):
    if not found["otter"]:
        return ""
    return (
        "otter-grader was given the same notebooks and tests, through its API in one "
        "process; it keeps no gradebook, and runs the tests in the student's process. "
        f"Its marks were the same for {found['otter']['same']} of "
        f"{found['otter']['submissions']}. "
    )


def _figures(entry):
    wall = entry["wall"] / entry["submissions"]
    return f"{entry['each']:.3f}", f"{wall:.3f}"


def _times_alt(found):
    start, each = line(found)
    return (
        f"Time against the number of submissions, up to {max(found['classes'])}: the "
        f"CPU times lie along a line that begins at {start:.1f} s and rises by "
        f"{1000 * each:.0f} ms a submission; stock's line rises by "
        f"{1000 * found['stock']['each']:.0f} ms."
    )


def _parts_alt(found):
    said = (
        f"{name} {1000 * spent / found['class']:.1f}"
        for name, spent in found["stages"].items()
    )
    return f"A bar for each part of a run, in ms a submission: {', '.join(said)}."


def _table(heads, rows):
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def _wrapped(text):
    return textwrap.fill(text, 88, break_long_words=False, break_on_hyphens=False)
