"""Is this derivative right? Compare it with a measured one, and say what is wrong."""

import math

import numpy as np

from course_lib.calling import as_float, norm
from course_lib.comparing import (
    Report,
    not_numeric,
    relative_error,
    report_right,
    report_wrong,
    where,
)
from course_lib.complex_step import slope_along
from course_lib.measuring import measured, measured_hessian, tolerance
from course_lib.products import vjp

RANDOM = "f is random: it returns different values for the same x"
ZERO = 1e-6  # an error up to this is small where a derivative is 0 in every entry


@np.errstate(all="ignore")  # beside x, f may not be defined
def check(
    f, x, claimed, *, order=1, mistakes=None, sizes=None, upstream=None, rtol=1e-6
):
    """Compare a claimed derivative of f at x with one that is measured.

    The same call serves derivatives, gradients and Jacobians: the claimed array
    must have the shape ``f(x).shape + x.shape``. Every entry is compared.

    Parameters
    ----------
    f : callable
        Takes an array of the shape of `x`, returns a number or an array.
    x : array_like
        The point; choose random, unequal entries.
    claimed : array_like
        The derivative that you worked out.
    order : {1, 2}
        2 if a Hessian is claimed, of shape ``f(x).shape + x.shape + x.shape``.
    mistakes : dict of str to array_like, optional
        Values that typical mistakes lead to, by the name of the mistake.
    sizes : dict of str to int, optional
        Lengths that may have come in as a factor, such as ``{"B": 11}``.
    upstream : array_like, optional
        A cotangent u of the shape of ``f(x)``: the claim is then the VJP, the
        gradient of ⟨u, f(x)⟩ in the shape of `x`.
    rtol : float
        How far an entry may be off, relative to itself or to a thousandth of the
        largest one, beyond what the measurement can resolve.

    Returns
    -------
    Report
        True in an ``if`` when right; prints its verdict and its reason.

    Raises
    ------
    TypeError
        If `x` or ``f(x)`` is complex or not numeric.
    ValueError
        If `order` is neither 1 nor 2, or `upstream` has not the shape of ``f(x)``.

    Notes
    -----
    Chapter 1, "Shapes and promises"; what the verdict can and cannot prove is in
    chapter 3.

    Examples
    --------
    >>> W = np.array([[1.0, 2.0], [3.0, 4.0]])
    >>> print(check(lambda x: W @ x, [0.3, -0.7], W))
    right: shape (2, 2), 6 digits agree
    >>> print(check(lambda x: W @ x, [0.3, -0.7], W.T))
    wrong: this is the transpose; worst at [0, 1]: 3, expected 2
    >>> print(check(np.abs, 0.0, 0.5))
    kink: the slope jumps from -1 on the left to 1 on the right; 0.5 lies between
    """
    x = as_float(x)
    problem = not_numeric(claimed)
    if problem:
        return Report("wrong", problem, name=problem)
    trouble, y = examine(f, x)
    if trouble:
        return Report("cannot tell", trouble, name=trouble)
    if order not in (1, 2):
        raise ValueError(f"order must be 1 or 2, got {order!r}")
    g, here = (f, y) if upstream is None else _weighted(f, upstream, y)
    claimed = np.asarray(claimed, dtype=np.float64)
    measure = measured if order == 1 else measured_hessian
    found = measure(g, x, claimed, rtol, here)
    if found.agrees:
        distance = relative_error(claimed, found.value)
        return report_right(claimed, found.value, distance, rtol, found.error)
    if is_random(f, x, y):
        return Report("cannot tell", RANDOM, name=RANDOM)

    def at(point):
        return measure(g, as_float(point), None, rtol).value

    context = {"mistakes": mistakes, "sizes": sizes, "upstream": upstream}
    context |= {"x": x, "y": y, "derivative_at": at}
    if upstream is not None:
        context["pullback"] = lambda u: vjp(f, x, u)
    return judge(claimed, found.value, found.error, found.kinks, rtol, context)


@np.errstate(all="ignore")
def check_jvp(f, x, jvp, *, draws=3, seed=0, rtol=1e-6):
    """Check a function that claims to compute J v, along random tangents.

    Parameters
    ----------
    f, x, rtol
        As in :func:`check`.
    jvp : callable
        ``jvp(x, v)`` takes the point and a tangent in the shape of `x`.
    draws, seed : int
        How many tangents are tried, and the seed of their generator.

    Returns
    -------
    Report
        Of the first tangent that fails, or of the last one.

    Notes
    -----
    Chapter 9, "Chain rule; JVP and VJP". A tangent sees one number for each output,
    so a small mistake in one entry of J can hide; :func:`check` sees all entries.

    Examples
    --------
    >>> print(check_jvp(np.sin, [0.1, 0.2], lambda x, v: np.cos(x) * v))
    right: shape (2,), 6 digits agree
    """
    x = as_float(x)
    rng = np.random.default_rng(seed)
    trouble, y = examine(f, x)
    if not trouble and is_random(f, x, y):
        trouble = RANDOM
    if trouble:
        return Report("cannot tell", trouble, name=trouble)
    for _ in range(draws):
        v = rng.normal(size=x.shape)
        claimed = jvp(x.copy(), v.copy())
        problem = not_numeric(claimed)
        if problem:
            return Report("wrong", problem, name=problem)
        value, error = slope_along(f, x, v)
        context = {"mistakes": {"this is the tangent itself": v, "this is f(x)": y}}
        claimed = np.asarray(claimed, dtype=np.float64)
        report = judge(claimed, value, error, None, rtol, context)
        if not report:
            break
    return report


