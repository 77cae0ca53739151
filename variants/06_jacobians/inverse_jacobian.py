"""Answers to `inverse_jacobian`: the inverse matrix, at the matching point."""

import numpy as np


def right_inv(f_jacobian, f_inverse, y):
    """np.linalg.inv at the matching point."""
    return np.linalg.inv(f_jacobian(f_inverse(y)))


def right_solve(f_jacobian, f_inverse, y):
    """Solves J G = I."""
    J = f_jacobian(f_inverse(y))
    return np.linalg.solve(J, np.eye(len(y)))


def right_columns(f_jacobian, f_inverse, y):
    """Column by column: which nudge of x makes a unit nudge of y?"""
    J = f_jacobian(f_inverse(y))
    return np.stack([np.linalg.solve(J, e) for e in np.eye(len(y))], axis=1)


def right_elimination(f_jacobian, f_inverse, y):
    """Gauss and Jordan by hand, with a pivot of its own for each column."""
    n = len(y)
    table = np.hstack([np.array(f_jacobian(f_inverse(y)), dtype=float), np.eye(n)])
    for j in range(n):
        pivot = j + np.argmax(np.abs(table[j:, j]))
        if table[pivot, j] == 0:
            raise ValueError("singular")
        table[[j, pivot]] = table[[pivot, j]]
        table[j] /= table[j, j]
        for i in range(n):
            if i != j:
                table[i] -= table[i, j] * table[j]
    return table[:, n:]


def right_rank_then_pinv(f_jacobian, f_inverse, y):
    """Asks for the rank, then takes the pseudo-inverse."""
    J = f_jacobian(f_inverse(y))
    if np.linalg.matrix_rank(J) < len(y):
        raise ValueError("singular")
    return np.linalg.pinv(J)


def wrong_not_inverted(f_jacobian, f_inverse, y):
    """The Jacobian of f."""
    return f_jacobian(f_inverse(y))


def wrong_entrywise(f_jacobian, f_inverse, y):
    """1 over each entry."""
    with np.errstate(all="ignore"):
        return 1 / f_jacobian(f_inverse(y))


def wrong_at_y(f_jacobian, f_inverse, y):
    """The Jacobian of f taken at y."""
    return np.linalg.inv(f_jacobian(y))


def wrong_at_y_not_inverted(f_jacobian, f_inverse, y):
    """Taken at y, and not inverted."""
    return f_jacobian(y)


def wrong_transpose_for_inverse(f_jacobian, f_inverse, y):
    """The transpose in place of the inverse."""
    return f_jacobian(f_inverse(y)).T


def wrong_inverse_transposed(f_jacobian, f_inverse, y):
    """The transpose of the inverse."""
    return np.linalg.inv(f_jacobian(f_inverse(y))).T


def wrong_no_determinant(f_jacobian, f_inverse, y):
    """The adjugate, not divided by the determinant."""
    J = f_jacobian(f_inverse(y))
    return np.linalg.inv(J) * np.linalg.det(J)


def wrong_determinant_only(f_jacobian, f_inverse, y):
    """J divided by its determinant."""
    J = f_jacobian(f_inverse(y))
    return J / np.linalg.det(J)


def wrong_one_over_determinant(f_jacobian, f_inverse, y):
    """1 over the determinant, as in one variable."""
    return 1 / np.linalg.det(f_jacobian(f_inverse(y)))


def wrong_point(f_jacobian, f_inverse, y):
    """The point x."""
    return f_inverse(y)


def wrong_signs_kept(f_jacobian, f_inverse, y):
    """Two by two, by heart, without the change of signs."""
    (a, b), (c, d) = f_jacobian(f_inverse(y))
    return np.array([[d, b], [c, a]]) / (a * d - b * c)


def wrong_diagonal_kept(f_jacobian, f_inverse, y):
    """Two by two, by heart, without the swap of the diagonal."""
    (a, b), (c, d) = f_jacobian(f_inverse(y))
    return np.array([[a, -b], [-c, d]]) / (a * d - b * c)


def wrong_two_by_two(f_jacobian, f_inverse, y):
    """The rule for two by two, whatever comes."""
    J = f_jacobian(f_inverse(y))
    a, b, c, d = J[0, 0], J[0, 1], J[1, 0], J[1, 1]
    if a * d == b * c:
        raise ValueError("singular")
    return np.array([[d, -b], [-c, a]]) / (a * d - b * c)


def wrong_times_y(f_jacobian, f_inverse, y):
    """Multiplied by y."""
    return np.linalg.solve(f_jacobian(f_inverse(y)), y)


def wrong_pinv(f_jacobian, f_inverse, y):
    """The pseudo-inverse, which never refuses."""
    return np.linalg.pinv(f_jacobian(f_inverse(y)))


def wrong_regularised(f_jacobian, f_inverse, y):
    """A small multiple of the identity added, so that it never fails."""
    return np.linalg.inv(f_jacobian(f_inverse(y)) + 1e-12 * np.eye(len(y)))


def wrong_small_determinant_refused(f_jacobian, f_inverse, y):
    """Takes a small determinant for 0."""
    J = f_jacobian(f_inverse(y))
    if abs(np.linalg.det(J)) < 1e-12:
        raise ValueError("singular")
    return np.linalg.inv(J)


def wrong_arithmetic_error(f_jacobian, f_inverse, y):
    """Refuses with ZeroDivisionError."""
    J = f_jacobian(f_inverse(y))
    if np.linalg.det(J) == 0:
        raise ZeroDivisionError("singular")
    return np.linalg.inv(J)


def wrong_nan(f_jacobian, f_inverse, y):
    """NaN where there is no answer."""
    try:
        return np.linalg.inv(f_jacobian(f_inverse(y)))
    except np.linalg.LinAlgError:
        return np.full((len(y), len(y)), np.nan)


def wrong_twice_inverse(f_jacobian, f_inverse, y):
    """Walks back twice: the Jacobian at the inverse of x."""
    with np.errstate(all="ignore"):
        return np.linalg.inv(f_jacobian(f_inverse(f_inverse(y))))


def wrong_without_return(f_jacobian, f_inverse, y):
    """Computes the matrix and forgets to return it."""
    np.linalg.inv(f_jacobian(f_inverse(y)))
