"""Write the page of measurements: every number on it comes from the run that made it.

Usage, where all peers are installed (``pip install -e ".[bench,frameworks]"``)::

    python -m course_tools.benchmarks.page

It measures in two fresh processes, then writes ``chapters/benchmarks.md`` and two
pictures beside it.
"""

import argparse
import datetime
import json
import math
import os
import platform
import subprocess
import sys
import textwrap
from pathlib import Path

import matplotlib.pyplot as plt

from course_lib import plotting
from course_tools.benchmarks import (
    accuracy,
    corpus,
    naming,
    peers,
    pictures,
    speed,
)

CHAPTERS = Path(__file__).parents[2] / "chapters"
ERRORS_PICTURE, TIMES_PICTURE = "benchmark_errors.svg", "benchmark_times.svg"
UNGUARDED = "statsmodels complex, unguarded"
EXACT_ENOUGH = 1e-6
REASONS = {
    "scipy approx_fprime (forward)": "one-sided differences: n + 1 calls, not 2n, and "
    "about half as many digits",
    "scipy.differentiate": "it calls f on whole batches of points; compare it with "
    "`central, vectorized`",
    "statsmodels centred": "the same 2n calls with less around them: it does not look "
    "at what f returns",
    UNGUARDED: "n complex calls, not 2n real ones, and no test whether f allows them",
    "numdifftools complex, unguarded": "few complex calls, and no test of f either",
}


def main(arguments=None):
    """Measure, then write the page and its pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=21, help="of each timing")
    options = parser.parse_args(arguments)
    missing = {peer.package for peer in peers.PEERS} - set(peers.versions())
    if missing:
        sys.exit(f"the page needs all peers; not installed: {sorted(missing)}")
    exact = _run("accuracy")
    fast = _run("speed", "--repeats", str(options.repeats))
    folder = CHAPTERS / "images"
    folder.mkdir(exist_ok=True)
    plotting.use_style()
    _save(pictures.error_dots(exact), folder / ERRORS_PICTURE)
    _save(pictures.time_ratios(fast), folder / TIMES_PICTURE)
    met = naming.measure(builders=corpus.FIRST_MET)
    text = page(exact, fast, naming.measure(), met)
    (CHAPTERS / "benchmarks.md").write_text(text, encoding="utf-8", newline="\n")


def _run(module, *options):
    command = [sys.executable, "-m", f"course_tools.benchmarks.{module}", "--json"]
    result = subprocess.run(
        [*command, *options], stdout=subprocess.PIPE, check=True, encoding="utf-8"
    )
    return json.loads(result.stdout)


def _save(ax, path):
    ax.figure.savefig(path, bbox_inches="tight", metadata={"Date": None})
    plt.close(ax.figure)


def page(exact, fast, named, met):
    """The whole page.

    Parameters
    ----------
    exact : dict
        From :func:`course_tools.benchmarks.accuracy.measure`.
    fast : dict
        From :func:`course_tools.benchmarks.speed.measure`.
    named, met : course_tools.benchmarks.naming.Result
        From :func:`course_tools.benchmarks.naming.measure`: of the corpus, and of the
        answers that were labelled before they were ever diagnosed.

    Returns
    -------
    str
        Markdown.
    """
    parts = [_head(), *_exactness(exact), *_names(named, met), *_times(fast)]
    parts += _all_cases(exact)
    return "\n\n".join(parts) + "\n"


def _head():
    versions = ", ".join(f"{name} {v}" for name, v in peers.versions().items())
    facts = (
        f"Date: {datetime.date.today().isoformat()}",
        f"Machine: {_processor()}, {os.cpu_count()} cores, one of them used",
        f"Python {platform.python_version()}, {versions}",
    )
    return f"""# How exact and how fast: the measurements

The derivatives of `course_lib` are measured, not proven. This page says how far they
can be trusted and what they cost, next to other libraries that do the same. It is
written by `python -m course_tools.benchmarks.page`; every number on it comes from one
run.

{_bullets(facts)}

