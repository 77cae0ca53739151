"""Answers to `network_gradients`: all gradients of a network with a shortcut."""

import numpy as np


def sigma(t):
    """The sigmoid, for any t."""
    return np.exp(-np.logaddexp(0, -t))


def right_lines(X, y, W1, c1, w2, s, c2, lam):
    """Line by line from the score down."""
    H = sigma(X @ W1.T + c1)
    r = (sigma(H @ w2 + X @ s + c2) - y) / len(X)
    G = np.outer(r, w2) * H * (1 - H)
    first = G.T @ X + 2 * lam * W1, G.sum(axis=0)
    return *first, H.T @ r + 2 * lam * w2, X.T @ r + 2 * lam * s, r.sum()


def right_loop(X, y, W1, c1, w2, s, c2, lam):
    """Example by example, penalty at the start, a list."""
    dW1, dw2, ds = 2.0 * lam * W1, 2.0 * lam * w2, 2.0 * lam * s
    dc1, dc2, B = np.zeros(len(c1)), 0.0, len(X)
    for x, target in zip(X, y, strict=True):
        h = sigma(W1 @ x + c1)
        r = (sigma(h @ w2 + x @ s + c2) - target) / B
        g = r * w2 * h * (1 - h)
        dW1, dc1 = dW1 + np.outer(g, x), dc1 + g
        dw2, ds, dc2 = dw2 + r * h, ds + r * x, dc2 + r
    return [dW1, dc1, dw2, ds, dc2]


def right_wide(X, y, W1, c1, w2, s, c2, lam):
    """Columns of ones for the biases; layer and shortcut as one wide layer."""
    one = np.ones((len(X), 1))
    inputs = np.hstack([X, one])
    H = sigma(inputs @ np.hstack([W1, c1[:, None]]).T)
    wide = np.hstack([H, X, one])
    weights = np.concatenate([w2, s, [c2]])
    r = (sigma(wide @ weights) - y) / len(X)
    top, m = wide.T @ r, len(w2)
    G = (r[:, None] * w2 * H * (1 - H)).T @ inputs
    shortcut = top[m:-1] + 2 * lam * s
    dw2 = top[:m] + 2 * lam * w2
    return G[:, :-1] + 2 * lam * W1, G[:, -1], dw2, shortcut, top[-1]


def right_where(X, y, W1, c1, w2, s, c2, lam):
    """The sigmoid with one formula for each sign."""

    def stable(t):
        e = np.exp(-np.abs(t))
        return np.where(t >= 0, 1 / (1 + e), e / (1 + e))

    H = stable(X @ W1.T + c1)
    r = (stable(H @ w2 + X @ s + c2) - y) / len(X)
    G = r[:, None] * w2[None] * (H - H * H)
    dW1 = np.einsum("bm,bn->mn", G, X) + 2 * lam * W1
    return (
        dW1,
        np.ones(len(X)) @ G,
        r @ H + 2 * lam * w2,
        r @ X + 2 * lam * s,
        r @ (r**0),
    )


def changed(args, *, score=None, slope=None, hidden=sigma, finish=None):
    """The right lines with some of them replaced."""
    X, y, W1, c1, w2, s, c2, lam = args
    A = X @ W1.T + c1
    H = hidden(A)
    p = sigma(H @ w2 + X @ s + c2)
    r = (p - y) / len(X) if score is None else score(p, y, len(X))
    U = np.outer(r, w2)
    G = U * H * (1 - H) if slope is None else slope(U, H, A, r)
    grads = [G.T @ X + 2 * lam * W1, G.sum(axis=0), H.T @ r + 2 * lam * w2]
    grads += [X.T @ r + 2 * lam * s, r.sum()]
    return tuple(grads if finish is None else finish(grads, G, H, A, r))


def wrong_sign(*args):
    """Target minus prediction."""
    return changed(args, score=lambda p, y, B: (y - p) / B)


def wrong_sum(*args):
    """The mean is forgotten."""
    return changed(args, score=lambda p, y, B: p - y)


def wrong_mean_twice(*args):
    """1/B twice."""
    return changed(args, score=lambda p, y, B: (p - y) / B**2)


def wrong_spent_slope(*args):
    """The output's slope once more."""
    return changed(args, score=lambda p, y, B: (p - y) / B * p * (1 - p))


def wrong_no_target(*args):
    """The target is forgotten."""
    return changed(args, score=lambda p, y, B: p / B)


def wrong_tanh(*args):
    """tanh for the sigmoid."""
    return changed(args, hidden=np.tanh)


def wrong_no_slope(*args):
    """The slope of the hidden sigmoid is forgotten."""
    return changed(args, slope=lambda U, H, A, r: U)


def wrong_tanh_slope(*args):
    """The slope of tanh."""
    return changed(args, slope=lambda U, H, A, r: U * (1 - H**2))


def wrong_slope_at_output(*args):
    """The slope at the output."""
    return changed(args, slope=lambda U, H, A, r: U * sigma(H) * (1 - sigma(H)))


def wrong_slope_of_input(*args):
    """A(1 - A)."""
    return changed(args, slope=lambda U, H, A, r: U * A * (1 - A))


def wrong_one_minus_h(*args):
    """1 - H for the slope."""
    return changed(args, slope=lambda U, H, A, r: U * (1 - H))


