"""Answers to `batch_norm_vjp`: lose the mean and the part along the output, divide."""

import numpy as np

AXIS = 0


def statistics(X, eps):
    """The normalised input and the spread."""
    centred = X - X.mean(axis=AXIS, keepdims=True)
    rho = np.sqrt((centred**2).mean(axis=AXIS, keepdims=True) + eps)
    return centred / rho, rho


def mean(G):
    """The mean along the axis of the statistics."""
    return G.mean(axis=AXIS, keepdims=True)


def shared(U, hat):
    """The gradients by gain and shift."""
    rows, hats = U.reshape(-1, U.shape[-1]), hat.reshape(-1, U.shape[-1])
    return (rows * hats).sum(axis=0), rows.sum(axis=0)


def right_one_line(X, gamma, U, eps):
    """The one line."""
    hat, rho = statistics(X, eps)
    G = gamma * U
    return (G - mean(G) - hat * mean(G * hat)) / rho, *shared(U, hat)


def right_three_steps(X, gamma, U, eps):
    """Division, spread and centring, one after the other."""
    hat, rho = statistics(X, eps)
    G = gamma * U
    by_rho = -(G * hat).sum(axis=AXIS, keepdims=True) / rho
    by_centred = G / rho + by_rho * hat / X.shape[AXIS]
    return by_centred - mean(by_centred), *shared(U, hat)


def right_variance(X, gamma, U, eps):
    """By variance and mean, as in the paper."""
    N = X.shape[AXIS]
    centred = X - mean(X)
    variance = (centred**2).mean(axis=AXIS, keepdims=True)
    root = 1 / np.sqrt(variance + eps)
    G = gamma * U
    by_variance = (G * centred).sum(axis=AXIS, keepdims=True) * -0.5 * root**3
    by_mean = -(G * root).sum(axis=AXIS, keepdims=True)
    by_mean = by_mean - 2 * by_variance * centred.mean(axis=AXIS, keepdims=True)
    dX = G * root + by_variance * 2 * centred / N + by_mean / N
    return [dX, *shared(U, centred * root)]


def wrong_constant(X, gamma, U, eps):
    """Mean and spread held constant."""
    hat, rho = statistics(X, eps)
    return gamma * U / rho, *shared(U, hat)


def wrong_spread_constant(X, gamma, U, eps):
    """The spread held constant."""
    hat, rho = statistics(X, eps)
    G = gamma * U
    return (G - mean(G)) / rho, *shared(U, hat)


def wrong_mean_constant(X, gamma, U, eps):
    """The mean held constant."""
    hat, rho = statistics(X, eps)
    G = gamma * U
    return (G - hat * mean(G * hat)) / rho, *shared(U, hat)


def wrong_sign(X, gamma, U, eps):
    """The sign of the term of the spread."""
    hat, rho = statistics(X, eps)
    G = gamma * U
    return (G - mean(G) + hat * mean(G * hat)) / rho, *shared(U, hat)


def wrong_no_division(X, gamma, U, eps):
    """Not divided by the spread."""
    hat, _ = statistics(X, eps)
    G = gamma * U
    return G - mean(G) - hat * mean(G * hat), *shared(U, hat)


def wrong_by_variance(X, gamma, U, eps):
    """Divided by the variance."""
    hat, rho = statistics(X, eps)
    G = gamma * U
    return (G - mean(G) - hat * mean(G * hat)) / rho**2, *shared(U, hat)


def wrong_no_gain(X, gamma, U, eps):
    """The gain forgotten in the gradient by the input."""
    hat, rho = statistics(X, eps)
    return (U - mean(U) - hat * mean(U * hat)) / rho, *shared(U, hat)


def wrong_gain_twice(X, gamma, U, eps):
    """The gain twice."""
    hat, rho = statistics(X, eps)
    G = gamma**2 * U
    return (G - mean(G) - hat * mean(G * hat)) / rho, *shared(U, hat)


def wrong_sums(X, gamma, U, eps):
    """Sums for means."""
    hat, rho = statistics(X, eps)
    G, N = gamma * U, X.shape[AXIS]
    return (G - N * mean(G) - hat * N * mean(G * hat)) / rho, *shared(U, hat)


def wrong_less_one(X, gamma, U, eps):
    """N - 1 in the last term."""
    hat, rho = statistics(X, eps)
    G, N = gamma * U, X.shape[AXIS]
    along = mean(G * hat) * N / max(N - 1, 1)
    return (G - mean(G) - hat * along) / rho, *shared(U, hat)


def wrong_raw_input(X, gamma, U, eps):
    """The raw input in the last term."""
    hat, rho = statistics(X, eps)
    G = gamma * U
    return (G - mean(G) - X * mean(G * X)) / rho, *shared(U, hat)


