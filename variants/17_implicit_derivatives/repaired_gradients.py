"""Answers to `repaired_gradients`: a classifier whose backward pass had ten bugs."""

import numpy as np


def forward(X, W1, c1, W2, c2):
    """Values before and behind tanh, and the shares."""
    A = X @ W1.T + c1
    H = np.tanh(A)
    scores = H @ W2.T + c2
    E = np.exp(scores - scores.max(axis=1, keepdims=True))
    return A, H, E / E.sum(axis=1, keepdims=True)


def right_lines(X, Y, w, W1, c1, W2, c2, lam):
    """The program with its ten lines mended."""
    _, H, P = forward(X, W1, c1, W2, c2)
    G2 = (P - Y) * w[:, None] / w.sum()
    G1 = (G2 @ W2) * (1 - H**2)
    first = G1.T @ X + 2 * lam * W1, G1.sum(axis=0)
    return *first, G2.T @ H + 2 * lam * W2, G2.sum(axis=0)


def right_loop(X, Y, w, W1, c1, W2, c2, lam):
    """Example by example."""
    dW1, dW2 = 2.0 * lam * W1, 2.0 * lam * W2
    dc1, dc2 = np.zeros(len(c1)), np.zeros(len(c2))
    for x, y, weight in zip(X, Y, w / w.sum(), strict=True):
        h = np.tanh(W1 @ x + c1)
        z = W2 @ h + c2
        e = np.exp(z - z.max())
        g2 = weight * (e / e.sum() - y)
        g1 = (1 - h**2) * (W2.T @ g2)
        dW1, dc1 = dW1 + np.outer(g1, x), dc1 + g1
        dW2, dc2 = dW2 + np.outer(g2, h), dc2 + g2
    return [dW1, dc1, dW2, dc2]


def right_einsum(X, Y, w, W1, c1, W2, c2, lam):
    """Index by index."""
    _, H, P = forward(X, W1, c1, W2, c2)
    share = w / np.sum(w)
    G2 = np.einsum("b,bk->bk", share, P) - np.einsum("b,bk->bk", share, Y)
    G1 = np.einsum("bk,ki,bi->bi", G2, W2, 1 - H * H)
    dW1 = np.einsum("bi,bj->ij", G1, X) + lam * (W1 + W1)
    dW2 = np.einsum("bk,bi->ki", G2, H) + lam * (W2 + W2)
    return dW1, np.einsum("bi->i", G1), dW2, np.einsum("bk->k", G2)


def changed(args, *, shares=None, cotangent=None, second=None, back=None, first=None):
    """The right lines with some of them replaced."""
    X, Y, w, W1, c1, W2, c2, lam = args
    A, H, P = forward(X, W1, c1, W2, c2)
    if shares is not None:
        P = shares(H @ W2.T + c2)
    G2 = (P - Y) * w[:, None] / w.sum()
    if cotangent is not None:
        G2 = cotangent(P, Y, w[:, None])
    two = [G2.T @ H + 2 * lam * W2, G2.sum(axis=0)]
    if second is not None:
        two = second(G2, A, H, W2, c2, lam)
    G1 = (G2 @ W2) * (1 - H**2) if back is None else back(G2, W2, A, H)
    one = [G1.T @ X + 2 * lam * W1, G1.sum(axis=0)]
    if first is not None:
        one = first(G1, X, W1, c1, lam)
    return *one, *two


def wrong_softmax_axis(*args):
    """The softmax runs over the examples."""
    return changed(args, shares=lambda Z: np.exp(Z) / np.exp(Z).sum(axis=0))


def wrong_minus(*args):
    """The minus is missing."""
    return changed(args, cotangent=lambda P, Y, w: (Y - P) * w / w.sum())


def wrong_count(*args):
    """Divided by the number of examples."""
    return changed(args, cotangent=lambda P, Y, w: (P - Y) * w / len(w))


def wrong_no_weights(*args):
    """The weights of the examples are left out."""
    return changed(args, cotangent=lambda P, Y, w: (P - Y) / len(w))


def wrong_not_divided(*args):
    """Not divided by the sum of the weights."""
    return changed(args, cotangent=lambda P, Y, w: (P - Y) * w)


def wrong_weights_on_targets(*args):
    """The weights multiply the targets alone."""
    return changed(args, cotangent=lambda P, Y, w: (P - Y * w) / w.sum())


def wrong_spent_slope(*args):
    """P(1 - P) once more."""
    return changed(args, cotangent=lambda P, Y, w: (P - Y) * P * (1 - P) * w / w.sum())


