"""Answers to `combined_gradient`: the gradient of a whole batch from its pieces."""

import numpy as np


def right_sums(gradients, counts):
    """Sums of the pieces, divided once."""
    total = sum(counts)
    if total == 0:
        raise ValueError("no word counts")
    pairs = zip(gradients, counts, strict=True)
    return sum(k * np.asarray(g) for g, k in pairs if k > 0) / total


def right_average(gradients, counts):
    """np.average with weights, over the pieces in which something counts."""
    used = [(g, k) for g, k in zip(gradients, counts, strict=True) if k]
    if not used:
        raise ValueError("no word counts")
    arrays, weights = zip(*used, strict=True)
    return np.average(np.array(arrays), axis=0, weights=weights)


def right_running(gradients, counts):
    """A running mean over words: no large sum is kept."""
    mean, seen = 0.0, 0
    for g, k in zip(gradients, counts, strict=True):
        if k > 0:
            seen += k
            mean = mean + (np.asarray(g) - mean) * (k / seen)
    if seen == 0:
        raise ValueError("no word counts")
    return mean


def right_replaced(gradients, counts):
    """Empty pieces become zeros, then a contraction with the shares."""
    k = np.array(counts, dtype=float)
    if not k.any():
        raise ValueError("no word counts")
    pieces = [
        np.asarray(g) if n else np.zeros(np.shape(g))
        for g, n in zip(gradients, counts, strict=True)
    ]
    return np.tensordot(k / k.sum(), np.array(pieces), axes=1)


def _used(gradients, counts):
    used = [
        (np.asarray(g, dtype=float), k)
        for g, k in zip(gradients, counts, strict=True)
        if k
    ]
    if not used:
        raise ValueError("no word counts")
    return used


def wrong_mean_of_means(gradients, counts):
    """The mean of the means, as published."""
    return np.mean([g for g, _ in _used(gradients, counts)], axis=0)


def wrong_sum_of_means(gradients, counts):
    """The sum of the means."""
    return sum(g for g, _ in _used(gradients, counts))


def wrong_no_division(gradients, counts):
    """The sum over all words."""
    return sum(k * g for g, k in _used(gradients, counts))


def wrong_pieces(gradients, counts):
    """Divided by the number of pieces."""
    return sum(k * g for g, k in _used(gradients, counts)) / len(counts)


def wrong_divided_again(gradients, counts):
    """Each mean divided by its count once more."""
    return sum(g / k for g, k in _used(gradients, counts))


def wrong_divided_and_averaged(gradients, counts):
    """Means divided by their counts, then averaged."""
    return np.mean([g / k for g, k in _used(gradients, counts)], axis=0)


def wrong_means_as_sums(gradients, counts):
    """The means taken for sums: divided by the number of words."""
    return sum(g for g, _ in _used(gradients, counts)) / sum(counts)


def wrong_largest_count(gradients, counts):
    """Divided by the largest count."""
    return sum(k * g for g, k in _used(gradients, counts)) / max(counts)


def wrong_longest_piece(gradients, counts):
    """The longest piece alone."""
    return max(_used(gradients, counts), key=lambda pair: pair[1])[0]


def wrong_last_piece(gradients, counts):
    """A loop with = where += belongs."""
    for g, _ in _used(gradients, counts):
        last = g
    return last


def wrong_first_piece(gradients, counts):
    """The first piece alone."""
    return _used(gradients, counts)[0][0]


def wrong_inverse_weights(gradients, counts):
    """Short pieces get the larger weight."""
    used = _used(gradients, counts)
    return sum(g / k for g, k in used) / sum(1 / k for _, k in used)


def wrong_squared_weights(gradients, counts):
    """Squares of the counts as weights."""
    used = _used(gradients, counts)
    return sum(k**2 * g for g, k in used) / sum(k**2 for _, k in used)


def wrong_root_weights(gradients, counts):
    """Roots of the counts as weights."""
    used = _used(gradients, counts)
    return sum(k**0.5 * g for g, k in used) / sum(k**0.5 for _, k in used)


def wrong_running_halves(gradients, counts):
    """A running average that gives each new piece the weight ½."""
    used = _used(gradients, counts)
    mean = used[0][0]
    for g, _ in used[1:]:
        mean = (mean + g) / 2
    return mean


def wrong_not_summed(gradients, counts):
    """The weighted pieces, not added up."""
    return np.array([k * g / sum(counts) for g, k in _used(gradients, counts)])


def wrong_nan_kept(gradients, counts):
    """An empty piece with the weight 0: 0 times nan is nan."""
    if sum(counts) == 0:
        raise ValueError("no word counts")
    pairs = zip(gradients, counts, strict=True)
    return sum(k * np.asarray(g) for g, k in pairs) / sum(counts)


def wrong_empty_counts_one(gradients, counts):
    """At least one word in each piece, so that nothing divides by 0."""
    if sum(counts) == 0:
        raise ValueError("no word counts")
    k = [max(n, 1) for n in counts]
    pairs = zip(gradients, k, strict=True)
    return sum(n * np.nan_to_num(g) for g, n in pairs) / sum(k)


def wrong_zeros_for_nothing(gradients, counts):
    """Zeros where nothing counts at all."""
    if sum(counts) == 0:
        return np.zeros(np.shape(gradients[0]))
    return right_sums(gradients, counts)


def wrong_nan_for_nothing(gradients, counts):
    """0/0 where nothing counts at all."""
    total = np.zeros(np.shape(gradients[0]))
    for g, k in zip(gradients, counts, strict=True):
        if k:
            total = total + k * np.asarray(g)
    return total / np.sum(counts)


def wrong_in_place(gradients, counts):
    """Adds up in the caller's first array."""
    used = [(g, k) for g, k in zip(gradients, counts, strict=True) if k]
    if not used:
        raise ValueError("no word counts")
    total, first = used[0]
    total *= first
    for g, k in used[1:]:
        total += k * g
    total /= sum(counts)
    return total


def wrong_without_return(gradients, counts):
    """Computes the mean and forgets to return it."""
    right_sums(gradients, counts)
