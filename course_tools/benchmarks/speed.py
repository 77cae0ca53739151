"""How much longer than its calls of f a numeric derivative takes.

A central difference needs 2n calls of f. The bare cost is a plain loop over those
2n points, made beforehand; every time in the table is a ratio to it (a Hessian's:
to n² calls). Bare loop and method alternate in the same run, the clock is the CPU
time of the process, and a ratio is the median over the repeats.

Usage::

    python -m course_tools.benchmarks.speed                 # ours and the peers
    python -m course_tools.benchmarks.speed --ours          # ours alone, half a minute
    python -m course_tools.benchmarks.speed --only gradient --repeats 21
    python -m course_tools.benchmarks.speed --json > times.json

One BLAS thread is set before NumPy is imported. Methods that this version of
course_lib does not have, and peers that are not installed, are left out.
"""

import os

for _library in ("OMP", "OPENBLAS", "MKL", "VECLIB_MAXIMUM"):
    os.environ[f"{_library}_NUM_THREADS"] = "1"
os.environ.setdefault("JAX_PLATFORMS", "cpu")

import argparse  # noqa: E402
import gc  # noqa: E402
import json  # noqa: E402
import math  # noqa: E402
import statistics  # noqa: E402
import warnings  # noqa: E402
from functools import partial  # noqa: E402
from time import process_time  # noqa: E402

import numpy as np  # noqa: E402

import course_lib  # noqa: E402
from course_tools.benchmarks import peers  # noqa: E402
from course_tools.benchmarks.tasks import tasks  # noqa: E402

GAIN = 7.0  # how many times faster than torch's gradcheck our check should be
BLOCK = 0.01  # seconds of CPU time in one measured block
CENTRAL, LADDER, COMPLEX = "central", "ladder", "complex, guarded"
VECTORIZED, CHECK = "central, vectorized", "check"
OURS = (CENTRAL, LADDER, COMPLEX, VECTORIZED, CHECK)
GRADCHECK = "torch gradcheck, f in torch"
WRAPPED = "torch gradcheck, f in NumPy"


def ours(task):
    """The course's methods for a task, by name; only those that this version has."""
    differentiate = getattr(course_lib, task.kind, None)
    if differentiate is None:
        return {}
    f, x, claimed = task.f, task.x, task.exact(task.x)
    order = {"order": 2} if task.kind == "hessian" else {}
    methods = {
        CENTRAL: lambda: differentiate(f, x),
        LADDER: lambda: differentiate(f, x, method="ladder")[0],
        COMPLEX: lambda: differentiate(f, x, method="complex"),
        VECTORIZED: lambda: differentiate(task.batch, x, vectorized=True),
        CHECK: lambda: course_lib.check(f, x, claimed, **order),
    }
    if task.kind == "hessian":
        del methods[LADDER], methods[VECTORIZED]
    return {name: call for name, call in methods.items() if _works(call)}


def others(task):
    """The peers' methods for a task, by name; only those that are installed."""
    methods = {}
    kind = "hessian" if task.kind == "hessian" else "jacobian"
    for peer in peers.installed():
        if hasattr(peer, kind):
            methods[peer.name] = _peer_call(getattr(peer, kind), peer, task)
        if hasattr(peer, "gradcheck") and task.torch:
            rows = np.atleast_2d(task.exact(task.x))
            methods[WRAPPED] = partial(peer.gradcheck, task.f, task.x, rows)
            methods[GRADCHECK] = peer.gradcheck_of_torch(task.torch, task.x)
    return methods


def _peer_call(differentiate, peer, task):
    f = task.columns if getattr(peer, "takes_columns", False) else task.f

    def call():
        value = differentiate(f, task.x)
        return value[0] if isinstance(value, tuple) else value

    return call


def _works(call):
    try:
        call()
    except (TypeError, ValueError, AttributeError, ImportError):
        return False  # this version of course_lib has no such method or option yet
    return True


def measure(*, with_peers=True, repeats=11, only=""):
    """Time every method on every task.

    Parameters
    ----------
    with_peers : bool
        Whether the peers take part.
    repeats : int
        Pairs of (bare loop, method) for each ratio.
    only : str
        Leave out the tasks whose name does not contain this.

    Returns
    -------
    dict
        ``{task name: {"kind", "n", "call_us", "methods": {method: figures}}}`` with
        the figures ``ratio`` (median), ``low`` and ``high`` (quartiles) and
        ``error`` (relative, in the norm; None for checkers).
    """
    result = {}
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        for task in tasks():
            if only in task.name:
                result[task.name] = _measure_task(task, with_peers, repeats)
    return result