def wrong_reads_a(*args):
    """The second layer reads A."""
    return changed(
        args, second=lambda G, A, H, W, c, lam: [G.T @ A + 2 * lam * W, G.sum(axis=0)]
    )


def wrong_half_penalty_two(*args):
    """λ for 2λ in the second layer."""
    return changed(
        args, second=lambda G, A, H, W, c, lam: [G.T @ H + lam * W, G.sum(axis=0)]
    )


def wrong_no_penalty_two(*args):
    """No penalty in the second layer."""
    return changed(args, second=lambda G, A, H, W, c, lam: [G.T @ H, G.sum(axis=0)])


def wrong_bias_two_mean(*args):
    """The mean for the second bias."""
    return changed(
        args, second=lambda G, A, H, W, c, lam: [G.T @ H + 2 * lam * W, G.mean(axis=0)]
    )


def wrong_transposed_back(*args):
    """W2 transposed on the way back."""
    return changed(args, back=lambda G, W, A, H: (G @ W.T) * (1 - H**2))


def wrong_slope_at_output(*args):
    """1 - tanh²(H)."""
    return changed(args, back=lambda G, W, A, H: (G @ W) * (1 - np.tanh(H) ** 2))


def wrong_no_slope(*args):
    """The slope of tanh is lost."""
    return changed(args, back=lambda G, W, A, H: G @ W)


def wrong_slope_of_a(*args):
    """1 - A²."""
    return changed(args, back=lambda G, W, A, H: (G @ W) * (1 - A**2))


def wrong_sums_multiplied(*args):
    """Sum of cotangents times mean of inputs."""
    return changed(
        args,
        first=lambda G, X, W, c, lam: [
            np.outer(G.sum(axis=0), X.mean(axis=0)) + 2 * lam * W,
            G.sum(axis=0),
        ],
    )


def wrong_sums_of_both(*args):
    """Sum of cotangents times sum of inputs."""
    return changed(
        args,
        first=lambda G, X, W, c, lam: [
            np.outer(G.sum(axis=0), X.sum(axis=0)) + 2 * lam * W,
            G.sum(axis=0),
        ],
    )


def wrong_half_penalty_one(*args):
    """λ for 2λ in the first layer."""
    return changed(
        args, first=lambda G, X, W, c, lam: [G.T @ X + lam * W, G.sum(axis=0)]
    )


def wrong_no_penalty_one(*args):
    """No penalty in the first layer."""
    return changed(args, first=lambda G, X, W, c, lam: [G.T @ X, G.sum(axis=0)])


def wrong_bias_penalised(*args):
    """The first bias carries a penalty."""
    return changed(
        args,
        first=lambda G, X, W, c, lam: [
            G.T @ X + 2 * lam * W,
            G.sum(axis=0) + 2 * lam * c,
        ],
    )


def wrong_bias_one_mean(*args):
    """The mean for the first bias."""
    return changed(
        args, first=lambda G, X, W, c, lam: [G.T @ X + 2 * lam * W, G.mean(axis=0)]
    )


def wrong_transposed_result(*args):
    """The transpose of dW1."""
    return changed(
        args, first=lambda G, X, W, c, lam: [X.T @ G + 2 * lam * W.T, G.sum(axis=0)]
    )


def wrong_as_planted(X, Y, w, W1, c1, W2, c2, lam):
    """The program as it was, all ten bugs."""
    A = X @ W1.T + c1
    H = np.tanh(A)
    E = np.exp(H @ W2.T + c2)
    G2 = (Y - E / E.sum(axis=0)) * w[:, None] / len(X)
    dW2, dc2 = G2.T @ A + lam * W2, G2.mean(axis=0)
    G1 = (G2 @ W2.T) * (1 - np.tanh(H) ** 2)
    dW1 = np.outer(G1.sum(axis=0), X.mean(axis=0)) + 2 * lam * W1
    return dW1, G1.sum(axis=0) + 2 * lam * c1, dW2, dc2


def wrong_overflow(X, Y, w, W1, c1, W2, c2, lam):
    """The largest score is not subtracted."""
    return changed(
        (X, Y, w, W1, c1, W2, c2, lam),
        shares=lambda Z: np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True),
    )


def wrong_order(*args):
    """The second layer is returned first."""
    dW1, dc1, dW2, dc2 = right_lines(*args)
    return dW2, dc2, dW1, dc1
