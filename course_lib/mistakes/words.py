"""How the rules say axes, places and numbers."""

from collections import Counter
from itertools import permutations

import numpy as np


def say_axes(axes):
    """One or more axes in words.

    >>> say_axes((0,)), say_axes((0, 2))
    ('axis 0', 'axes 0 and 2')
    """
    return ("axis " if len(axes) == 1 else "axes ") + _say_list(map(str, axes))


def say_where(wrong):
    """The entries in which a mask is true, as short as possible.

    >>> print(say_where(np.array([False, True, False, True])))
    at [1] and [3]
    >>> print(say_where(np.eye(5) > 0))
    on the diagonal
    """
    at = np.argwhere(wrong)
    if not len(at):
        return "nowhere"
    listed = _say_list(str(index.tolist()) for index in at[:3])
    if len(at) <= 3:
        return f"at {listed}"
    if wrong.ndim == 2 and (at[:, 0] == at[:, 1]).all():
        return "on the diagonal"
    for axis in range(wrong.ndim):
        if (at[:, axis] == at[0, axis]).all():
            line = ("row", "column")[axis] if wrong.ndim == 2 else f"axis {axis} at"
            return f"in {line} {at[0, axis]}"
    return f"in {len(at)} of {wrong.size} entries, such as {listed}"


def say_number(number):
    """Four digits, and the fraction, root or part of π that it is.

    >>> print(say_number(0.25), say_number(3.0), say_number(0.36788))
    0.25 (1/4) 3 0.3679
    >>> print(say_number(np.sqrt(2) / 2), say_number(np.pi / 180))
    0.7071 (√2/2) 0.01745 (π/180)
    """
    for symbol, unit in {"": 1, "√2": 2**0.5, "√3": 3**0.5, "π": np.pi}.items():
        for below in (*range(1, 13), 180):
            above = round(number / unit * below) if abs(number) < 100 else 0
            if above and np.isclose(above * unit / below, number, rtol=1e-6, atol=0):
                times = "" if symbol and abs(above) == 1 else abs(above)
                text = f"{'-' if above < 0 else ''}{times}{symbol}"
                text += f"/{below}" if below > 1 else ""
                same = text == f"{number:.4g}"
                return text if same else f"{number:.4g} ({text})"
    return f"{number:.4g}"


def size_factors(sizes):
    """Factors made of the lengths of axes; what has two readings is left out.

    >>> size_factors({"B": 11})["1/B = 1/11"] == 1 / 11
    True
    """
    simple, mixed = {}, {}
    for s, k in sizes.items():
        simple |= {f"{s} = {k}": k, f"1/{s} = 1/{k}": 1 / k}
        mixed |= {f"{s}² = {k**2}": k**2, f"1/{s}² = 1/{k**2}": 1 / k**2}
        mixed |= {f"√{s} = √{k}": k**0.5, f"1/√{s} = 1/√{k}": k**-0.5}
        mixed |= {f"2/{s} = 2/{k}": 2 / k, f"{s}/2 = {k}/2": k / 2}
        if k > 1:
            mixed[f"{s}/({s} - 1) = {k}/{k - 1}"] = k / (k - 1)
            mixed[f"({s} - 1)/{s} = {k - 1}/{k}"] = (k - 1) / k
    for (s, k), (t, n) in permutations(sizes.items(), 2):
        mixed[f"{s}/{t} = {k}/{n}"] = k / n
        if s < t:
            mixed |= {f"{s} {t} = {k * n}": k * n, f"1/({s} {t})": 1 / (k * n)}
    readings = Counter(f"{n:.9g}" for n in (*simple.values(), *mixed.values()))
    clear = {t: n for t, n in mixed.items() if readings[f"{n:.9g}"] == 1}
    return simple | clear


def _say_list(words):
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
