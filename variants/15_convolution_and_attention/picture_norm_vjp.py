"""Answers to `picture_norm_vjp`: the gain reaches everything that needs it."""

import numpy as np

AXES = (0, 1, 2)


def statistics(X, eps, axes=AXES):
    """The normalised pictures and the spread."""
    centred = X - X.mean(axis=axes, keepdims=True)
    rho = np.sqrt((centred**2).mean(axis=axes, keepdims=True) + eps)
    return centred / rho, rho


def shared(U, hat):
    """The gradients by gain and shift."""
    return (U * hat).sum(axis=AXES), U.sum(axis=AXES)


def right_one_line(X, gamma, U, eps):
    """The one line."""
    hat, rho = statistics(X, eps)
    G = gamma * U
    dX = (G - G.mean(axis=AXES) - hat * (G * hat).mean(axis=AXES)) / rho
    return dX, *shared(U, hat)


def right_repaired(X, gamma, U, eps):
    """The published steps with D made anew after the gain."""
    N = X.size // X.shape[-1]
    centred, rho = X - X.mean(axis=AXES), np.sqrt(X.var(axis=AXES) + eps)
    dgamma, dbeta = (centred * U / rho).sum(axis=AXES), U.sum(axis=AXES)
    D = gamma * U / rho
    by_variance = -0.5 * (D * centred / rho**2).sum(axis=AXES)
    by_mean = -D.sum(axis=AXES) - 2 * by_variance * centred.mean(axis=AXES)
    return D + by_variance * 2 * centred / N + by_mean / N, dgamma, dbeta


def right_flattened(X, gamma, U, eps):
    """All pixels of all examples as one batch, channel by channel."""
    x, u = X.reshape(-1, X.shape[-1]).T, U.reshape(-1, X.shape[-1]).T
    rows, gains, shifts = [], [], []
    for a, g, gain in zip(x, u, gamma, strict=True):
        rho = np.sqrt(np.var(a) + eps)
        hat = (a - a.mean()) / rho
        rows.append(gain / rho * (g - g.mean() - hat * np.mean(g * hat)))
        gains.append(g @ hat)
        shifts.append(g.sum())
    return [np.array(rows).T.reshape(X.shape), np.array(gains), np.array(shifts)]


def wrong_published(X, gamma, U, eps):
    """The published steps: the gain has no effect."""
    hat, rho = statistics(X, eps)
    dX = (U - U.mean(axis=AXES) - hat * (U * hat).mean(axis=AXES)) / rho
    return dX, *shared(U, hat)


def wrong_gain_everywhere(X, gamma, U, eps):
    """The gain before all steps, in its own gradient too."""
    hat, rho = statistics(X, eps)
    G = gamma * U
    dX = (G - G.mean(axis=AXES) - hat * (G * hat).mean(axis=AXES)) / rho
    return dX, *shared(G, hat)


def wrong_gain_twice(X, gamma, U, eps):
    """The gain twice."""
    dX, dgamma, dbeta = right_one_line(X, gamma, U, eps)
    return gamma * dX, dgamma, dbeta


def wrong_gain_first_term(X, gamma, U, eps):
    """The gain in the first term alone."""
    hat, rho = statistics(X, eps)
    dX = (gamma * U - U.mean(axis=AXES) - hat * (U * hat).mean(axis=AXES)) / rho
    return dX, *shared(U, hat)


def wrong_gain_last_terms(X, gamma, U, eps):
    """The gain in the means alone."""
    hat, rho = statistics(X, eps)
    G = gamma * U
    dX = (U - G.mean(axis=AXES) - hat * (G * hat).mean(axis=AXES)) / rho
    return dX, *shared(U, hat)


def wrong_gain_size(X, gamma, U, eps):
    """The size of the gain."""
    return right_one_line(X, np.abs(gamma), U, eps)


