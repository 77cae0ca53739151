"""Wrong answers to the derivatives of the course, and what each should be called.

Each task has a function, a point, the right formula and a list of answers as learners
type them; ``transformed.py`` adds what can be made of any right answer. Data are
random and without symmetry, and the sizes 11, 7 and 5 keep factors apart.
"""

from dataclasses import dataclass

import numpy as np

from course_tools.benchmarks.corpus import (
    batches,
    elementwise,
    first_met,
    gradients,
    jacobians,
    layers,
    losses,
    matrices,
    one_variable,
    products,
    signals,
    softmax,
)
from course_tools.benchmarks.corpus.task import OWN, SIZES, Task
from course_tools.benchmarks.corpus.transformed import transform

__all__ = ["BUILDERS", "FIRST_MET", "SIZES", "Task", "Wrong", "build", "wrong_answers"]

BUILDERS = (
    *one_variable.TASKS,
    *gradients.TASKS,
    *losses.TASKS,
    *elementwise.TASKS,
    *softmax.TASKS,
    *layers.TASKS,
    *batches.TASKS,
    *signals.TASKS,
    *matrices.TASKS,
    *products.TASKS,
    *jacobians.TASKS,
)
FIRST_MET = first_met.TASKS


@dataclass
class Wrong:
    """A wrong answer: as typed by a learner, or transformed from the right one.

    Attributes
    ----------
    value : ndarray
        The wrong answer.
    kinds : set of str
        The kinds of mistake by which it may be named.
    names : set of str
        Names under which it stands in the drill's own table, if it does.
    typed : bool
        Whether it is a formula as a learner types it.
    """

    value: np.ndarray
    kinds: set
    names: set
    typed: bool


def build(builder, seed):
    """The task with random numbers of its own.

    Parameters
    ----------
    builder : callable
        One of ``BUILDERS`` or ``FIRST_MET``.
    seed : int
        Seed of the generator.

    Returns
    -------
    Task
    """
    place = (BUILDERS + FIRST_MET).index(builder)
    return builder(np.random.default_rng([seed, place]))


def wrong_answers(task):
    """The different wrong answers to a task.

    Two mistakes may lead to the same numbers; then either name is true, and the
    answer is counted once, with the kinds of both.

    Parameters
    ----------
    task : Task
        See :func:`build`.

    Returns
    -------
    list of Wrong
    """
    found = []
    right = task.at(task.x)
    typed = [(says, np.asarray(value, dtype=np.float64)) for says, value in task.wrong]
    for k, (says, value) in enumerate((*typed, *transform(task))):
        if k >= len(typed) and (not np.isfinite(value).all() or _equal(value, right)):
            continue
        names = {says.removeprefix(OWN)} if says.startswith(OWN) else set()
        kinds = set() if names else set(says.split())
        if np.linalg.norm(value) <= 1e-12 * np.linalg.norm(right):
            kinds.add("zero")  # a sum that cancels, for one
        twin = next((w for w in found if _equal(w.value, value)), None)
        if twin:
            twin.kinds |= kinds
            twin.names |= names
        else:
            found.append(Wrong(value, kinds, names, k < len(typed)))
    return found


def _equal(a, b):
    if a.shape != b.shape:
        return False
    return bool(np.linalg.norm(a - b) <= 1e-9 * np.linalg.norm(b))
