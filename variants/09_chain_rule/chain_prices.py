"""Answers to `chain_prices`: prices from the input, from the output, at best."""

import numpy as np


def _steps(n):
    return [n[k] * n[k - 1] for k in range(1, len(n))]


def _best(n):
    if len(n) <= 2:
        return 0
    return min(
        _best(n[: k + 1]) + _best(n[k:]) + n[0] * n[k] * n[-1]
        for k in range(1, len(n) - 1)
    )


def _ends(n):
    steps = _steps(n)
    return n[0] * sum(steps[1:]), n[-1] * sum(steps[:-1])


def right_formula(sizes):
    """Sums for the ends, recursion over the last product for the best."""
    return (*_ends(sizes), _best(tuple(sizes)))


def right_first_product(sizes):
    """The best order by its first product: join two neighbours, go on with the rest."""

    def best(n):
        if len(n) <= 2:
            return 0
        return min(
            n[k - 1] * n[k] * n[k + 1] + best(n[:k] + n[k + 1 :])
            for k in range(1, len(n) - 1)
        )

    return (*_ends(sizes), best(tuple(sizes)))


def right_table(sizes):
    """A table over all stretches of the chain, short ones first."""
    L = len(sizes) - 1
    cost = np.zeros((L + 1, L + 1), dtype=int)
    for length in range(2, L + 1):
        for i in range(L - length + 1):
            j = i + length
            cost[i, j] = min(
                cost[i, k] + cost[k, j] + sizes[i] * sizes[k] * sizes[j]
                for k in range(i + 1, j)
            )
    return [*_ends(sizes), cost[0, L]]


def right_by_shapes(sizes):
    """Keeps a list of shapes and multiplies them away."""

    def price(shapes, order):
        total, shapes = 0, list(shapes)
        while len(shapes) > 1:
            k = 0 if order == "input" else len(shapes) - 2
            (q, r), (p, _) = shapes[k], shapes[k + 1]
            total += p * q * r
            shapes[k : k + 2] = [(p, r)]
        return total

    shapes = list(zip(sizes[1:], sizes[:-1], strict=True))
    return price(shapes, "input"), price(shapes, "output"), _best(tuple(sizes))


def wrong_exchanged(sizes):
    """The first two prices exchanged."""
    first, second = _ends(sizes)
    return second, first, _best(tuple(sizes))


def wrong_last_product(sizes):
    """Only the last product of each order."""
    n = sizes
    if len(n) < 3:
        return 0, 0, 0
    ends = n[-1] * n[-2] * n[0], n[-1] * n[1] * n[0]
    return (*ends, min(ends))


def wrong_first_product(sizes):
    """Only the first product of each order."""
    n = sizes
    if len(n) < 3:
        return 0, 0, 0
    ends = n[2] * n[1] * n[0], n[-1] * n[-2] * n[-3]
    return (*ends, min(ends))


def wrong_product_too_many(sizes):
    """The first factor is multiplied too."""
    steps = _steps(sizes)
    return sizes[0] * sum(steps), sizes[-1] * sum(steps), _best(tuple(sizes))


def wrong_one_row(sizes):
    """Prices as if the far side had one row."""
    steps = _steps(sizes)
    ends = sum(steps[1:]), sum(steps[:-1])
    return (*ends, min(ends))


def wrong_flops(sizes):
    """Multiplications and additions."""
    return tuple(2 * c for c in right_formula(sizes))


def wrong_added_lengths(sizes):
    """p + q + r in place of p q r."""
    n = sizes
    first = sum(n[0] + n[k] + n[k - 1] for k in range(2, len(n)))
    second = sum(n[-1] + n[k] + n[k - 1] for k in range(1, len(n) - 1))
    return first, second, min(first, second)


def wrong_cheapest_thrice(sizes):
    """The cheapest price three times."""
    return (_best(tuple(sizes)),) * 3


def wrong_larger(sizes):
    """The larger of the ends for the cheapest."""
    return (*_ends(sizes), max(_ends(sizes)))


def wrong_smaller_end(sizes):
    """The cheaper of the ends for the cheapest."""
    return (*_ends(sizes), min(_ends(sizes)))


def wrong_greedy(sizes):
    """Always the cheapest product first."""
    n, total = list(sizes), 0
    while len(n) > 2:
        costs = [n[k - 1] * n[k] * n[k + 1] for k in range(1, len(n) - 1)]
        total += min(costs)
        del n[1 + int(np.argmin(costs))]
    return (*_ends(sizes), total)


def wrong_last_product_free(sizes):
    """The last product is missing in the cheapest."""
    n = tuple(sizes)
    if len(n) <= 3:
        return right_formula(n)
    best = [_best(n[: k + 1]) + _best(n[k:]) for k in range(1, len(n) - 1)]
    whole = [c + n[0] * n[k] * n[-1] for k, c in enumerate(best, 1)]
    chosen = best[int(np.argmin(whole))] if len(n) > 4 else min(whole)
    return (*_ends(sizes), chosen)


def wrong_single_matrix(sizes):
    """A price for a matrix alone."""
    if len(sizes) == 2:
        return (sizes[0] * sizes[1],) * 3
    return right_formula(sizes)


def wrong_pair(sizes):
    """Forgets the cheapest."""
    return _ends(sizes)


def wrong_float(sizes):
    """An infinite start for the cheapest, which stays for one matrix."""
    best = float("inf")
    n = tuple(sizes)
    for k in range(1, len(n) - 1):
        best = min(best, _best(n[: k + 1]) + _best(n[k:]) + n[0] * n[k] * n[-1])
    return (*_ends(sizes), best)


def wrong_no_return(sizes):
    """Forgets to return."""
    right_formula(sizes)
