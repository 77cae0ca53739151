"""A small wrong answer for each rule, and the table of what is said about it.

The sentences are not written here: `table` asks ``diagnose`` for them. A test demands
an example for each rule, and that this very rule names it.
"""

import re

import numpy as np

from course_lib.diagnosis import diagnose

__all__ = ["table"]

# The arrays of which the examples are made.
v = np.array([1.0, 2.0, 5.0])
M = np.array([[1.0, 2.0], [3.0, 5.0]])
T = np.arange(1.0, 25.0).reshape(2, 3, 4)
S = np.array([[1.0, 2.0, 3.0], [4.0, 6.0, 5.0], [7.0, 8.0, 1.0]])
later = np.array([1.0, 2.0, 12.0])
signed = np.array([1.0, -2.0, 5.0])
x = np.array([2.0, 3.0, 7.0])
y = np.array([0.2, 0.5, 0.8])
u = np.array([2.0, 3.0, 4.0])

# kind: (right, claimed, what else is known)
EXAMPLES = {
    "own_mistake": (v, later, {"mistakes": {"b is forgotten": later}}),
    "transposed": (M, M.T, {}),
    "axes_permuted": (T, T.transpose(1, 2, 0), {"y": np.ones(2)}),
    "length_one_axis": (v, v[np.newaxis], {}),
    "reshaped": (M, M.ravel(), {}),
    "column_order": (M, M.ravel(order="F"), {}),
    "diagonal_alone": (M, np.diag(M), {}),
    "copied": (v, np.tile(v, (2, 1)), {}),
    "outer_product": (v[:2], np.outer(v[:2], x[:2]), {"x": x[:2]}),
    "on_the_diagonal": (v, np.diag(v), {}),
    "part": (v, v[:2], {}),
    "padded": (v, np.append(v, 0), {}),
    "summed": (M, M.sum(axis=0), {}),
    "averaged": (M, M.mean(axis=0), {}),
    "not_summed": (v, np.array([[1, 2, 3], [0, 0, 2]]), {}),
    "not_averaged": (v, np.array([[0, 1, 3], [2, 3, 7]]), {}),
    "not_contracted": (u[:2] @ M, M, {"upstream": u[:2]}),
    "one_number": (M, np.trace(M), {}),
    "zero": (v, 0 * v, {}),
    "sign": (v, -v, {}),
    "twice": (v, 2 * v, {}),
    "half": (v, v / 2, {}),
    "size_factor": (v, 11 * v, {"sizes": {"B": 11}}),
    "reversed_order": (v, v[::-1], {}),
    "shifted": (v, np.roll(v, 1), {}),
    "diagonal_only": (M, np.diag(np.diag(M)), {}),
    "triangle_only": (M, np.triu(M), {}),
    "diagonal_differs": (M, M - np.diag(np.diag(M)), {}),
    "symmetrised": (M, (M + M.T) / 2, {}),
    "inverted": (M, np.linalg.inv(M), {}),
    "absolute": (signed, abs(signed), {}),
    "clipped": (signed, np.maximum(signed, 0), {}),
    "reciprocal": (v, 1 / v, {}),
    "power": (v, v**2, {}),
    "normalised": (v, v / v.sum(), {}),
    "another_order": (v, v[[1, 0, 2]], {}),
    "instead": (v, y, {"y": y}),
    "another_point": (
        2 * x + 1,
        4 * x + 1,
        {"x": x, "derivative_at": lambda x: 2 * x + 1},
    ),
    "upstream_missing": (u * v, v, {"upstream": u}),
    "upstream_twice": (u * v, u * u * v, {"upstream": u}),
    "known_factor": (x * v, v, {"x": x}),
    "swapped_factor": (v * y, v * x, {"x": x, "y": y}),
    "two_mistakes": (M, 2 * M.T, {}),
    "rounded": (v / 3, np.round(v / 3, 2), {}),
    "fitted_factor": (v, v / 3, {}),
    "fitted_constant": (v, v + 0.5, {}),
    "fitted_term": (v, v + 3 * x, {"x": x}),
    "some_signs": (v, signed, {}),
    "some_zeros": (v, v * [1, 0, 1], {}),
    "some_entries": (M, M * [[1, 1], [1.5, 1]], {}),
    "zeros_missing": (np.diag([1.0, 5.0]), M, {}),
    "everywhere": (u, np.full(3, u.mean()), {}),
    "fitted_lines": (S, S * [[2], [3], [5]], {}),
}

HEAD = "| what the learner reads | the mistake | right | answer |\n|---|---|---|---|\n"


def table(rules):
    """What is said about the example of each rule, as a table in Markdown.

    Parameters
    ----------
    rules : sequence of callable
        Such as ``course_lib.mistakes.RULES``, or those of one of its files.

    Returns
    -------
    str
        One row a rule: the sentence, what the rule is for and its kind, and the two
        arrays, with what else was known.

    Notes
    -----
    Chapter 1, "Shapes and promises".

    Examples
    --------
    >>> from course_lib.mistakes.values import sign
    >>> print(table([sign]).splitlines()[-1].split(" | ")[0])
    | the sign is wrong
    """
    return HEAD + "\n".join(map(_row, rules))


def _row(rule):
    right, claimed, known = EXAMPLES[rule.__name__]
    said = diagnose(claimed, right, **known).name
    words = {"x": "x", "y": "f(x)", "upstream": "u"}
    given = "".join(
        f"; {w} = {_short(known[k])}" for k, w in words.items() if k in known
    )
    meaning = f"{rule.__doc__.splitlines()[0]} `{rule.__name__}`"
    cells = said, meaning, _short(right) + given, _short(claimed)
    return f"| {' | '.join(cells)} |"


def _short(array):
    """A small array in one line, a larger one by its shape."""
    if np.size(array) > 9:
        return f"shape {array.shape}"
    form = {"float_kind": "{:.3g}".format}
    text = np.array2string(np.asarray(array, float), separator=", ", formatter=form)
    rows = " ".join(text.split())  # a line may end between two of them only
    return re.sub(r", (?!\[)", ",\N{NO-BREAK SPACE}", rows)
