"""Wrong answers made from any right one, each with the kinds that may name it."""

import contextlib

import numpy as np

from course_tools.benchmarks.corpus.task import B, m, n


def _single_axis(right):
    return right.ndim == 1


def _some_axes(right):
    return right.ndim >= 2


def _square(right):
    return right.ndim == 2 and right.shape == right.T.shape


def _matrix(right):
    return right.ndim == 2 and min(right.shape) >= 3 and right.all()


def _many(right):
    return right.size >= 4


def _any(right):
    return True


def _invertible(right):
    return _square(right) and np.linalg.cond(right) < 1e8


def _entry(right, value):
    """One entry in the middle replaced."""
    wrong = right.copy()
    wrong.flat[right.size // 2] = value
    return wrong


def _first_row_only(right):
    wrong = np.zeros_like(right)
    wrong[0] = right[0]
    return wrong


# kinds, where it applies, what it does
TRANSFORMATIONS = (
    ("zero", _any, np.zeros_like),
    ("sign", _any, np.negative),
    ("twice", _any, lambda a: 2 * a),
    ("half", _any, lambda a: a / 2),
    ("size_factor", _any, lambda a: a * B),
    ("size_factor", _any, lambda a: a / B),
    ("size_factor", _any, lambda a: a / n),
    ("size_factor", _any, lambda a: a * m),
    ("size_factor", _any, lambda a: a * B / (B - 1)),
    ("size_factor", _any, lambda a: a * n / m),
    ("two_mistakes", _any, lambda a: -a / B),
    ("two_mistakes size_factor", _any, lambda a: -2 * a),
    ("fitted_factor", _many, lambda a: 0.37 * a),
    ("fitted_factor", _many, lambda a: a / 3),
    ("fitted_constant", _many, lambda a: a + 0.25),
    ("absolute", _any, np.abs),
    ("clipped", _many, lambda a: np.maximum(a, 0)),
    ("power", _any, np.square),
    ("normalised", _many, lambda a: a / np.sqrt(np.sum(a * a))),
    ("rounded", _many, lambda a: np.round(a, 2)),
    ("rounded", _many, np.trunc),
    ("some_entries", _many, lambda a: _entry(a, 0.77)),
    ("some_signs some_entries", _many, lambda a: _entry(a, -a.flat[a.size // 2])),
    ("another_order", _many, lambda a: np.sort(a.ravel()).reshape(a.shape)),
    ("reversed_order", _single_axis, lambda a: a[::-1]),
    ("reversed_order", _some_axes, lambda a: np.flip(a, axis=-1)),
    ("shifted", _many, lambda a: np.roll(a, 1, axis=0)),
    ("summed", _many, np.sum),
    ("averaged", _many, np.mean),
    ("one_number", _many, lambda a: np.sqrt(np.sum(a * a))),
    ("length_one_axis", _single_axis, lambda a: a[None]),
    ("length_one_axis", _single_axis, lambda a: a[:, None]),
    ("outer_product", _single_axis, lambda a: np.outer(a, a)),
    ("on_the_diagonal", _single_axis, np.diag),
    ("copied", _single_axis, lambda a: np.tile(a, (B, 1))),
    ("part", _single_axis, lambda a: a[1:]),
    ("part", _single_axis, lambda a: a[0]),
    ("transposed axes_permuted", _some_axes, np.transpose),
    ("column_order", _some_axes, lambda a: a.T.reshape(a.shape)),
    ("reshaped", _some_axes, np.ravel),
    ("length_one_axis", _some_axes, lambda a: a[None]),
    ("summed", _some_axes, lambda a: a.sum(axis=0)),
    ("summed", _some_axes, lambda a: a.sum(axis=-1, keepdims=True)),
    ("averaged", _some_axes, lambda a: a.mean(axis=-1)),
    ("part", _some_axes, lambda a: a[0]),
    ("some_zeros", _some_axes, _first_row_only),
    ("two_mistakes", _some_axes, lambda a: a.T / B),
    ("two_mistakes", _some_axes, lambda a: -a.T),
    ("fitted_lines", _matrix, lambda a: a * (1.5 + np.arange(a.shape[-1]))),
    ("diagonal_only", _square, lambda a: a * np.eye(len(a))),
    ("diagonal_alone", _square, np.diag),
    ("triangle_only", _square, np.tril),
    ("diagonal_differs", _square, lambda a: a * (1 - np.eye(len(a)))),
    ("symmetrised", _square, lambda a: (a + a.T) / 2),
    ("inverted", _invertible, np.linalg.inv),
)


def transform(task):
    """All transformed answers to a task, as pairs of kinds and array.

    Parameters
    ----------
    task : Task
        Its right answer is transformed; what takes another point is computed anew.

    Yields
    ------
    (str, ndarray)
        A transformation that changes nothing, or leads to no numbers, is left out.
    """
    right = task.at(task.x)
    with np.errstate(all="ignore"):
        for kinds, applies, change in TRANSFORMATIONS:
            if applies(right):
                yield kinds, np.asarray(change(right), dtype=np.float64)
        points = [-task.x, 0 * task.x, task.x + 1]
        if task.y.shape == task.x.shape:
            points.append(task.y)
        for point in points:
            with contextlib.suppress(np.linalg.LinAlgError):  # no inverse there
                yield "another_point", task.at(point)
        yield "instead", task.x
        yield "instead", task.y
        yield "instead", np.ones_like(right)
        if task.u is not None:
            yield "instead", task.u
            yield "upstream_missing", task.at(task.x, np.ones_like(task.u))
            yield "upstream_twice", task.at(task.x, task.u**2)
