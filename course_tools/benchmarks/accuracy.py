"""How exact numeric derivatives are, and which right answers a checker refuses.

Every method differentiates every case of ``cases.py``; what it returns is compared
with the reference in the norm. Every checker is then given the reference itself as
a claim, which it should accept, and three wrong copies of it (times -1, 2 and
1.01), which it should not.

Usage::

    python -m course_tools.benchmarks.accuracy              # ours and the peers
    python -m course_tools.benchmarks.accuracy --ours       # ours alone
    python -m course_tools.benchmarks.accuracy --details    # every case of every method
    python -m course_tools.benchmarks.accuracy --json > accuracy.json

The columns of the table:

worst       largest relative error over the cases for which there is a value
over 1e-6   cases with a larger error than that, or with no value
no value    cases that gave NaN or an exception
by name     cases that the guarded complex step refused, saying so (NotAnalytic)
overclaimed cases in which an entry is off by more than ten times the error that
            the method itself states for it (and by more than 1e-12 of the largest)
refused     right answers (the references) that the checker did not accept
undecided   right answers of which the checker says that it cannot tell
accepted    wrong copies that the checker did accept
"""

import argparse
import json
import math
import warnings

import numpy as np

import course_lib
from course_tools.benchmarks import peers
from course_tools.benchmarks.cases import CASES, FORMULAS, KINKS

LIMIT = 1e-6
FACTORS = (-1.0, 2.0, 1.01)
CENTRAL, LADDER, COMPLEX, CHECK = "central", "ladder", "complex, guarded", "check"
OURS = (CENTRAL, LADDER, COMPLEX, CHECK)
VALUES = {
    "worst": "worst",
    "over 1e-6": "over",
    "no value": "no_value",
    "by name": "by_name",
    "overclaimed": "overclaimed",
}
VERDICTS = {"refused": "refused", "undecided": "undecided", "accepted": "accepted"}
COLUMNS = VALUES | VERDICTS
EXACT = 1e-12  # a larger error of the complex step needs an explanation
NEGLIGIBLE = 1e-12  # of the largest entry: nobody is misled by so little
_NotAnalytic = getattr(course_lib, "NotAnalytic", ())


def measure(*, with_peers=True, cases=CASES):
    """Let every method differentiate every case, and every checker judge.

    Parameters
    ----------
    with_peers : bool
        Whether the peers take part.
    cases : sequence of Case
        What to differentiate.

    Returns
    -------
    dict
        ``"cases"``: ``{name: kind}``; ``"methods"``: ``{name: figures}``, the figures
        being the columns of the table (None where one does not apply) and
        ``"details"``: ``{case name: {"error", "claim", "verdict", "note"}}``, where
        an infinite error stands for no value;
        ``"kinks"``: ``{name: list of verdicts}`` of our checker; ``"formulas"``:
        ``{case name: [formula, error]}`` of derivatives by their formula in float64.
    """
    runs = {
        CENTRAL: (_ours(), None),
        LADDER: (_ours(method="ladder"), None),
        COMPLEX: (_ours(method="complex"), None),
        CHECK: (None, _check),
    }
    if with_peers:
        for peer in peers.installed():
            runs[peer.name] = (peer.value, peer.accepts)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        return {
            "cases": {case.name: case.kind for case in cases},
            "methods": {name: _run(*run, cases) for name, run in runs.items()},
            "formulas": {c.name: _by_formula(c) for c in cases if c.name in FORMULAS},
            "kinks": {kink.name: _kink_verdicts(kink) for kink in KINKS},
        }


def _ours(**options):
    """Call derivative for a number, gradient for a scalar f, else jacobian."""

    def value(f, x):
        if np.ndim(x) == 0:
            result = course_lib.derivative(f, x, **options)
        elif np.ndim(f(np.array(x))) == 0:
            result = course_lib.gradient(f, x, **options)
        else:
            result = course_lib.jacobian(f, x, **options)
        return result if isinstance(result, tuple) else (result, None)

    return value


def _check(f, x, claimed):
    return course_lib.check(f, x, claimed).verdict


def _run(value, accepts, cases):
    details = {case.name: _case(value, accepts, case) for case in cases}
    return _summary(details, bool(value), bool(accepts)) | {"details": details}


def _case(value, accepts, case):
    detail = {"error": None, "claim": None, "verdict": None, "note": ""}
    if value:
        detail |= _accuracy(value, case)
    if accepts:
        detail |= _judgement(accepts, case)
    return detail


def _accuracy(value, case):
    """Relative error in the norm, and by how much the method's own claim is missed."""
    right = case.reference
    try:
        result, claim = value(case.f, case.x)
    except _NotAnalytic as refusal:
        needless = " (needlessly)" if _complex_step_is_right(case) else ""
        return {"note": f"NotAnalytic{needless}: {refusal}", "by_name": True}
    except Exception as failure:
        return {"note": f"{type(failure).__name__}: {failure}", "error": math.inf}
    distance = abs(np.asarray(result, dtype=np.float64) - right)
    error = _relative(result, right)
    if not math.isfinite(error):
        return {"note": "NaN or infinity", "error": math.inf}
    if claim is None:
        return {"error": error}
    beyond = np.maximum(distance - NEGLIGIBLE * abs(right).max(), 0)
    # No claim (NaN) is no overclaim: 0/0 and beyond/NaN drop out of the maximum.
    missed = np.nan_to_num(beyond / np.asarray(claim), nan=0.0)
    return {"error": error, "claim": float(missed.max())}