def wrong_w2_lost(*args):
    """w2 is lost on the way back."""
    return changed(args, slope=lambda U, H, A, r: r[:, None] * H * (1 - H))


def wrong_no_penalty(*args):
    """No penalty."""
    X, _, _, _, _, _, _, _ = args
    return changed(
        args, finish=lambda g, G, H, A, r: [G.T @ X, g[1], H.T @ r, X.T @ r, g[4]]
    )


def wrong_half_penalty(*args):
    """λ for 2λ."""
    _, _, W1, _, w2, s, _, lam = args
    return changed(
        args,
        finish=lambda g, G, H, A, r: [
            g[0] - lam * W1,
            g[1],
            g[2] - lam * w2,
            g[3] - lam * s,
            g[4],
        ],
    )


def wrong_penalty_sign(*args):
    """The penalty subtracted."""
    _, _, W1, _, w2, s, _, lam = args
    return changed(
        args,
        finish=lambda g, G, H, A, r: [
            g[0] - 4 * lam * W1,
            g[1],
            g[2] - 4 * lam * w2,
            g[3] - 4 * lam * s,
            g[4],
        ],
    )


def wrong_biases_penalised(*args):
    """The biases carry the penalty too."""
    _, _, _, c1, _, _, c2, lam = args
    return changed(
        args,
        finish=lambda g, G, H, A, r: [
            g[0],
            g[1] + 2 * lam * c1,
            g[2],
            g[3],
            g[4] + 2 * lam * c2,
        ],
    )


def wrong_before_sigmoid(*args):
    """The second layer reads the values before the sigmoid."""
    _, _, _, _, w2, _, _, lam = args
    return changed(
        args, finish=lambda g, G, H, A, r: [*g[:2], A.T @ r + 2 * lam * w2, *g[3:]]
    )


def wrong_bias_mean(*args):
    """Means for the biases."""
    return changed(
        args, finish=lambda g, G, H, A, r: [g[0], G.mean(axis=0), g[2], g[3], r.mean()]
    )


def wrong_bias_total(*args):
    """The sum over all units."""
    return changed(args, finish=lambda g, G, H, A, r: [g[0], G.sum(), *g[2:]])


def wrong_bias_axis(*args):
    """Summed over the units."""
    return changed(args, finish=lambda g, G, H, A, r: [g[0], G.sum(axis=1), *g[2:]])


def wrong_transposed(*args):
    """The transpose of dW1."""
    return changed(args, finish=lambda g, G, H, A, r: [g[0].T, *g[1:]])


def wrong_sums_multiplied(*args):
    """Sum of cotangents times mean of inputs."""
    X, _, W1, _, _, _, _, lam = args
    return changed(
        args,
        finish=lambda g, G, H, A, r: [
            np.outer(G.sum(axis=0), X.mean(axis=0)) + 2 * lam * W1,
            *g[1:],
        ],
    )


def wrong_bias_not_summed(*args):
    """The cotangents of the biases are not added up."""
    return changed(args, finish=lambda g, G, H, A, r: [g[0], G, g[2], g[3], r])


def wrong_order(*args):
    """The second layer is returned first."""
    return changed(args, finish=lambda g, G, H, A, r: [g[2], g[4], g[0], g[3], g[1]])


def wrong_shortcut_forgotten(*args):
    """Four arrays: the shortcut is missing."""
    return changed(args, finish=lambda g, G, H, A, r: [*g[:3], g[4]])


def wrong_shortcut_not_trained(*args):
    """The shortcut gets the penalty alone."""
    _, _, _, _, _, s, _, lam = args
    return changed(args, finish=lambda g, G, H, A, r: [*g[:3], 2 * lam * s, g[4]])


def wrong_shortcut_not_in_score(X, y, W1, c1, w2, s, c2, lam):
    """The shortcut is left out of the score."""
    grads = list(right_lines(X, y, W1, c1, w2, 0 * s, c2, lam))
    grads[3] = grads[3] + 2 * lam * s
    return tuple(grads)


def wrong_overflow(X, y, W1, c1, w2, s, c2, lam):
    """The slope of the sigmoid as e⁻ᵗ/(1 + e⁻ᵗ)², which overflows."""
    A = X @ W1.T + c1
    H = sigma(A)
    r = (sigma(H @ w2 + X @ s + c2) - y) / len(X)
    G = np.outer(r, w2) * np.exp(-A) / (1 + np.exp(-A)) ** 2
    first = G.T @ X + 2 * lam * W1, G.sum(axis=0)
    return *first, H.T @ r + 2 * lam * w2, X.T @ r + 2 * lam * s, r.sum()


def wrong_from_probabilities(X, y, W1, c1, w2, s, c2, lam):
    """Divides by p(1 - p) and multiplies by it: 0/0 at large scores."""
    H = sigma(X @ W1.T + c1)
    p = sigma(H @ w2 + X @ s + c2)
    r = (p - y) / (p * (1 - p)) * (p * (1 - p)) / len(X)
    G = np.outer(r, w2) * H * (1 - H)
    first = G.T @ X + 2 * lam * W1, G.sum(axis=0)
    return *first, H.T @ r + 2 * lam * w2, X.T @ r + 2 * lam * s, r.sum()