The functions were chosen by the authors of this course, many of them because they are
hard, and every library was called with its own defaults. A library that does badly on
a function at 1e-8 may do very well on yours."""


def _processor():
    """The model of the CPU; no name of the machine."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(v.split(":", 1)[1].strip() for v in lines if "model name" in v)
    except (OSError, StopIteration):
        return platform.machine()


def _exactness(exact):
    cases, methods = exact["cases"], exact["methods"]
    mild = sum(kind in pictures.MILD for kind in cases.values())
    yield f"""## How exact?

{len(cases)} functions: {mild} ordinary ones, the other {len(cases) - mild} nasty.
The right derivative of each was computed to more than 60 digits, at the same
floating-point point. The error is the norm of the difference over the norm of the
right derivative."""
    yield f"![{_errors_alt(exact)}](images/{ERRORS_PICTURE})"
    yield _figures(methods, accuracy.VALUES)
    yield """* *worst*: the largest error of the values that came back.
* *over 1e-6*: functions with a larger error than that, or without a value.
* *no value*: functions for which NaN or an exception came back.
* *by name*: functions that the guarded complex step refused, saying why.
* *overclaimed*: functions for which an entry is off by more than ten times the error
  that the method states for it; a dash where a method states none."""
    yield from _float64(exact)
    copies = len(accuracy.FACTORS) * len(cases)
    yield "`check` and the other libraries also judge a derivative that is claimed:"
    yield _figures(methods, accuracy.VERDICTS)
    yield f"""* *refused*: right answers that were not accepted, of {len(cases)}.
* *undecided*: right answers of which the checker said that it cannot tell.
* *accepted*: wrong answers that passed as right, of {copies}: each right one times
  -1, 2 and 1.01."""
    yield _weak_points(exact)
    yield _wrapped(
        "At a kink there is no derivative, and `check` should say so. It was given "
        "claims that lie between the slopes of both sides, then claims that do not:"
    )
    rows = [[name, ", ".join(v)] for name, v in exact["kinks"].items()]
    yield _table(["point", "verdicts of `check`"], rows)


def _figures(methods, columns):
    """Some of the columns, for the methods that have figures in them."""
    rows = [
        [name, *(accuracy.shown(m[key]) for key in columns.values())]
        for name, m in methods.items()
        if any(m[key] is not None for key in columns.values())
    ]
    return _table(["method", *columns], rows)


def _float64(exact):
    rows = accuracy.limits_of_float64(exact)
    if rows:
        yield _wrapped(
            f"Where `{accuracy.COMPLEX}` is off by more than {accuracy.EXACT:.0e}, the "
            "function itself loses digits in float64. So does the formula of its "
            "derivative, evaluated in float64 at the same point:"
        )
        heads = ["function", "error", "formula", "its error"]
        yield _table(heads, rows)


def _errors_alt(exact):
    methods = exact["methods"]
    ours = ", ".join(
        f"{name} {methods[name]['over']}"
        for name in (accuracy.CENTRAL, accuracy.LADDER, accuracy.COMPLEX)
    )
    others = [
        m["over"] for k, m in methods.items() if m["worst"] and k not in accuracy.OURS
    ]
    return (
        "Dots on a logarithmic axis, one row a method and one dot a function: the "
        "relative error of each derivative. To the right of a dotted line at 1e-6 lie, "
        f"of {len(exact['cases'])} functions: {ours}; for the other libraries between "
        f"{min(others)} and {max(others)}."
    )


def _weak_points(exact):
    details = {name: m["details"] for name, m in exact["methods"].items()}
    lines = []
    for name in (accuracy.LADDER, accuracy.COMPLEX):
        bad = [f"{k} ({_error(d)})" for k, d in details[name].items() if _over(d)]
        lines.append(f"`{name}` is off by more than 1e-6 on: {_listed(bad)}.")
    refusals = details[accuracy.COMPLEX].items()
    lines.append(
        f"`{accuracy.COMPLEX}` refuses although the complex step would be right on: "
        f"{_listed([k for k, d in refusals if '(needlessly)' in d['note']])}."
    )
    verdicts = {k: d["verdict"] for k, d in details[accuracy.CHECK].items()}
    bad = [f"{k} ({verdict})" for k, verdict in verdicts.items() if verdict != "right"]
    lines.append(f"`check` does not accept the right answer on: {_listed(bad)}.")
    text = "Where our own methods are weak:\n\n" + _bullets(lines)
    if UNGUARDED in details:
        wrong = [k for k, d in details[UNGUARDED].items() if _silent(d)]
        text += "\n\n" + _wrapped(
            "What the guard of the complex step is for: without it, and without a "
            "word, the one of statsmodels returns wrong numbers on "
            f"{len(wrong)} functions: {_listed(wrong)}."
        )
    return text