def _by_formula(case):
    """The formula of the derivative, and its error when float64 evaluates it."""
    text, formula = FORMULAS[case.name]
    return [text, _relative(formula(case.x), case.reference)]


def _relative(value, right):
    distance = np.asarray(value, dtype=np.float64) - right
    return float(np.linalg.norm(distance) / np.linalg.norm(right))


def _complex_step_is_right(case):
    """Whether the bare complex step would have been right where it was refused."""
    x = np.asarray(case.x, dtype=np.complex128)
    columns = []
    try:
        for j in np.ndindex(x.shape):
            shifted = x.copy()
            shifted[j] += 1e-30j
            columns.append(np.imag(case.f(shifted[()])) / 1e-30)
    except (TypeError, ValueError):
        return False
    value = np.stack(columns, axis=-1).reshape(case.reference.shape)
    distance = np.linalg.norm(value - case.reference)
    return bool(distance <= LIMIT * np.linalg.norm(case.reference))


def _judgement(accepts, case):
    """The verdict on the right answer, and how many wrong copies pass as right."""
    verdict = _verdict(accepts, case, case.reference)
    passed = [_verdict(accepts, case, k * case.reference) == "right" for k in FACTORS]
    return {"verdict": verdict, "accepted": sum(passed)}


def _verdict(accepts, case, claimed):
    try:
        verdict = accepts(case.f, case.x, claimed)
    except Exception as failure:
        return f"raised {type(failure).__name__}"
    if isinstance(verdict, str):
        return verdict
    return "right" if verdict else "wrong"


def _kink_verdicts(kink):
    claims = (*kink.admissible, *kink.wrong)
    return [_verdict(_check, kink, np.asarray(claim)) for claim in claims]


def _summary(details, has_value, has_rule):
    figures = dict.fromkeys(COLUMNS.values())
    rows = list(details.values())
    if has_value:
        errors = [row["error"] for row in rows if row["error"] is not None]
        known = [error for error in errors if math.isfinite(error)]
        claims = [row["claim"] for row in rows if row["claim"] is not None]
        figures["worst"] = max(known, default=None)
        figures["over"] = sum(error > LIMIT for error in errors)
        figures["no_value"] = len(errors) - len(known)
        figures["by_name"] = sum(row.get("by_name", False) for row in rows)
        if claims:
            figures["overclaimed"] = sum(claim > 10 for claim in claims)
    if has_rule:
        verdicts = [row["verdict"] for row in rows]
        figures["undecided"] = verdicts.count("cannot tell")
        figures["refused"] = len(rows) - verdicts.count("right") - figures["undecided"]
        figures["accepted"] = sum(row["accepted"] for row in rows)
    return figures


def shown(value):
    """A figure of the table as text; a dash where there is none."""
    if value is None:
        return "-"
    return f"{value:.1e}" if isinstance(value, float) else str(value)


def report(result, details=False):
    """The tables as lines of text.

    Parameters
    ----------
    result : dict
        From :func:`measure`.
    details : bool
        Whether every case of every method is listed.

    Returns
    -------
    list of str
        Lines.
    """
    copies = len(FACTORS) * len(result["cases"])
    lines = [f"{len(result['cases'])} cases, {copies} wrong copies", ""]
    lines.append(f"{'':34s}" + "".join(f"{name:>12s}" for name in COLUMNS))
    for name, figures in result["methods"].items():
        cells = [f"{shown(figures[key]):>12s}" for key in COLUMNS.values()]
        lines.append(f"{name:34s}" + "".join(cells))
    lines += ["", "kinks (admissible claims, then wrong ones):"]
    for name, verdicts in result["kinks"].items():
        lines.append(f"  {name:20s} {', '.join(verdicts)}")
    lines += ["", "guarded complex step, and the formula in float64:"]
    lines += [f"  {' | '.join(row)}" for row in limits_of_float64(result)]
    if details:
        for name, figures in result["methods"].items():
            lines += ["", name]
            lines += [_line(case, row) for case, row in figures["details"].items()]
    return lines


def limits_of_float64(result):
    """Where the guarded complex step is least exact, and how exact a formula is there.

    Parameters
    ----------
    result : dict
        From :func:`measure`.

    Returns
    -------
    list of list of str
        Function, error of the guarded complex step, formula, error of the formula.
    """
    details = result["methods"][COMPLEX]["details"]
    return [
        [name, shown(details[name]["error"]), text, shown(error)]
        for name, (text, error) in result["formulas"].items()
        if (details[name]["error"] or 0) > EXACT
    ]


def _line(case, row):
    claim = "" if row["claim"] is None else f"{row['claim']:.1e} of its claim"
    verdict = row["verdict"] or ""
    if row.get("accepted"):
        verdict += f", {row['accepted']} wrong accepted"
    note = row["note"].splitlines()[0][:60] if row["note"] else ""
    text = f"  {case:30s} {shown(row['error']):>8s}  {claim:20s} {verdict}  {note}"
    return text.rstrip()


def main(arguments=None):
    """Measure and print; see the module's usage."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ours", action="store_true", help="leave out the peers")
    parser.add_argument("--details", action="store_true", help="list every case")
    parser.add_argument("--json", action="store_true", help="print data, no table")
    options = parser.parse_args(arguments)
    result = measure(with_peers=not options.ours)
    if options.json:
        print(json.dumps(result, indent=1))
    else:
        print("\n".join(report(result, options.details)))


if __name__ == "__main__":
    main()