def wrong_eps_outside(X, gamma, U, eps):
    """eps added to the root."""
    centred = X - mean(X)
    rho = np.sqrt(mean(centred**2)) + eps
    hat, G = centred / rho, gamma * U
    return (G - mean(G) - hat * mean(G * hat)) / rho, *shared(U, hat)


def wrong_no_eps(X, gamma, U, eps):
    """eps left out."""
    return right_one_line(X, gamma, U, 0.0)


def wrong_gain_no_hat(X, gamma, U, eps):
    """The gradient by the gain without the normalised input."""
    dX, _, dbeta = right_one_line(X, gamma, U, eps)
    return dX, dbeta, dbeta


def wrong_gain_not_summed(X, gamma, U, eps):
    """The gradient by the gain not summed."""
    hat, _ = statistics(X, eps)
    dX, _, dbeta = right_one_line(X, gamma, U, eps)
    return dX, U * hat, dbeta


def wrong_gain_mean(X, gamma, U, eps):
    """The mean over the examples for the gain."""
    dX, dgamma, dbeta = right_one_line(X, gamma, U, eps)
    return dX, dgamma * U.shape[-1] / U.size, dbeta


def wrong_gain_raw(X, gamma, U, eps):
    """The raw input in the gradient by the gain."""
    dX, _, dbeta = right_one_line(X, gamma, U, eps)
    return dX, (U * X).reshape(-1, X.shape[-1]).sum(axis=0), dbeta


def wrong_gain_gain(X, gamma, U, eps):
    """The gain in its own gradient."""
    dX, dgamma, dbeta = right_one_line(X, gamma, U, eps)
    return dX, gamma * dgamma, dbeta


def wrong_shift_gain(X, gamma, U, eps):
    """The gain in the gradient by the shift."""
    dX, dgamma, dbeta = right_one_line(X, gamma, U, eps)
    return dX, dgamma, gamma * dbeta


def wrong_shift_mean(X, gamma, U, eps):
    """The mean over the examples for the shift."""
    dX, dgamma, dbeta = right_one_line(X, gamma, U, eps)
    return dX, dgamma, dbeta * U.shape[-1] / U.size


def wrong_shift_number(X, gamma, U, eps):
    """One number for the shift of all features."""
    dX, dgamma, dbeta = right_one_line(X, gamma, U, eps)
    return dX, dgamma, dbeta.sum()


def wrong_only_input(X, gamma, U, eps):
    """dX alone."""
    return right_one_line(X, gamma, U, eps)[0]


def wrong_in_place(X, gamma, U, eps):
    """Multiplies the caller's gradient."""
    U *= gamma
    return right_one_line(X, gamma, U / gamma, eps)


def wrong_without_return(X, gamma, U, eps):
    """Computes and forgets to return."""
    right_one_line(X, gamma, U, eps)


def right_jacobian(X, gamma, U, eps):
    """With the Jacobian of each feature."""
    hat, rho = statistics(X, eps)
    B = len(X)
    dX = np.zeros(X.shape)
    for j in range(X.shape[1]):
        J = np.eye(B) - 1 / B - np.outer(hat[:, j], hat[:, j]) / B
        dX[:, j] = J @ U[:, j] * gamma[j] / rho[0, j]
    return dX, np.einsum("bj,bj->j", U, hat), np.ones(B) @ U


def wrong_ones(X, gamma, U, eps):
    """Ones for the gradient from upstream."""
    dX, dgamma, dbeta = right_one_line(X, gamma, U, eps)
    return 0.0 * dX, dgamma, dbeta


def wrong_axis_of_means(X, gamma, U, eps):
    """The means of the gradient over the features."""
    hat, rho = statistics(X, eps)
    G = gamma * U
    along = (G * hat).mean(axis=1, keepdims=True)
    dX = (G - G.mean(axis=1, keepdims=True) - hat * along) / rho
    return dX, *shared(U, hat)


def wrong_half(X, gamma, U, eps):
    """Half of the last term: the 2 of the square forgotten."""
    hat, rho = statistics(X, eps)
    G = gamma * U
    return (G - mean(G) - hat * mean(G * hat) / 2) / rho, *shared(U, hat)


def wrong_twice(X, gamma, U, eps):
    """The last term twice: the half of the root forgotten."""
    hat, rho = statistics(X, eps)
    G = gamma * U
    return (G - mean(G) - hat * mean(G * hat) * 2) / rho, *shared(U, hat)


def wrong_centred(X, gamma, U, eps):
    """The centred input in the last term."""
    hat, rho = statistics(X, eps)
    G = gamma * U
    return (G - mean(G) - (X - mean(X)) * mean(G * hat)) / rho, *shared(U, hat)