def _names(named, met):
    yield "## Does it name the mistake?"
    yield _wrapped(
        f"{named.count()} wrong answers to {named.tasks} tasks of the course, with "
        f"{len(named.kinds)} kinds of mistakes: {named.count(typed=True)} typed as "
        "learners type them, the others right arrays transformed. A name counts as "
        "right if it is the first one said and true of this answer. The drills pass a "
        f"table of their own mistakes too; {named.in_tables} of the answers stand in "
        "one, because no general rule can know them."
    )
    rows = [
        [
            label,
            known,
            *(f"{named.share(v, typed=typed, known=known):.1%}" for v in kinds),
        ]
        for typed, label in ((True, "typed"), (False, "transformed"), (None, "all"))
        for known in (naming.WITH_TABLE, naming.NO_TABLE, naming.SIZES_ALONE)
        for kinds in [("right", "other", "unnamed")]
    ]
    heads = ["answers", "what is passed", "named right", "named otherwise", "no name"]
    yield _table(heads, rows)
    yield _wrapped(
        f"Wrong answers that passed as right: {named.passed}. Right answers refused or "
        f"called a mistake: {named.alarms} of {named.right_answers}, with rounding "
        "noise of 1e-12 to 1e-7. Names read into random noise: "
        f"{named.garbled_named} of {named.garbled}."
    )
    bare = met.share("right", typed=True, known=naming.NO_TABLE)
    yield _wrapped(
        "The rules were written with this corpus at hand, so its figures say what is "
        f"covered, not what strangers will type. Another {met.count(typed=True)} typed "
        f"answers to {met.tasks} tasks were labelled before they were ever diagnosed, "
        f"and no rule was changed afterwards: {met.share('right', typed=True):.1%} of "
        f"them are named right with the drill's table, {bare:.1%} without."
    )


def _over(detail):
    return detail["error"] is not None and detail["error"] > accuracy.LIMIT


def _silent(detail):
    return _over(detail) and math.isfinite(detail["error"])


