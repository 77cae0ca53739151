"""Answers to `one_way_back`: the gradient of two weighted losses by one call."""

import numpy as np


def right_mixed(back, U, K, alpha, beta):
    """Mixes the cotangents, then goes back."""
    return back(alpha * U + beta * K)


def right_stacked(back, U, K, alpha, beta):
    """The mix as a product with the row of weights."""
    return back(np.tensordot([alpha, beta], np.stack([U, K]), axes=1))


def right_copied(back, U, K, alpha, beta):
    """Copies first, then works on the copies."""
    mix = np.array(U, dtype=float)
    mix *= alpha
    mix += beta * K
    return back(mix)


def wrong_two_calls(back, U, K, alpha, beta):
    """Goes back twice."""
    return alpha * back(U) + beta * back(K)


def wrong_two_calls_unless_zero(back, U, K, alpha, beta):
    """Goes back once for each loss whose weight is not 0."""
    terms = [w * back(C) for w, C in ((alpha, U), (beta, K)) if w]
    return sum(terms) if terms else back(U) * 0 + back(K) * 0


def wrong_three_calls(back, U, K, alpha, beta):
    """Goes back for the shape, and for each loss."""
    total = np.zeros_like(back(U))
    return total + alpha * back(U) + beta * back(K)


def wrong_unweighted(back, U, K, alpha, beta):
    """Forgets both weights."""
    return back(U + K)


def wrong_first_alone(back, U, K, alpha, beta):
    """The first loss alone."""
    return back(alpha * U)


def wrong_second_alone(back, U, K, alpha, beta):
    """The second loss alone."""
    return back(beta * K)


def wrong_exchanged(back, U, K, alpha, beta):
    """The weights stand at the other loss."""
    return back(beta * U + alpha * K)


def wrong_average(back, U, K, alpha, beta):
    """The mean of the two losses."""
    return back((alpha * U + beta * K) / 2)


def wrong_normalised(back, U, K, alpha, beta):
    """Weights divided by their sum."""
    return back((alpha * U + beta * K) / (alpha + beta))


def wrong_first_weight_at_both(back, U, K, alpha, beta):
    """alpha stands at both."""
    return back(alpha * (U + K))


def wrong_second_weight_missing(back, U, K, alpha, beta):
    """beta is missing."""
    return back(alpha * U + K)


def wrong_first_weight_missing(back, U, K, alpha, beta):
    """alpha is missing."""
    return back(U + beta * K)


def wrong_product(back, U, K, alpha, beta):
    """Multiplies the cotangents."""
    return back((alpha * U) * (beta * K))


def wrong_not_back(back, U, K, alpha, beta):
    """Mixes and does not go back."""
    return alpha * U + beta * K


def wrong_concatenated(back, U, K, alpha, beta):
    """Puts the cotangents below one another."""
    return back(np.concatenate([alpha * U, beta * K]))


def wrong_in_place(back, U, K, alpha, beta):
    """Mixes in the caller's U."""
    U *= alpha
    U += beta * K
    return back(U)


def wrong_without_return(back, U, K, alpha, beta):
    """Goes back and forgets to return."""
    back(alpha * U + beta * K)