def _measure_task(task, with_peers, repeats):
    bare, methods = task.bare(), ours(task)
    if with_peers:
        methods |= others(task)
    if not methods:
        return {"kind": task.kind, "n": task.x.size, "call_us": None, "methods": {}}
    loops = max(1, math.ceil(BLOCK / _seconds(bare, 3)))
    for call in methods.values():
        call()  # imports, caches and compilers take their time here
    once = {name: _seconds(call, 1) for name, call in methods.items()}
    ratios = {name: [] for name in methods}
    bare_times = []
    for _ in range(repeats):
        for name, call in methods.items():
            bare_times.append(_seconds(bare, loops))
            time = _seconds(call, max(1, math.ceil(BLOCK / once[name])))
            ratios[name].append(time / bare_times[-1])
    exact = task.exact(task.x)
    figures = {
        name: _quartiles(ratios[name]) | {"error": _error(methods[name](), exact)}
        for name in methods
    }
    call_us = statistics.median(bare_times) / task.calls * 1e6
    return {
        "kind": task.kind,
        "n": task.x.size,
        "call_us": call_us,
        "methods": figures,
    }


def _seconds(call, loops):
    """CPU time of one call, averaged over the loops."""
    collecting = gc.isenabled()
    gc.disable()
    start = process_time()
    for _ in range(loops):
        call()
    spent = process_time() - start
    if collecting:
        gc.enable()
    return max(spent / loops, 1e-7)


def _quartiles(ratios):
    low, middle, high = np.percentile(ratios, [25, 50, 75])
    return {"ratio": float(middle), "low": float(low), "high": float(high)}


def _error(value, exact):
    if not isinstance(value, np.ndarray):
        return None  # a verdict
    return float(np.linalg.norm(value.reshape(exact.shape) - exact)) / float(
        np.linalg.norm(exact)
    )


def targets(result):
    """The figures that this course promises, against those measured.

    Parameters
    ----------
    result : dict
        From :func:`measure`.

    Returns
    -------
    list of tuple
        (which ratio, measured, "at most" or "at least", limit, whether it is kept).
    """
    rows = []
    for name, task in result.items():
        methods, n = task["methods"], task["n"]
        few = n <= 10 or task["kind"] == "jacobian"
        if task["kind"] == "hessian":
            ratios = [methods[k]["ratio"] for k in (CENTRAL, COMPLEX) if k in methods]
            if ratios:
                rows.append((f"fastest of ours, {name}", min(ratios), 1.2))
        elif CENTRAL in methods and n >= 10:
            limit = 1.3 if task["kind"] == "jacobian" else 1.1 if n >= 100 else 1.25
            rows.append((f"central, {name}", methods[CENTRAL]["ratio"], limit))
        # From n = 100 on, torch's own loop costs less than seven times 2n bare calls.
        if few and GRADCHECK in methods and CHECK in methods:
            gain = methods[GRADCHECK]["ratio"] / methods[CHECK]["ratio"]
            rows.append((f"torch gradcheck over check, {name}", gain, GAIN))
    return [_judged(*row) for row in rows]


def _judged(what, measured, limit):
    if limit == GAIN:
        return what, measured, "at least", limit, measured >= limit
    return what, measured, "at most", limit, measured <= limit


def main(arguments=None):
    """Measure and print; see the module's usage."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ours", action="store_true", help="leave out the peers")
    parser.add_argument("--repeats", type=int, default=11)
    parser.add_argument("--only", default="", help="part of a task's name")
    parser.add_argument("--json", action="store_true", help="print data, no table")
    options = parser.parse_args(arguments)
    result = measure(
        with_peers=not options.ours, repeats=options.repeats, only=options.only
    )
    if options.json:
        print(json.dumps(result, indent=1))
        return
    for name, task in result.items():
        cost = f"one call takes {task['call_us']:.2f} us" if task["methods"] else "none"
        print(f"\n{name}: {cost}")
        for method, m in task["methods"].items():
            error = "verdict" if m["error"] is None else f"{m['error']:.1e}"
            spread = f"({m['low']:.2f} to {m['high']:.2f})"
            print(f"  {method:34s} {m['ratio']:8.2f}  {spread:18s} error {error}")
    print("\nPromised:")
    for what, measured, side, limit, kept in targets(result):
        verdict = "kept  " if kept else "MISSED"
        print(f"  {verdict} {measured:6.2f}, {side} {limit:.2f}: {what}")


if __name__ == "__main__":
    main()
