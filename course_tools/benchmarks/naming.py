"""How often a wrong answer is called by its right name.

Every wrong answer of ``corpus/`` is diagnosed, first with all that a drill can pass,
then with less. A name is right if it is the answer's own name in the drill's table, or
if its kind is one that the corpus allows for this answer. The right values carry the
rounding noise of a measured derivative.

Rules and corpus were written together, so these shares say what is covered, not what
strangers will type. The last line of the output is the fairer one: tasks whose answers
were labelled before they were ever diagnosed, with no rule and no label touched since.

Usage::

    python -m course_tools.benchmarks.naming             # the table, for seed 0
    python -m course_tools.benchmarks.naming --seed 3    # with other random numbers
    python -m course_tools.benchmarks.naming --details   # every answer not named right

The rows, for answers typed as learners do and for transformed right ones:

all and table    sizes, upstream, x, f(x), the derivative at other points, the VJP for
                 other cotangents, and the drill's table of the mistakes that no
                 general rule can name
all, no table    the same without the table, as in a call of `check`
sizes alone      the two arrays and the lengths of axes
"""

import argparse
from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from course_lib.diagnosis import diagnose
from course_tools.benchmarks import corpus

RTOL = 1e-6
MEASUREMENT_NOISE = 1e-10
NOISES = (1e-12, 1e-11, 1e-10, 1e-9, 1e-8, 1e-7)
GARBLES = (1e-4, 1e-2, 1.0)
WITH_TABLE, NO_TABLE, SIZES_ALONE = "all and table", "all, no table", "sizes alone"


@dataclass
class Result:
    """What was counted.

    Attributes
    ----------
    verdicts : Counter
        Number of answers by (typed, what was passed, ``"right"``, ``"other"`` or
        ``"unnamed"``).
    kinds : set of str
        All kinds of mistakes in the corpus.
    in_tables : int
        Wrong answers that stand in the table of their drill.
    passed : int
        Wrong answers that a comparison with `RTOL` accepts.
    right_answers, alarms : int
        Right answers with rounding noise, and those refused or named as a mistake.
    garbled, garbled_named : int
        Right answers with a random number added to every entry, and those named.
    misses : list of str
        One line for each answer that was not named right.
    """

    tasks: int = 0
    verdicts: Counter = field(default_factory=Counter)
    kinds: set = field(default_factory=set)
    in_tables: int = 0
    passed: int = 0
    right_answers: int = 0
    alarms: int = 0
    garbled: int = 0
    garbled_named: int = 0
    misses: list = field(default_factory=list)

    def count(self, *, typed=None, known=WITH_TABLE, verdict=None):
        """Number of answers; None stands for all."""
        return sum(
            number
            for (t, k, v), number in self.verdicts.items()
            if typed in (None, t) and k == known and verdict in (None, v)
        )

    def share(self, verdict, *, typed=None, known=WITH_TABLE):
        """Share of the answers with this verdict, from 0 to 1."""
        chosen = self.count(typed=typed, known=known, verdict=verdict)
        return chosen / self.count(typed=typed, known=known)


def measure(seed=0, *, builders=corpus.BUILDERS):
    """Diagnose the whole corpus once.

    Parameters
    ----------
    seed : int
        Seed of all random numbers.
    builders : sequence of callable
        The tasks.

    Returns
    -------
    Result
    """
    result = Result()
    rng = np.random.default_rng(seed)
    for builder in builders:
        task = corpus.build(builder, seed)
        result.tasks += 1
        _name_wrong_answers(result, builder.__name__, task, rng)
        _spare_right_answers(result, task, rng)
    return result


def _name_wrong_answers(result, title, task, rng):
    right = task.at(task.x)
    measured = _noisy(right, MEASUREMENT_NOISE, rng)
    answers = corpus.wrong_answers(task)
    table = {name: answer.value for answer in answers for name in answer.names}
    result.in_tables += len(table)
    everything = _all_known(task)
    for answer in answers:
        result.kinds |= answer.kinds
        result.passed += _accepted(answer.value, right)
        for label, known in (
            (WITH_TABLE, everything | {"mistakes": table}),
            (NO_TABLE, everything),
            (SIZES_ALONE, {"sizes": corpus.SIZES}),
        ):
            found = diagnose(answer.value, measured, **known, rtol=RTOL)
            verdict = _verdict(found, answer)
            result.verdicts[answer.typed, label, verdict] += 1
            if verdict != "right":
                hoped = ", ".join(sorted(answer.kinds | answer.names))
                said = f"{found.kind}: {found.name}" if found else "no name"
                result.misses.append(f"{label}; {title}; {hoped}; {said}")