def _times(fast):
    figures = [m for task in fast.values() for m in task["methods"].values()]
    spreads = sorted((m["high"] - m["low"]) / 2 / m["ratio"] for m in figures)
    spread = spreads[len(spreads) * 9 // 10]
    costs = [task["call_us"] for task in fast.values()]
    yield "## How fast?"
    yield _wrapped(
        "Central differences call f 2n times for n inputs; differences of real "
        "numbers cannot be as exact with fewer calls. The bare cost is a plain loop "
        "over those calls, and every number below is CPU time over that bare cost "
        "(for a Hessian: over n² calls). Loop and method alternate in one run; the "
        "number is the median of the repeats. For nine numbers of ten, half of the "
        f"repeats lie within {spread:.0%} of it. One call of f took {min(costs):.1f} "
        f"to {max(costs):.1f} microseconds: with a dearer f, every number comes closer "
        "to the count of calls."
    )
    yield f"![{_times_alt(fast)}](images/{TIMES_PICTURE})"
    for start in ("gradient of sum", "gradient of a", "Jacobian", "Hessian"):
        yield from _time_table({k: v for k, v in fast.items() if k.startswith(start)})
    yield _wrapped(
        "`torch gradcheck` appears with the same function written in NumPy, whose "
        "derivative it is handed, and written in torch, which differentiates it itself."
    )
    rows = [
        [what, f"{side} {limit:.2f}", f"{value:.2f}", "kept" if kept else "missed"]
        for what, value, side, limit, kept in speed.targets(fast)
    ]
    yield "What this course promises about its speed, and what was measured:"
    yield _table(["ratio", "promise", "measured", ""], rows)
    yield from _faster_peers(fast)


def _times_alt(fast):
    task = "gradient of a logistic loss, n = 1000"
    methods = fast[task]["methods"]
    return (
        "Marks on a logarithmic axis, one row a method: CPU time over that of the bare "
        f"calls of f, for four tasks. For the {task}: central "
        f"{methods[speed.CENTRAL]['ratio']:.2f}, "
        + ", ".join(
            f"{name} {methods[name]['ratio']:.2f}"
            for name in ("scipy 3-point", "numdifftools central", speed.GRADCHECK)
        )
        + "."
    )


def _time_table(group):
    """Methods down, sizes across; the last column is the largest error of a row."""
    names = dict.fromkeys(name for task in group.values() for name in task["methods"])
    rows = []
    for name in names:
        found = [task["methods"].get(name) for task in group.values()]
        ratios = [f"{m['ratio']:.2f}" if m else "-" for m in found]
        errors = [m["error"] for m in found if m and m["error"] is not None]
        rows.append([name, *ratios, f"{max(errors):.0e}" if errors else "verdict"])
    title = next(iter(group)).split(", n =")[0]
    title = title[0].upper() + title[1:]
    heads = [f"n = {task['n']}" for task in group.values()]
    yield f"### {title}"
    yield _table(["method", *heads, "worst error"], rows)


def _faster_peers(fast):
    rows = []
    for name, task in fast.items():
        methods = task["methods"]
        own = methods.get(speed.CENTRAL)
        batch = methods.get(speed.VECTORIZED)
        for peer, m in methods.items():
            if peer in speed.OURS or m["error"] is None or m["error"] > EXACT_ENOUGH:
                continue
            if own and m["ratio"] < own["ratio"]:
                ours = f"{own['ratio']:.2f}"
                ours += f" ({batch['ratio']:.2f} vectorized)" if batch else ""
                reason = REASONS.get(peer, "no reason known")
                rows.append([name, peer, f"{m['ratio']:.2f}", ours, reason])
    yield "Where another library was faster than `central`, with an error below 1e-6:"
    heads = ["task", "library", "its ratio", "`central`", "why"]
    yield _table(heads, rows or [["none", *"----"]])


def _all_cases(exact):
    methods = exact["methods"]
    ours = (accuracy.CENTRAL, accuracy.LADDER, accuracy.COMPLEX)
    rows = []
    for name, kind in exact["cases"].items():
        details = [methods[method]["details"][name] for method in ours]
        errors = ["by name" if d.get("by_name") else _error(d) for d in details]
        verdict = methods[accuracy.CHECK]["details"][name]["verdict"]
        rows.append([name, kind, *errors, verdict])
    table = _table(["function", "kind", *ours, "check"], rows)
    yield "## Every function"
    yield "The errors of our own methods, and the verdict of `check`."
    yield f"<details>\n<summary>All {len(rows)} functions</summary>"
    yield table
    yield "</details>"


def _error(detail):
    return f"{detail['error']:.0e}" if math.isfinite(detail["error"]) else "none"


def _table(heads, rows):
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1), *rows]
    if any(len(str(cell)) > 24 for row in rows for cell in row[1:]):
        lines[1] = ["---"] * len(heads)  # sentences start at the left
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def _cell(text):
    return str(text).replace("|", "\\|")


def _wrapped(text, indent=""):
    whole = {"break_long_words": False, "break_on_hyphens": False}
    return textwrap.fill(text, 88, subsequent_indent=indent, **whole)


def _bullets(lines):
    return "\n".join(_wrapped(f"* {line}", "  ") for line in lines)


def _listed(names):
    """Names in a row; inside of one no line may break, or a minus becomes a bullet."""
    return (
        ", ".join(name.replace(" ", "\N{NO-BREAK SPACE}") for name in names) or "none"
    )


if __name__ == "__main__":
    main()
