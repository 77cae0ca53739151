"""Answers to `attention_vjp`: a product, a softmax and a product, backwards."""

import numpy as np


def shares(Q, K, seen):
    """The softmax of the rows of scores."""
    S = np.where(seen, Q @ K.T / np.sqrt(Q.shape[1]), -np.inf)
    e = np.exp(S - S.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def by_scores(P, G):
    """Back through the softmax of each row."""
    return P * (G - (P * G).sum(axis=1, keepdims=True))


def right_layers(Q, K, V, U, seen):
    """Layer by layer."""
    P, root = shares(Q, K, seen), np.sqrt(Q.shape[1])
    H = by_scores(P, U @ V.T)
    return H @ K / root, H.T @ Q / root, P.T @ U


def right_row_sums(Q, K, V, U, seen):
    """The row sums from the output, as programs do that do not store P."""
    P, root = shares(Q, K, seen), np.sqrt(Q.shape[1])
    sums = (U * (P @ V)).sum(axis=1)
    H = P * (U @ V.T - sums[:, None]) / root
    return [H @ K, H.T @ Q, P.T @ U]


def right_queries(Q, K, V, U, seen):
    """Query by query, over the keys that it sees."""
    dQ, dK, dV = np.zeros(Q.shape), np.zeros(K.shape), np.zeros(V.shape)
    root = np.sqrt(Q.shape[1])
    for i in range(len(Q)):
        at = np.flatnonzero(seen[i])
        s = K[at] @ Q[i] / root
        p = np.exp(s - np.logaddexp.reduce(s))
        g = V[at] @ U[i]
        h = p * (g - p @ g) / root
        dQ[i] = h @ K[at]
        dK[at] += np.outer(h, Q[i])
        dV[at] += np.outer(p, U[i])
    return dQ, dK, dV


def right_einsum(Q, K, V, U, seen):
    """With the Jacobian of the softmax, by letters."""
    P, root = shares(Q, K, seen), np.sqrt(Q.shape[1])
    J = np.einsum("ij,jl->ijl", P, np.eye(len(K))) - np.einsum("ij,il->ijl", P, P)
    H = np.einsum("ie,je,ijl->il", U, V, J) / root
    return H @ K, np.einsum("il,id->ld", H, Q), np.einsum("ij,ie->je", P, U)


def wrong_no_root(Q, K, V, U, seen):
    """1/√d forgotten in dQ and dK."""
    P = shares(Q, K, seen)
    H = by_scores(P, U @ V.T)
    return H @ K, H.T @ Q, P.T @ U


def wrong_root_in_queries_only(Q, K, V, U, seen):
    """1/√d in dQ alone."""
    P = shares(Q, K, seen)
    H = by_scores(P, U @ V.T)
    return H @ K / np.sqrt(Q.shape[1]), H.T @ Q, P.T @ U


def wrong_root_twice(Q, K, V, U, seen):
    """1/√d twice."""
    P = shares(Q, K, seen)
    H = by_scores(P, U @ V.T) / Q.shape[1]
    return H @ K, H.T @ Q, P.T @ U


def wrong_root_of_keys(Q, K, V, U, seen):
    """1/√n for 1/√d on the way back."""
    P = shares(Q, K, seen)
    H = by_scores(P, U @ V.T) / np.sqrt(len(K))
    return H @ K, H.T @ Q, P.T @ U


def wrong_root_in_values(Q, K, V, U, seen):
    """1/√d in dV."""
    dQ, dK, dV = right_layers(Q, K, V, U, seen)
    return dQ, dK, dV / np.sqrt(Q.shape[1])


def wrong_no_softmax(Q, K, V, U, seen):
    """The softmax passed over."""
    P, root = shares(Q, K, seen), np.sqrt(Q.shape[1])
    G = U @ V.T
    return G @ K / root, G.T @ Q / root, P.T @ U


def wrong_diagonal(Q, K, V, U, seen):
    """The diagonal of the softmax alone."""
    P, root = shares(Q, K, seen), np.sqrt(Q.shape[1])
    H = P * (1 - P) * (U @ V.T)
    return H @ K / root, H.T @ Q / root, P.T @ U


def wrong_no_mean(Q, K, V, U, seen):
    """The mean under the shares not subtracted."""
    P, root = shares(Q, K, seen), np.sqrt(Q.shape[1])
    H = P * (U @ V.T)
    return H @ K / root, H.T @ Q / root, P.T @ U


def wrong_plain_mean(Q, K, V, U, seen):
    """The plain mean."""
    P, root = shares(Q, K, seen), np.sqrt(Q.shape[1])
    G = U @ V.T
    H = P * (G - G.mean(axis=1, keepdims=True))
    return H @ K / root, H.T @ Q / root, P.T @ U


def wrong_mean_over_queries(Q, K, V, U, seen):
    """The mean under the shares over the queries."""
    P, root = shares(Q, K, seen), np.sqrt(Q.shape[1])
    G = U @ V.T
    H = P * (G - (P * G).sum(axis=0))
    return H @ K / root, H.T @ Q / root, P.T @ U


def wrong_softmax_over_queries(Q, K, V, U, seen):
    """The softmax over the queries."""
    root = np.sqrt(Q.shape[1])
    S = np.where(seen, Q @ K.T / root, -np.inf)
    e = np.exp(S - S.max())
    P = e / (e.sum(axis=0) + 1e-300)
    G = U @ V.T
    H = P * (G - (P * G).sum(axis=0))
    return H @ K / root, H.T @ Q / root, P.T @ U


def wrong_keys_untransposed(Q, K, V, U, seen):
    """H for its transpose in dK, where that fits."""
    P, root = shares(Q, K, seen), np.sqrt(Q.shape[1])
    H = by_scores(P, U @ V.T)
    turned = H if len(Q) == len(K) else H.T
    return H @ K / root, turned @ Q / root, P.T @ U


def wrong_values_untransposed(Q, K, V, U, seen):
    """P for its transpose in dV, where that fits."""
    dQ, dK, dV = right_layers(Q, K, V, U, seen)
    return dQ, dK, shares(Q, K, seen) @ U if len(Q) == len(K) else dV


def wrong_values_by_scores(Q, K, V, U, seen):
    """Scores for shares in dV."""
    dQ, dK, _ = right_layers(Q, K, V, U, seen)
    S = np.where(seen, Q @ K.T / np.sqrt(Q.shape[1]), 0.0)
    return dQ, dK, S.T @ U


def wrong_keys_mean(Q, K, V, U, seen):
    """The mean over the queries for the keys."""
    dQ, dK, dV = right_layers(Q, K, V, U, seen)
    return dQ, dK / len(Q), dV


def wrong_values_mean(Q, K, V, U, seen):
    """The mean over the queries for the values."""
    dQ, dK, dV = right_layers(Q, K, V, U, seen)
    return dQ, dK, dV / len(Q)


def wrong_no_mask(Q, K, V, U, seen):
    """The mask ignored."""
    return right_layers(Q, K, V, U, np.ones_like(seen))


def wrong_mask_after(Q, K, V, U, seen):
    """Hidden shares set to 0 after the softmax."""
    P, root = shares(Q, K, np.ones_like(seen)), np.sqrt(Q.shape[1])
    H = by_scores(P, (U @ V.T) * seen)
    return H @ K / root, H.T @ Q / root, (P * seen).T @ U


def wrong_mask_zero(Q, K, V, U, seen):
    """Hidden scores set to 0."""
    root = np.sqrt(Q.shape[1])
    S = np.where(seen, Q @ K.T / root, 0.0)
    P = np.exp(S - S.max(axis=1, keepdims=True))
    P = P / P.sum(axis=1, keepdims=True)
    H = by_scores(P, U @ V.T) * seen
    return H @ K / root, H.T @ Q / root, P.T @ U


def wrong_naive(Q, K, V, U, seen):
    """Without subtracting the largest score."""
    root = np.sqrt(Q.shape[1])
    e = np.where(seen, np.exp(Q @ K.T / root), 0.0)
    P = e / e.sum(axis=1, keepdims=True)
    H = by_scores(P, U @ V.T)
    return H @ K / root, H.T @ Q / root, P.T @ U


def wrong_shares_for_scores(Q, K, V, U, seen):
    """P in the place of the gradient by the scores."""
    P, root = shares(Q, K, seen), np.sqrt(Q.shape[1])
    return P @ K / root, P.T @ Q / root, P.T @ U


def wrong_ones(Q, K, V, U, seen):
    """Ones for the gradient from upstream."""
    return right_layers(Q, K, V, np.ones(U.shape), seen)


def wrong_sign(Q, K, V, U, seen):
    """The sign of dQ and dK."""
    dQ, dK, dV = right_layers(Q, K, V, U, seen)
    return -dQ, -dK, dV


def wrong_order(Q, K, V, U, seen):
    """(dK, dQ, dV)."""
    dQ, dK, dV = right_layers(Q, K, V, U, seen)
    return dK, dQ, dV


def wrong_first_query(Q, K, V, U, seen):
    """= for += in a loop over the queries."""
    dQ = right_layers(Q, K, V, U, seen)[0]
    _, dK, dV = right_layers(Q[:1], K, V, U[:1], seen[:1])
    return dQ, dK, dV


def wrong_in_place(Q, K, V, U, seen):
    """Divides the caller's queries by √d."""
    Q /= np.sqrt(Q.shape[1])
    return right_layers(Q * np.sqrt(Q.shape[1]), K, V, U, seen)


def wrong_without_return(Q, K, V, U, seen):
    """Computes and forgets to return."""
    right_layers(Q, K, V, U, seen)
