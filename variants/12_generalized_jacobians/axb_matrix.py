"""Answers to `axb_matrix`: the matrix of X -> A X B, in both reading orders."""

import numpy as np


def _refuse(order):
    if order not in ("C", "F"):
        raise ValueError(f'order must be "C" or "F", got {order!r}')


def right_kronecker(A, B, order):
    """The two Kronecker products."""
    _refuse(order)
    return np.kron(A, B.T) if order == "C" else np.kron(B.T, A)


def right_array(A, B, order):
    """The array with four axes, laid flat."""
    _refuse(order)
    J = np.einsum("ik,lj->ijkl", A, B)
    return J.reshape(len(A) * B.shape[1], A.shape[1] * len(B), order=order)


def right_columns(A, B, order):
    """Column by column: the images of the unit matrices."""
    _refuse(order)
    shape = A.shape[1], len(B)
    columns = []
    for unit in np.eye(shape[0] * shape[1]):
        X = unit.reshape(shape, order=order)
        columns.append((A @ X @ B).reshape(-1, order=order))
    return np.stack(columns, axis=1)


def right_blocks(A, B, order):
    """Blocks written out with np.block."""
    _refuse(order)
    outer, inner = (A, B.T) if order == "C" else (B.T, A)
    return np.block([[entry * inner for entry in row] for row in outer])


def wrong_orders_exchanged(A, B, order):
    """The matrix for the other order."""
    _refuse(order)
    return right_kronecker(A, B, {"C": "F", "F": "C"}[order])


def wrong_always_columns(A, B, order):
    """The formula of the books, whatever the order."""
    _refuse(order)
    return np.kron(B.T, A)


def wrong_always_rows(A, B, order):
    """The row formula, whatever the order."""
    _refuse(order)
    return np.kron(A, B.T)


def wrong_not_transposed(A, B, order):
    """B in place of its transpose."""
    _refuse(order)
    return np.kron(A, B) if order == "C" else np.kron(B, A)


def wrong_other_transposed(A, B, order):
    """The transpose at A."""
    _refuse(order)
    return np.kron(A.T, B) if order == "C" else np.kron(B, A.T)


def wrong_transposed(A, B, order):
    """The whole matrix transposed: of a cotangent's way back."""
    return right_kronecker(A, B, order).T


def wrong_array_not_flat(A, B, order):
    """The array with four axes."""
    _refuse(order)
    return np.einsum("ik,lj->ijkl", A, B)


def wrong_one_group_by_rows(A, B, order):
    """The input always read by rows."""
    _refuse(order)
    J = np.einsum("ik,lj->ijkl", A, B)
    inputs = J.reshape(*J.shape[:2], -1)
    return (
        inputs.reshape(-1, inputs.shape[2])
        if order == "C"
        else np.concatenate([inputs[:, j] for j in range(J.shape[1])])
    )


def wrong_elementwise_sum(A, B, order):
    """A sum of the two Kronecker products with ones, in place of a product."""
    _refuse(order)
    left = np.kron(A, np.ones_like(B.T)) + np.kron(np.ones_like(A), B.T)
    right = np.kron(B.T, np.ones_like(A)) + np.kron(np.ones_like(B.T), A)
    return left if order == "C" else right


def wrong_outer(A, B, order):
    """Any two entries multiplied, in the order of an outer product."""
    _refuse(order)
    return np.outer(A.ravel(order), B.ravel(order)).reshape(
        len(A) * B.shape[1], A.shape[1] * len(B)
    )


def wrong_doubled(A, B, order):
    """Two terms, as if X stood twice."""
    return 2 * right_kronecker(A, B, order)


def wrong_left_only(A, B, order):
    """The matrix of X -> A X."""
    _refuse(order)
    eye = np.eye(len(B))
    return np.kron(A, eye) if order == "C" else np.kron(eye, A)


def wrong_accepts_any_order(A, B, order):
    """Takes everything that is not "C" for columns."""
    return np.kron(A, B.T) if order == "C" else np.kron(B.T, A)


def wrong_without_return(A, B, order):
    """Computes it and forgets to return it."""
    right_kronecker(A, B, order)
