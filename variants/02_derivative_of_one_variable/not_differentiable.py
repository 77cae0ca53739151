"""Answers to `not_differentiable`: the joins at which value or slope jumps."""

import numpy as np
from numpy.polynomial import Polynomial

TOLERANCE = 1e-9


def _value(coefficients, x):
    return sum(c * x**k for k, c in enumerate(coefficients))


def _slope(coefficients, x):
    return sum(k * c * x ** (k - 1) for k, c in enumerate(coefficients) if k)


def right_horner(pieces, joins):
    """Value and slope of both neighbours by Horner's rule, at each join."""
    found = set()
    for left, right, join in zip(pieces, pieces[1:], joins, strict=False):
        ends = []
        for coefficients in (left, right):
            value = slope = 0.0
            for c in reversed(coefficients):
                slope = slope * join + value
                value = value * join + c
            ends.append((value, slope))
        (v, s), (w, t) = ends
        if abs(v - w) > TOLERANCE or abs(s - t) > TOLERANCE:
            found.add(join)
    return found


def right_powers(pieces, joins):
    """Powers of the join, summed term by term."""
    return {
        join
        for k, join in enumerate(joins)
        if abs(_value(pieces[k], join) - _value(pieces[k + 1], join)) > TOLERANCE
        or abs(_slope(pieces[k], join) - _slope(pieces[k + 1], join)) > TOLERANCE
    }


def right_polynomial_class(pieces, joins):
    """NumPy's Polynomial: the difference of two neighbours and its derivative."""
    broken = []
    for k in range(len(joins)):
        gap = Polynomial(pieces[k + 1]) - Polynomial(pieces[k])
        if max(abs(gap(joins[k])), abs(gap.deriv()(joins[k]))) > TOLERANCE:
            broken.append(joins[k])
    return set(broken)


def right_shifted(pieces, joins):
    """The difference of two neighbours expanded about the join: its first two terms."""
    found = set()
    for k, join in enumerate(joins):
        width = max(len(pieces[k]), len(pieces[k + 1]))
        gap = np.zeros(width)
        gap[: len(pieces[k])] -= pieces[k]
        gap[: len(pieces[k + 1])] += pieces[k + 1]
        powers = np.arange(width)
        terms = gap @ np.power(float(join), powers), 0.0
        if width > 1:
            terms = terms[0], (powers * gap)[1:] @ np.power(float(join), powers[:-1])
        if np.max(np.abs(terms)) > TOLERANCE:
            found.add(join)
    return found


def _found(pieces, joins, broken):
    """The joins for which broken(left, right, join) is true."""
    triples = zip(pieces, pieces[1:], joins, strict=False)
    return {join for left, right, join in triples if broken(left, right, join)}


def _jump(left, right, x):
    return abs(_value(left, x) - _value(right, x)) > TOLERANCE


def _kink(left, right, x):
    return abs(_slope(left, x) - _slope(right, x)) > TOLERANCE


def _either(left, right, x):
    return _jump(left, right, x) or _kink(left, right, x)


def wrong_jumps_only(pieces, joins):
    """Continuity only: kinks are missed."""
    return _found(pieces, joins, _jump)


def wrong_kinks_only(pieces, joins):
    """Slopes only: a jump between equal slopes is missed."""
    return _found(pieces, joins, _kink)


def wrong_both_needed(pieces, joins):
    """`and` for `or`: value and slope must both jump."""
    return _found(pieces, joins, lambda p, q, x: _jump(p, q, x) and _kink(p, q, x))


def wrong_kinks_if_continuous(pieces, joins):
    """Looks at the slope only where the value does not jump, and drops the jumps."""
    return _found(pieces, joins, lambda p, q, x: not _jump(p, q, x) and _kink(p, q, x))


def wrong_curvature_counts(pieces, joins):
    """A jump of the second derivative counts as well."""

    def bend(coefficients, x):
        return sum(
            k * (k - 1) * c * x ** (k - 2) for k, c in enumerate(coefficients) if k > 1
        )

    def broken(p, q, x):
        return _either(p, q, x) or abs(bend(p, x) - bend(q, x)) > TOLERANCE

    return _found(pieces, joins, broken)


