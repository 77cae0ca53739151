"""Two tests of a derivative that need no measured derivative: independent witnesses."""

from dataclasses import dataclass

import numpy as np

from course_lib.calling import as_float
from course_lib.comparing import Report

__all__ = ["Taylor", "adjoint_test", "taylor_test"]


@dataclass(frozen=True)
class Taylor:
    """What a Taylor expansion misses at shorter and shorter steps.

    Attributes
    ----------
    slope : float
        Of log remainder against log step: the order at which the remainder falls.
    wanted : int
        The order that a right derivative has: 2, or 3 with a Hessian.
    steps, remainders : ndarray of shape (k,)
        The norms that were measured.

    Notes
    -----
    Chapter 6, "Jacobians: the best linear map".

    Examples
    --------
    >>> test = taylor_test(np.exp, 0.0, 1.0)
    >>> print(bool(test), f"{test.slope:.2f}, wanted {test.wanted}")
    True 2.00, wanted 2
    """

    slope: float
    wanted: int
    steps: np.ndarray
    remainders: np.ndarray

    def __bool__(self):
        return self.slope > self.wanted - 0.2

    def __str__(self):
        verdict = "right" if self else "wrong"
        if np.isinf(self.slope):
            return f"{verdict}: nothing is left beyond round-off"
        return f"{verdict}: the remainder falls like h^{self.slope:.2f}"


def taylor_test(f, x, J, H=None, *, seed=0):
    """How fast does f(x + hv) - f(x) - h J v fall with h, along a random v?

    As h² if J is the Jacobian, as h if it is not; with ½ h² vᵀHv subtracted too, as
    h³ if H is the Hessian. What a linear or quadratic f leaves is round-off alone.

    Parameters
    ----------
    f : callable
        Takes an array of the shape of `x`, returns a number or an array.
    x : array_like
        The point.
    J : array_like
        The claimed Jacobian or gradient, of shape ``f(x).shape + x.shape``.
    H : array_like, optional
        The claimed Hessian, of shape ``f(x).shape + x.shape + x.shape``.
    seed : int
        Of the generator that draws v.

    Returns
    -------
    Taylor
        A :class:`~course_lib.witnesses.Taylor`: true in an ``if`` when the order is
        the wanted one; :func:`~course_lib.plotting.taylor_remainders` draws it.

    Raises
    ------
    ValueError
        If `J` or `H` has another shape.

    Notes
    -----
    Chapter 6, "Jacobians: the best linear map".

    Examples
    --------
    >>> print(taylor_test(np.sin, 1.0, np.cos(1.0)))
    right: the remainder falls like h^2.00
    >>> print(taylor_test(np.sin, 1.0, 0.5))
    wrong: the remainder falls like h^1.00
    """
    x = as_float(x)
    here = as_float(f(x.copy()), "f(x)")
    J = _shaped("J", J, here.shape + x.shape)
    v = np.random.default_rng(seed).uniform(0.5, 1.0, size=x.shape)
    v *= np.where(np.arange(x.size) % 2, 1.0, -1.0).reshape(x.shape)
    v *= np.maximum(np.abs(x), 1.0)
    first = np.tensordot(J, v, axes=x.ndim)
    second = np.zeros_like(first)
    if H is not None:
        H = _shaped("H", H, here.shape + x.shape + x.shape)
        second = np.tensordot(np.tensordot(H, v, axes=x.ndim), v, axes=x.ndim) / 2
    steps = 2.0 ** -np.arange(3.0, 17.0)
    remainders, floors = [], []
    for h in steps:
        there = as_float(f(x + h * v), "f(x)")
        model = here + h * first + h**2 * second
        remainders.append(np.linalg.norm(there - model))
        size = np.linalg.norm(here) + np.linalg.norm(there)
        floors.append(100 * np.finfo(float).eps * size)
    remainders = np.array(remainders)
    clear = remainders > floors  # what is smaller is round-off
    slope = np.inf
    if clear.sum() >= 3:
        last = np.flatnonzero(clear)[-4:]  # the shortest steps show the limit best
        slope = np.polyfit(np.log(steps[last]), np.log(remainders[last]), 1)[0]
    return Taylor(float(slope), 2 if H is None else 3, steps, remainders)


def adjoint_test(jvp, vjp, x, y_shape, *, draws=3, seed=0, rtol=1e-10):
    """Is ⟨u, J v⟩ = ⟨Jᵀu, v⟩ for the two functions, along random u and v?

    Parameters
    ----------
    jvp, vjp : callable
        ``jvp(x, v)`` in the shape `y_shape`, ``vjp(x, u)`` in the shape of `x`.
    x : array_like
        The point.
    y_shape : tuple of int
        Shape of ``f(x)``.
    draws, seed : int
        How many pairs are tried, and the seed of their generator.
    rtol : float
        Allowed difference, relative to the sizes of the two products.

    Returns
    -------
    Report
        "right" proves that the two belong together, not that either is right.

    Notes
    -----
    Chapter 9, "Chain rule; JVP and VJP".

    Examples
    --------
    >>> W = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    >>> forward, backward = (lambda x, v: W @ v), (lambda x, u: W.T @ u)
    >>> print(adjoint_test(forward, backward, np.ones(3), (2,)))
    right: both sides agree for 3 random pairs
    """
    x = as_float(x)
    rng = np.random.default_rng(seed)
    for _ in range(draws):
        u, v = rng.normal(size=y_shape), rng.normal(size=x.shape)
        forward = _shaped("jvp(x, v)", jvp(x.copy(), v.copy()), u.shape)
        backward = _shaped("vjp(x, u)", vjp(x.copy(), u.copy()), x.shape)
        left, right = np.sum(u * forward), np.sum(backward * v)
        size = np.linalg.norm(u) * np.linalg.norm(forward)
        size = max(size, np.linalg.norm(backward) * np.linalg.norm(v))
        error = abs(left - right) / size if size else 0.0
        if not error <= rtol:
            name = "jvp and vjp do not belong together"
            words = f"{name}: ⟨u, J v⟩ = {left:.6g}, ⟨Jᵀu, v⟩ = {right:.6g}"
            return Report("wrong", words, float(error), name)
    return Report("right", f"both sides agree for {draws} random pairs", float(error))


def _shaped(name, array, shape):
    array = as_float(array, name)
    if array.shape != tuple(shape):
        raise ValueError(f"{name} has shape {array.shape}, expected {tuple(shape)}")
    return array
