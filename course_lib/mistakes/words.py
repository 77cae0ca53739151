"""How the rules say axes, places and numbers."""

from collections import Counter
from itertools import permutations, product
from math import gcd, isclose, log, pi

import numpy as np

# Fractions with small numbers, multiples of roots and of π, degrees, logarithms.
NAMED_NUMBERS = {
    f"{'' if symbol and above == 1 else above}{symbol}/{below}".removesuffix("/1"): (
        above * unit / below
    )
    for symbol, unit in {"": 1, "√2": 2**0.5, "√3": 3**0.5, "π": pi}.items()
    for above, below in product(range(1, 13), repeat=2)
    if gcd(above, below) == 1
} | {"π/180": pi / 180, "180/π": 180 / pi, "ln 10": log(10), "1/ln 10": 1 / log(10)}


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
    >>> print(say_where(np.arange(12).reshape(3, 4) < 4))
    in row 0
    """
    at = np.argwhere(wrong).tolist()
    if len(at) <= 3:
        return f"at {_say_list(map(str, at))}"
    if wrong.ndim == 2:
        diagonal = np.eye(*wrong.shape, dtype=bool)
        for place, mask in (("on", diagonal), ("off", ~diagonal)):
            if np.array_equal(wrong, mask):
                return f"{place} the diagonal"
        for axis, line in enumerate(("row", "column")):
            if len({index[axis] for index in at}) == 1:
                return f"in {line} {at[0][axis]}"
    return f"in {len(at)} of {wrong.size} entries, the first at {at[0]}"


def say_number(number):
    """Four digits, and the fraction, root or part of π that these come from.

    >>> print(say_number(0.25), say_number(3.0), say_number(0.36788))
    0.25 3 0.3679
    >>> print(say_number(1 / 3), say_number(0.5**0.5), say_number(np.pi / 180))
    0.3333 (1/3) 0.7071 (√2/2) 0.01745 (π/180)
    """
    text = f"{number:.{8 if 0.999 < abs(number) < 1.001 else 4}g}"
    if not isclose(float(text), number, rel_tol=1e-9):
        for name, value in NAMED_NUMBERS.items():
            if isclose(abs(number), value, rel_tol=1e-6):
                return f"{text} ({'-' if number < 0 else ''}{name})"
    return text


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
            mixed |= {
                f"{s} {t} = {k * n}": k * n,
                f"1/({s} {t}) = 1/{k * n}": 1 / (k * n),
            }
    readings = Counter(f"{n:.9g}" for n in (*simple.values(), *mixed.values()))
    clear = {t: n for t, n in mixed.items() if readings[f"{n:.9g}"] == 1}
    return simple | clear


def _say_list(words):
    *first, last = [*words] or ["no place"]
    return f"{', '.join(first)} and {last}" if first else last
