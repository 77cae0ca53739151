"""Mistakes that are made with x, f(x), the upstream gradient u, or another point."""

from itertools import permutations

import numpy as np

from course_lib.mistakes import arrangement, values
from course_lib.mistakes.words import size_factors


def instead(case):
    """Something that is not the derivative, though it stands near it."""
    words = {"x": "x itself", "f(x)": "f(x), not its derivative"}
    words["u"] = "the upstream gradient u alone"
    for text, value in quantities(case).items():
        if text in words or value.size > 1:  # one number is many things by chance
            yield f"this is {words.get(text, text)}", value
        if value.ndim == 1 and case.claimed.shape == 2 * value.shape:
            yield f"this is {text} on a diagonal", np.diag(value)
        if case.upstream is not None and value.shape == case.upstream.shape:
            yield f"this is {text} times u", value * case.upstream
    if case.right.size > 1:
        yield "every entry is one", np.ones(case.right.shape)
    if case.right.ndim == 2:
        yield "this is the identity", np.eye(*case.right.shape)


def another_point(case):
    """The derivative, but taken somewhere else."""
    x, y = case.x, case.y
    if case.derivative_at is None or x is None:
        return
    points = {"-x": -x, "0": 0 * x, "x + 1": x + 1, "2x": 2 * x}
    if y is not None and y.shape == x.shape:
        points = {"f(x)": y} | points
    if x.ndim == 2 and x.shape == x.T.shape:
        points["the transposed x"] = x.T
    for name, point in points.items():
        try:
            there = case.derivative_at(point)
        except Exception:  # f may not be defined there
            continue
        yield f"this is the derivative at {name}, not at x", there


def upstream_missing(case):
    """The local derivative, not multiplied by the upstream gradient."""
    u, name = case.upstream, "the upstream gradient u is missing"
    if u is not None and u.shape == case.right.shape:
        yield name, case.right / u
    if u is not None and case.pullback:
        yield name, case.pullback(np.ones(u.shape))


def upstream_twice(case):
    """Multiplied by the upstream gradient once too often."""
    u, name = case.upstream, "the upstream gradient u is in there twice"
    if u is not None and u.shape == case.right.shape:
        yield name, case.right * u
    if u is not None and case.pullback:
        yield name, case.pullback(u * u)


def known_factor(case):
    """A factor missing, or once too often."""
    if case.right.size < 2:
        return
    for text, factor in spread(quantities(case), case.right.shape):
        yield f"a factor {text} too many", case.right * factor
        yield f"the factor {text} is missing", case.right / factor


def swapped_factor(case):
    """One of the known factors in the place of another."""
    one_number = multiple(case.claimed, case.right) * case.right
    if not 1 < case.right.size < 10_000 or case.fits(one_number):
        return  # hundreds of pairs; and where f is linear, f(x)/x is one number
    factors = list(spread(quantities(case), case.right.shape))
    for (wrong, a), (missing, b) in permutations(factors, 2):
        yield f"the factor {wrong} where {missing} belongs", case.right * (a / b)


def two_mistakes(case):
    """A mistake of shape or value, and a factor."""
    if case.claimed.size < 2:
        return
    factors = {f"a factor {t}": c for t, c in size_factors(case.sizes).items()}
    factors = {"a factor 2": 2, "a factor 1/2": 1 / 2} | factors
    factors |= {f"the wrong sign and {t}": -c for t, c in factors.items()}
    factors |= {"the wrong sign": -1}
    texts, factors = list(factors), np.array(list(factors.values()))
    for rule in (*arrangement.RULES, *values.RULES, upstream_missing):
        for name, candidate in rule(case) if rule is not values.size_factor else ():
            number = multiple(case.claimed, np.asarray(candidate))
            for k in np.flatnonzero(abs(number - factors) <= 1e-4 * abs(factors)):
                yield f"{name}, with {texts[k]}", factors[k] * candidate


RULES = (
    instead,
    another_point,
    upstream_missing,
    upstream_twice,
    known_factor,
    swapped_factor,
    two_mistakes,
)


def quantities(case):
    """Quantities that slip into a derivative or out of it, by their names."""
    known = {}
    for t, q in (("x", case.x), ("f(x)", case.y)):
        if q is not None:
            known |= {t: q, f"{t}²": q * q, f"1 - {t}": 1 - q, f"1 + {t}": 1 + q}
            known |= {f"{t} (1 - {t})": q * (1 - q), f"1 - {t}²": 1 - q * q}
            known |= {f"1/{t}": 1 / q, f"e^{t}": np.exp(q)}
            known |= {f"‖{t}‖": np.sqrt(np.sum(q * q)), f"‖{t}‖²": np.sum(q * q)}
    return known if case.upstream is None else known | {"u": case.upstream}


def spread(known, shape):
    """The quantities that can multiply an array of this shape, with axes to fit.

    A vector may belong to the rows of a matrix or to its columns.
    """
    for text, value in known.items():
        if value.shape in ((), shape):
            yield text, value
        elif value.ndim < len(shape):
            if value.shape == shape[-value.ndim :]:
                yield text, value
            if value.shape == shape[: value.ndim]:
                rows = value.reshape(value.shape + (1,) * (len(shape) - value.ndim))
                yield f"{text} (one for each row)", rows


def multiple(a, b, axis=None):
    """The number c with a = c b, if there is one; with `axis`, one for each line."""
    if a.shape != b.shape:
        return np.nan
    keep = axis is not None
    return np.sum(a * b, axis, keepdims=keep) / np.sum(b * b, axis, keepdims=keep)
