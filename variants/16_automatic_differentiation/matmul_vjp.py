"""Answers to `matmul_vjp`: products in each place, sums over what was broadcast."""

import numpy as np


def _T(a):
    return np.swapaxes(a, -1, -2)


def _down(g, shape):
    while g.ndim > len(shape):
        g = g.sum(axis=0)
    for k, n in enumerate(shape):
        if n == 1:
            g = g.sum(axis=k, keepdims=True)
    return g


def right_products(A, B, u):
    """Products with transposes, then sums over what was broadcast."""
    return _down(u @ _T(B), A.shape), _down(_T(A) @ u, B.shape)


def right_einsum(A, B, u):
    """einsum with all stack axes written out, then sums."""
    dA = np.einsum("...mn,...kn->...mk", u, B)
    dB = np.einsum("...mk,...mn->...kn", A, u)
    return [_down(dA, A.shape), _down(dB, B.shape)]


def right_loop(A, B, u):
    """One place of the stack after the other, adding up."""
    dA, dB = np.zeros(A.shape), np.zeros(B.shape)
    stack = u.shape[:-2]
    wide_A = np.broadcast_to(A, stack + A.shape[-2:])
    wide_B = np.broadcast_to(B, stack + B.shape[-2:])
    for place in np.ndindex(*stack):
        for d, share in (
            (dA, u[place] @ wide_B[place].T),
            (dB, wide_A[place].T @ u[place]),
        ):
            own = place[len(place) - (d.ndim - 2) :]
            d[tuple(0 if d.shape[k] == 1 else j for k, j in enumerate(own))] += share
    return dA, dB


def right_broadcast_product(A, B, u):
    """A product entry by entry with five axes, summed."""
    wide_A, wide_B, wide_u = A[..., :, :, None], B[..., None, :, :], u[..., :, None, :]
    return (
        _down((wide_u * wide_B).sum(axis=-1), A.shape),
        _down((wide_A * wide_u).sum(axis=-3), B.shape),
    )


def wrong_no_sum(A, B, u):
    """What was broadcast is not summed."""
    return u @ _T(B), _T(A) @ u


def wrong_front_only(A, B, u):
    """Sums over axes in front, not over those of length 1."""

    def front(g, shape):
        return g.sum(axis=tuple(range(g.ndim - len(shape))))

    return front(u @ _T(B), A.shape), front(_T(A) @ u, B.shape)


def wrong_mean(A, B, u):
    """Averages over the stack."""

    def down(g, shape):
        g = g.mean(axis=tuple(range(g.ndim - len(shape))))
        once = tuple(k for k, n in enumerate(shape) if n == 1)
        return g.mean(axis=once, keepdims=True) if g.shape != shape else g

    return down(u @ _T(B), A.shape), down(_T(A) @ u, B.shape)


def wrong_first_place(A, B, u):
    """Only the first place of the stack."""

    def first(g, shape):
        while g.ndim > len(shape):
            g = g[0]
        return g[tuple(slice(0, n) for n in shape)]

    return first(u @ _T(B), A.shape), first(_T(A) @ u, B.shape)


def wrong_no_keepdims(A, B, u):
    """Axes of length 1 summed away."""

    def down(g, shape):
        g = g.sum(axis=tuple(range(g.ndim - len(shape))))
        once = tuple(k for k, n in enumerate(shape) if n == 1 and g.shape[k] != 1)
        return g.sum(axis=once)

    return down(u @ _T(B), A.shape), down(_T(A) @ u, B.shape)


def wrong_full_transpose(A, B, u):
    """.T, which turns the stack round too."""
    return _down(u @ B.T, A.shape), _down(A.T @ u, B.shape)


def wrong_no_transpose_of_b(A, B, u):
    """u B in place of u Bᵀ."""
    return _down(u @ B, A.shape), _down(_T(A) @ u, B.shape)


def wrong_no_transpose_of_a(A, B, u):
    """A u in place of Aᵀ u."""
    return _down(u @ _T(B), A.shape), _down(A @ u, B.shape)


def wrong_order(A, B, u):
    """Bᵀ u and u Aᵀ."""
    return _down(_T(B) @ u, A.shape), _down(u @ _T(A), B.shape)


def wrong_exchanged(A, B, u):
    """dB first."""
    return right_products(A, B, u)[::-1]


def wrong_without_u(A, B, u):
    """u taken as ones."""
    return right_products(A, B, np.ones(u.shape))


def wrong_only_a(A, B, u):
    """dA alone."""
    return right_products(A, B, u)[0]


def wrong_for_two_axes(A, B, u):
    """Written for matrices: einsum that drops the stack."""
    if A.ndim > 2 or B.ndim > 2:
        raise ValueError("two matrices, please")
    return u @ B.T, A.T @ u


def wrong_no_return(A, B, u):
    """Forgets to return."""
    right_products(A, B, u)
