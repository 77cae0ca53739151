"""Answers to `inverse_backward`: the published line, with its transposes."""

import numpy as np


def right_swapaxes(result, grad):
    """np.swapaxes on the last two axes."""
    turned = np.swapaxes(result, -2, -1)
    return -turned @ grad @ turned


def right_einsum(result, grad):
    """By indices."""
    return -np.einsum("...ki,...kl,...jl->...ij", result, grad, result)


def right_moveaxis(result, grad):
    """np.moveaxis in the place of swapaxes."""
    turned = np.moveaxis(result, -1, -2)
    return -(turned @ (grad @ turned))


def right_loop(result, grad):
    """Matrix by matrix."""
    n = result.shape[-1]
    pairs = zip(result.reshape(-1, n, n), grad.reshape(-1, n, n), strict=True)
    found = [-R.T @ U @ R.T for R, U in pairs]
    return np.array(found).reshape(result.shape)


def wrong_published(result, grad):
    """transpose(-2, -1) of a matrix: nothing is exchanged."""
    if result.ndim > 2:
        return -result @ grad @ result
    return -(result.transpose(-2, -1) @ (grad @ result.transpose(-2, -1)))


def wrong_method(result, grad):
    """The published line as it is; with more axes it raises an error."""
    return -(result.transpose(-2, -1) @ (grad @ result.transpose(-2, -1)))


def wrong_all_axes(result, grad):
    """.T, which turns the axes in front round, too."""
    return -(result.T @ (grad @ result.T))


def wrong_left_only(result, grad):
    """The left one transposed."""
    return -np.swapaxes(result, -2, -1) @ grad @ result


def wrong_right_only(result, grad):
    """The right one transposed."""
    return -result @ grad @ np.swapaxes(result, -2, -1)


def wrong_sign(result, grad):
    """The minus forgotten."""
    turned = np.swapaxes(result, -2, -1)
    return turned @ grad @ turned


def wrong_grad_transposed(result, grad):
    """The cotangent transposed, too few others."""
    return -result @ np.swapaxes(grad, -2, -1) @ result


def wrong_inverted_again(result, grad):
    """Inverts what is the inverse already."""
    turned = np.swapaxes(np.linalg.inv(result), -2, -1)
    return -turned @ grad @ turned


def wrong_square(result, grad):
    """Both inverses on the left."""
    turned = np.swapaxes(result, -2, -1)
    return -turned @ turned @ grad


def wrong_without_grad(result, grad):
    """The cotangent forgotten."""
    turned = np.swapaxes(result, -2, -1)
    return -turned @ turned


def wrong_entrywise(result, grad):
    """* in the place of @."""
    turned = np.swapaxes(result, -2, -1)
    return -turned * grad * turned


def wrong_in_place(result, grad):
    """Turns the sign of grad in place."""
    turned = np.swapaxes(result, -2, -1)
    grad *= -1
    return turned @ grad @ turned


def wrong_without_return(result, grad):
    """Forgets to return."""
    turned = np.swapaxes(result, -2, -1)
    -turned @ grad @ turned