def wrong_constant(X, gamma, U, eps):
    """Mean and spread held constant."""
    hat, rho = statistics(X, eps)
    return gamma * U / rho, *shared(U, hat)


def wrong_spread_constant(X, gamma, U, eps):
    """The spread held constant."""
    hat, rho = statistics(X, eps)
    G = gamma * U
    return (G - G.mean(axis=AXES)) / rho, *shared(U, hat)


def wrong_mean_constant(X, gamma, U, eps):
    """The mean held constant."""
    hat, rho = statistics(X, eps)
    G = gamma * U
    return (G - hat * (G * hat).mean(axis=AXES)) / rho, *shared(U, hat)


def wrong_sign(X, gamma, U, eps):
    """The sign of the term of the spread."""
    hat, rho = statistics(X, eps)
    G = gamma * U
    dX = (G - G.mean(axis=AXES) + hat * (G * hat).mean(axis=AXES)) / rho
    return dX, *shared(U, hat)


def wrong_over_examples(X, gamma, U, eps):
    """Sums divided by the number of examples."""
    hat, rho = statistics(X, eps)
    G = gamma * U
    dX = G - (G.sum(axis=AXES) + hat * (G * hat).sum(axis=AXES)) / len(X)
    return dX / rho, *shared(U, hat)


def wrong_over_pixels(X, gamma, U, eps):
    """Sums divided by the number of pixels."""
    hat, rho = statistics(X, eps)
    G = gamma * U
    pixels = X[0, :, :, 0].size
    dX = G - (G.sum(axis=AXES) + hat * (G * hat).sum(axis=AXES)) / pixels
    return dX / rho, *shared(U, hat)


def with_axes(X, gamma, U, eps, axes):
    """Statistics over other axes."""
    hat, rho = statistics(X, eps, axes)
    G = gamma * U
    along = (G * hat).mean(axis=axes, keepdims=True)
    dX = (G - G.mean(axis=axes, keepdims=True) - hat * along) / rho
    return dX, *shared(U, hat)


def wrong_axes_examples(X, gamma, U, eps):
    """Statistics over the examples alone."""
    return with_axes(X, gamma, U, eps, (0,))


def wrong_axes_pictures(X, gamma, U, eps):
    """Statistics of each picture."""
    return with_axes(X, gamma, U, eps, (1, 2))


def wrong_axes_channels(X, gamma, U, eps):
    """Statistics over the channels."""
    return with_axes(X, gamma, U, eps, (3,))


def wrong_by_variance(X, gamma, U, eps):
    """Divided by the variance."""
    _, rho = statistics(X, eps)
    dX, dgamma, dbeta = right_one_line(X, gamma, U, eps)
    return dX / rho, dgamma, dbeta


def wrong_no_eps(X, gamma, U, eps):
    """eps left out."""
    return right_one_line(X, gamma, U, 0.0)


def wrong_gain_mean(X, gamma, U, eps):
    """Means for gain and shift."""
    dX, dgamma, dbeta = right_one_line(X, gamma, U, eps)
    N = X.size // X.shape[-1]
    return dX, dgamma / N, dbeta / N


def wrong_gain_examples(X, gamma, U, eps):
    """Gain and shift summed over the examples alone."""
    dX = right_one_line(X, gamma, U, eps)[0]
    return dX, (U * statistics(X, eps)[0]).sum(axis=0), U.sum(axis=0)


def wrong_gain_centred(X, gamma, U, eps):
    """The centred input in the gradient by the gain."""
    dX, dgamma, dbeta = right_one_line(X, gamma, U, eps)
    return dX, dgamma * statistics(X, eps)[1].ravel(), dbeta


def wrong_in_place(X, gamma, U, eps):
    """Multiplies the caller's gradient, as the published line would."""
    kept = U.copy()
    U *= gamma
    return right_one_line(X, gamma, kept, eps)


def wrong_without_return(X, gamma, U, eps):
    """Computes and forgets to return."""
    right_one_line(X, gamma, U, eps)