def check_vjp(f, x, vjp, *, draws=3, seed=0, sizes=None, rtol=1e-6):
    """Check a function that claims to compute Jᵀu, for random cotangents.

    Parameters
    ----------
    f, x, sizes, rtol
        As in :func:`check`.
    vjp : callable
        ``vjp(x, u)`` takes the point and a cotangent in the shape of ``f(x)``.
    draws, seed : int
        How many cotangents are tried, and the seed of their generator.

    Returns
    -------
    Report
        Of the first cotangent that fails, or of the last one.

    Notes
    -----
    Chapter 9, "Chain rule; JVP and VJP". Random cotangents matter: with ones, every
    answer that ignores its cotangent passes.

    Examples
    --------
    >>> print(check_vjp(np.sin, [0.1, 0.2], lambda x, u: u * np.cos(x)))
    right: shape (2,), 6 digits agree
    """
    x = as_float(x)
    rng = np.random.default_rng(seed)
    for _ in range(draws):
        u = rng.normal(size=np.shape(f(x.copy())))
        claimed = vjp(x.copy(), u.copy())
        report = check(f, x, claimed, upstream=u, sizes=sizes, rtol=rtol)
        if not report:
            break
    return report


def judge(claimed, value, error, kinks, rtol, context):
    """The verdict on a claim from a measured value with its estimated errors."""
    distance = relative_error(claimed, value)
    if claimed.shape != value.shape:
        return report_wrong(claimed, value, distance, rtol, context)
    scale = tolerance(value)
    apart = np.abs(claimed - value)
    off = ~(apart <= 10 * error + rtol * scale)
    vague = ~(10 * error <= 1e-2 * np.maximum(scale, apart))
    if (np.maximum(np.abs(value), np.abs(claimed)) <= 10 * error).all():
        vague &= ~(10 * error <= ZERO)  # at a minimum there is nothing to compare with
    if kinks is not None:
        left, right, bent = kinks
        low, high = np.minimum(left, right), np.maximum(left, right)
        between = (claimed >= low - rtol * scale) & (claimed <= high + rtol * scale)
        at = np.argwhere(bent)[0]
        if not (off & ~bent).any() and between[bent].all():
            return Report("kink", _kinked(claimed, left, right, at, "lies between"))
        if (bent & ~between).any():
            at = np.argwhere(bent & ~between)[0]
            outside = "is neither, nor between"
            return Report("wrong", _kinked(claimed, left, right, at, outside))
        off &= ~bent
    if (off & ~vague).any():
        return report_wrong(claimed, value, distance, rtol, context)
    if vague.any():
        at = np.argwhere(vague)[0]
        reach = error[tuple(at)]
        how = f"only to ± {reach:.1g}" if np.isfinite(reach) else "not at all"
        return Report("cannot tell", f"the slope{where(at)} can be measured {how}")
    return report_right(claimed, value, distance, rtol, error)


def _kinked(claimed, left, right, at, verdict):
    at = tuple(at)
    return (
        f"the slope{where(at)} jumps from {left[at]:.6g} on the left to "
        f"{right[at]:.6g} on the right; {claimed[at]:.6g} {verdict}"
    )


def _weighted(f, upstream, y):
    """The number ⟨u, f(x)⟩ as a function of x, and its value where f(x) is y."""
    u = as_float(upstream, "upstream")
    if u.shape != np.shape(y):
        raise ValueError(f"upstream has shape {u.shape}, f(x) has {np.shape(y)}")
    return lambda x: np.sum(u * f(x)), np.sum(u * y)


def examine(f, x):
    """A sentence if f cannot be checked at x, else None; and what f returns there."""
    point = x.copy()
    y = np.array(f(point))  # a copy: f may return a view, or the same array again
    if not _same(point, x):
        return "f changes its input in place; let it work on a copy", y
    y = as_float(y, "f(x)")
    if math.isnan(norm(y)):
        return f"f(x) is NaN{where(np.argwhere(np.isnan(y))[0])}", y
    return None, y


def is_random(f, x, y):
    """Whether f returns at x anything else than the y that it returned before."""
    return not _same(y, as_float(f(x.copy()), "f(x)"))


def _same(a, b):
    """Whether two arrays hold the same bits, NaN included."""
    return a.shape == b.shape and a.tobytes() == b.tobytes()
