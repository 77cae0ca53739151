"""Answers to `derivative_in_corner`: a derivative by one call with a block matrix."""

import numpy as np


def right_block(f, A, E):
    """np.block, and the upper right corner."""
    n = len(A)
    return f(np.block([[A, E], [np.zeros((n, n)), A]]))[:n, n:]


def right_filled(f, A, E):
    """An array of zeros, filled piece by piece."""
    n = A.shape[0]
    M = np.zeros((2 * n, 2 * n))
    M[:n, :n] = M[n:, n:] = A
    M[:n, n:] = E
    return f(M)[0:n, n : 2 * n].copy()


def right_kronecker(f, A, E):
    """I ⊗ A plus a shift ⊗ E."""
    shift = np.array([[0.0, 1.0], [0.0, 0.0]])
    value = f(np.kron(np.eye(2), A) + np.kron(shift, E))
    return value[: len(A), len(A) :]


def right_lower(f, A, E):
    """E below, and the lower left corner: the transposed arrangement."""
    n = len(A)
    return f(np.block([[A, np.zeros((n, n))], [E, A]]))[n:, :n]


def _blocks(a, b, c, d):
    return np.block([[a, b], [c, d]])


def wrong_diagonal(f, A, E):
    """The upper left corner: f(A)."""
    n = len(A)
    return f(_blocks(A, E, np.zeros((n, n)), A))[:n, :n]


def wrong_corner(f, A, E):
    """The lower left corner: zeros."""
    n = len(A)
    return f(_blocks(A, E, np.zeros((n, n)), A))[n:, :n]


def wrong_all(f, A, E):
    """The whole value."""
    return f(_blocks(A, E, np.zeros_like(A), A))


def wrong_upper_half(f, A, E):
    """The upper half."""
    return f(_blocks(A, E, np.zeros_like(A), A))[: len(A)]


def wrong_whole_change(f, A, E):
    """f(A + E) - f(A)."""
    return f(A + E) - f(A)


def wrong_difference(f, A, E):
    """A central difference: two calls, and not all digits."""
    return (f(A + 1e-6 * E) - f(A - 1e-6 * E)) / 2e-6


def wrong_f_times_e(f, A, E):
    """f(A) E, from e to the x."""
    return f(A) @ E


def wrong_e_times_f(f, A, E):
    """E f(A)."""
    return E @ f(A)


def wrong_exchanged(f, A, E):
    """E on the diagonal, A in the corner."""
    n = len(A)
    return f(_blocks(E, A, np.zeros((n, n)), E))[:n, n:]


def wrong_one_a(f, A, E):
    """Zeros in the place of the second A."""
    n = len(A)
    zeros = np.zeros((n, n))
    return f(_blocks(A, E, zeros, zeros))[:n, n:]


def wrong_both_corners(f, A, E):
    """E in both corners."""
    n = len(A)
    return f(_blocks(A, E, E, A))[:n, n:]


def wrong_identity(f, A, E):
    """I in the place of A."""
    n = len(A)
    return f(_blocks(np.eye(n), E, np.zeros((n, n)), np.eye(n)))[:n, n:]


def wrong_f_of_e(f, A, E):
    """f(E)."""
    return f(E)


def wrong_transposed(f, A, E):
    """The corner, transposed."""
    n = len(A)
    return f(_blocks(A, E, np.zeros((n, n)), A))[:n, n:].T


def wrong_two_calls(f, A, E):
    """Calls f once more, to learn the size of its value."""
    n = len(f(A))
    return f(_blocks(A, E, np.zeros((n, n)), A))[:n, n:]


def wrong_cube_only(f, A, E):
    """The derivative of the cube, whatever f is."""
    f(A)
    return E @ A @ A + A @ E @ A + A @ A @ E


def wrong_without_return(f, A, E):
    """Forgets to return."""
    n = len(A)
    f(_blocks(A, E, np.zeros((n, n)), A))[:n, n:]