def _spare_right_answers(result, task, rng):
    """No right answer is refused or named, and nothing is read into mere noise."""
    right, known = task.at(task.x), _all_known(task)
    for noise in NOISES:
        for _ in range(3):
            claimed, measured = _noisy(right, noise, rng), _noisy(right, noise, rng)
            result.right_answers += 1
            named = diagnose(claimed, measured, **known, rtol=RTOL)
            result.alarms += bool(named or not _accepted(claimed, measured))
    for noise in GARBLES:
        result.garbled += 1
        claimed = right + noise * abs(right).max() * rng.normal(size=right.shape)
        result.garbled_named += bool(diagnose(claimed, right, **known, rtol=RTOL))


def _all_known(task):
    """What `check` passes on, with the formula in the place of its measurements."""
    known = {"sizes": corpus.SIZES, "upstream": task.u, "x": task.x, "y": task.y}
    known["derivative_at"] = task.at
    if task.u is not None:
        known["pullback"] = lambda u: task.at(task.x, u)
    return known


def _verdict(found, answer):
    if found is None:
        return "unnamed"
    own = found.kind == "own_mistake" and found.name in answer.names
    return "right" if own or found.kind in answer.kinds else "other"


def _accepted(claimed, right):
    if claimed.shape != right.shape:
        return False
    return bool(np.linalg.norm(claimed - right) <= RTOL * np.linalg.norm(right))


def _noisy(array, noise, rng):
    return array * (1 + noise * rng.normal(size=array.shape))


def table(result):
    """The result as text."""
    total, typed = result.count(), result.count(typed=True)
    lines = [
        f"{total} different wrong answers to {result.tasks} tasks, {typed} of them "
        f"typed; {len(result.kinds)} kinds;",
        f"{result.in_tables} stand in the table of their drill",
        "",
        f"{'answers':<13}{'what is passed':<16}{'right':>8}{'other':>8}{'none':>8}",
    ]
    for which, label in ((True, "typed"), (False, "transformed"), (None, "all")):
        for known in (WITH_TABLE, NO_TABLE, SIZES_ALONE):
            shares = (
                result.share(verdict, typed=which, known=known)
                for verdict in ("right", "other", "unnamed")
            )
            numbers = "".join(f"{share:8.1%}" for share in shares)
            lines.append(f"{label:<13}{known:<16}{numbers}")
    return "\n".join(
        [
            *lines,
            "",
            f"wrong answers passed as right: {result.passed}",
            f"right answers refused or named: {result.alarms} of "
            f"{result.right_answers}, with noise of 1e-12 to 1e-7",
            f"names read into random noise: {result.garbled_named} of {result.garbled}",
        ]
    )


def first_met(result):
    """The shares for the answers of ``corpus.FIRST_MET``, in a sentence."""
    right, other, bare = (
        f"{result.share(verdict, typed=True, known=known):.1%}"
        for verdict, known in (
            ("right", WITH_TABLE),
            ("other", WITH_TABLE),
            ("right", NO_TABLE),
        )
    )
    return (
        f"{result.count(typed=True)} typed answers labelled beforehand: {right} named "
        f"right, {other} otherwise; {bare} right without the table"
    )


def main():
    """Print the table, and the line for the tasks that were met last."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=0, help="of the random numbers")
    parser.add_argument(
        "--details", action="store_true", help="list what is not named right"
    )
    options = parser.parse_args()
    result = measure(options.seed)
    if options.details:
        print(*result.misses, "", sep="\n")
    print(table(result))
    print(first_met(measure(options.seed, builders=corpus.FIRST_MET)))


if __name__ == "__main__":
    main()