def wrong_pieces_differ(pieces, joins):
    """Every join between two different polynomials."""
    return _found(pieces, joins, lambda p, q, x: tuple(p) != tuple(q))


def wrong_all_joins(pieces, joins):
    """Every join, unseen."""
    return set(joins)


def wrong_complement(pieces, joins):
    """The joins at which the function is differentiable."""
    return _found(pieces, joins, lambda p, q, x: not _either(p, q, x))


def wrong_highest_power_first(pieces, joins):
    """Reads the coefficients with the highest power first, as np.polyval does."""
    return _found(pieces, joins, lambda p, q, x: _either(p[::-1], q[::-1], x))


def wrong_exponent_not_brought_down(pieces, joins):
    """The slope without the factor k: Σ cₖ xᵏ⁻¹."""

    def slope(coefficients, x):
        return sum(c * x ** (k - 1) for k, c in enumerate(coefficients) if k)

    def broken(p, q, x):
        return _jump(p, q, x) or abs(slope(p, x) - slope(q, x)) > TOLERANCE

    return _found(pieces, joins, broken)


def wrong_slope_coefficients(pieces, joins):
    """Compares the coefficients of x, which are the slopes at 0."""

    def first(c):
        return c[1] if len(c) > 1 else 0

    return _found(pieces, joins, lambda p, q, x: _jump(p, q, x) or first(p) != first(q))


def wrong_absolute_slopes(pieces, joins):
    """Compares the sizes of the slopes, which are equal at |x|."""

    def broken(p, q, x):
        steepness = abs(abs(_slope(p, x)) - abs(_slope(q, x)))
        return _jump(p, q, x) or steepness > TOLERANCE

    return _found(pieces, joins, broken)


def wrong_exact_comparison(pieces, joins):
    """Compares with `!=`, so that round-off counts as a jump."""

    def broken(p, q, x):
        return _value(p, x) != _value(q, x) or _slope(p, x) != _slope(q, x)

    return _found(pieces, joins, broken)


def wrong_coarse_tolerance(pieces, joins):
    """Takes every difference below 0.001 for round-off."""

    def broken(p, q, x):
        value = abs(_value(p, x) - _value(q, x))
        return value > 1e-3 or abs(_slope(p, x) - _slope(q, x)) > 1e-3

    return _found(pieces, joins, broken)


def wrong_isclose(pieces, joins):
    """np.isclose, whose tolerance grows with the values."""

    def broken(p, q, x):
        same = np.isclose(_value(p, x), _value(q, x))
        return not (same and np.isclose(_slope(p, x), _slope(q, x)))

    return _found(pieces, joins, broken)


def wrong_points_beside(pieces, joins):
    """Compares the function a millionth left and right of the join."""
    e = 1e-6
    return _found(
        pieces,
        joins,
        lambda p, q, x: abs(_value(p, x - e) - _value(q, x + e)) > TOLERANCE,
    )


def wrong_signed_difference(pieces, joins):
    """Forgets the absolute value, so that only downward jumps are seen."""

    def broken(p, q, x):
        value = _value(p, x) - _value(q, x)
        return value > TOLERANCE or _slope(p, x) - _slope(q, x) > TOLERANCE

    return _found(pieces, joins, broken)


def wrong_first_only(pieces, joins):
    """Returns at the first join that it finds."""
    for left, right, join in zip(pieces, pieces[1:], joins, strict=False):
        if _either(left, right, join):
            return {join}
    return set()


def wrong_last_join_skipped(pieces, joins):
    """Stops one join too early."""
    return right_powers(pieces[:-1], joins[:-1])


def wrong_indices(pieces, joins):
    """The numbers 0, 1, ... of the joins instead of the joins."""
    broken = right_powers(pieces, joins)
    return {k for k, join in enumerate(joins) if join in broken}


def wrong_list(pieces, joins):
    """A list instead of a set."""
    return sorted(right_powers(pieces, joins))


def wrong_empty_dict(pieces, joins):
    """Collects in `{}`, which is a dict."""
    found = {}
    for left, right, join in zip(pieces, pieces[1:], joins, strict=False):
        if _either(left, right, join):
            found[join] = True
    return found


def wrong_without_return(pieces, joins):
    """Collects the joins and forgets to return them."""
    right_powers(pieces, joins)
