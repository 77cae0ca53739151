"""Answers to `wrong_gradients`: which claimed gradients are wrong."""

import numpy as np


def measured(loss, params, k, h=1e-5, float_copy=True):
    """Central differences of the loss by parameter k."""
    value = np.array(params[k], dtype=float) if float_copy else np.array(params[k])
    slope = np.zeros(np.shape(value))
    for at in np.ndindex(np.shape(value)):
        step, sides = h * max(1.0, abs(value[at])), []
        for side in (step, -step):
            moved = value.copy()
            moved[at] += side
            sides.append(loss([*params[:k], moved, *params[k + 1 :]]))
        slope[at] = (sides[0] - sides[1]) / (2 * step)
    return slope


def is_right(claim, true):
    """Exact shape, norm-wise error."""
    claim = np.asarray(claim, dtype=float)
    if claim.shape != true.shape:
        return False
    return np.linalg.norm(claim - true) <= 1e-5 * np.linalg.norm(true) + 1e-8


def right_central(loss, params, claims):
    """Central differences, entry by entry."""
    return [
        k
        for k, claim in enumerate(claims)
        if not is_right(claim, measured(loss, params, k))
    ]


def right_fourth_order(loss, params, claims):
    """Two central differences, extrapolated; a tuple of positions."""
    wrong = []
    for k, claim in enumerate(claims):
        fine, coarse = measured(loss, params, k, 5e-4), measured(loss, params, k, 1e-3)
        if not is_right(claim, (4 * fine - coarse) / 3):
            wrong.append(k)
    return tuple(wrong)


def right_flat(loss, params, claims):
    """All parameters in one long vector; a list of places in it."""
    sizes = [np.size(p) for p in params]
    ends = np.cumsum(sizes)
    flat = np.concatenate([np.ravel(p).astype(float) for p in params])

    def at(vector):
        pieces = np.split(vector, ends[:-1])
        return loss(
            [v.reshape(np.shape(p)) for v, p in zip(pieces, params, strict=True)]
        )

    slopes = np.zeros(len(flat))
    for j in range(len(flat)):
        nudge = np.zeros(len(flat))
        nudge[j] = 1e-5 * max(1.0, abs(flat[j]))
        slopes[j] = (at(flat + nudge) - at(flat - nudge)) / (2 * nudge[j])
    true = [
        v.reshape(np.shape(p))
        for v, p in zip(np.split(slopes, ends[:-1]), params, strict=True)
    ]
    return [k for k in range(len(params)) if not is_right(claims[k], true[k])]


def judge(loss, params, claims, right):
    """The positions that a rule refuses."""
    pairs = [
        (np.asarray(claims[k], float), measured(loss, params, k))
        for k in range(len(params))
    ]
    return [k for k, pair in enumerate(pairs) if not right(*pair)]


def wrong_right_ones(loss, params, claims):
    """The right ones are returned."""
    wrong = right_central(loss, params, claims)
    return [k for k in range(len(params)) if k not in wrong]


def wrong_from_one(loss, params, claims):
    """Counted from 1."""
    return [k + 1 for k in right_central(loss, params, claims)]


def wrong_truth_value(loss, params, claims):
    """True if all are right."""
    return not right_central(loss, params, claims)


def wrong_first_alone(loss, params, claims):
    """Stops at the first wrong one."""
    return right_central(loss, params, claims)[:1]


def wrong_all_or_none(loss, params, claims):
    """All are refused if one is wrong."""
    return list(range(len(params))) if right_central(loss, params, claims) else []


def wrong_accepts_all(loss, params, claims):
    """Looks whether the loss falls along the claims."""
    lower = loss(
        [p - 1e-4 * np.asarray(c) for p, c in zip(params, claims, strict=True)]
    )
    return [] if lower < loss(params) else list(range(len(params)))


def wrong_broadcasts(loss, params, claims):
    """np.allclose, which broadcasts."""
    return judge(
        loss, params, claims, lambda c, t: np.allclose(c, t, rtol=1e-5, atol=1e-8)
    )


def wrong_no_shape(loss, params, claims):
    """The norm of the difference without a look at the shape."""

    def right(c, t):
        try:
            return np.linalg.norm(c - t) <= 1e-5 * np.linalg.norm(t) + 1e-8
        except ValueError:
            return False

    return judge(loss, params, claims, right)


def wrong_raveled(loss, params, claims):
    """Flattened before the comparison."""

    def right(c, t):
        if c.size != t.size:
            return False
        return is_right(c.ravel(), t.ravel())

    return judge(loss, params, claims, right)


def wrong_nan_passes(loss, params, claims):
    """Refused if the error is larger: NaN never is."""

    def right(c, t):
        if c.shape != t.shape:
            return False
        return not np.linalg.norm(c - t) > 1e-5 * np.linalg.norm(t) + 1e-8

    return judge(loss, params, claims, right)


def wrong_absolute(loss, params, claims):
    """An absolute tolerance of 1e-2."""
    return judge(
        loss,
        params,
        claims,
        lambda c, t: c.shape == t.shape and np.max(np.abs(c - t)) < 1e-2,
    )


def wrong_absolute_small(loss, params, claims):
    """An absolute tolerance of 1e-5."""
    return judge(
        loss,
        params,
        claims,
        lambda c, t: c.shape == t.shape and np.max(np.abs(c - t)) < 1e-5,
    )


def wrong_relative_only(loss, params, claims):
    """No absolute part: 0 against round-off."""
    return judge(
        loss,
        params,
        claims,
        lambda c, t: (
            c.shape == t.shape and np.linalg.norm(c - t) / np.linalg.norm(t) < 1e-5
        ),
    )


def wrong_elementwise(loss, params, claims):
    """The relative error of each entry."""

    def right(c, t):
        if c.shape != t.shape:
            return False
        return bool(np.all(np.abs(c - t) <= 1e-5 * np.abs(t) + 1e-30))

    return judge(loss, params, claims, right)


def wrong_one_entry(loss, params, claims):
    """Compares the first entry alone."""

    def right(c, t):
        return c.shape == t.shape and is_right(c.ravel()[:1], t.ravel()[:1])

    return judge(loss, params, claims, right)


def wrong_sums(loss, params, claims):
    """Compares the sums of the entries."""

    def right(c, t):
        return c.shape == t.shape and is_right(c.sum(), np.asarray(t.sum()))

    return judge(loss, params, claims, right)


def wrong_norms(loss, params, claims):
    """Compares the norms."""

    def right(c, t):
        lengths = np.asarray(np.linalg.norm(c)), np.asarray(np.linalg.norm(t))
        return c.shape == t.shape and is_right(*lengths)

    return judge(loss, params, claims, right)


def wrong_directions(loss, params, claims):
    """Compares the directions: a factor goes unnoticed."""

    def right(c, t):
        if c.shape != t.shape:
            return False
        lengths = np.linalg.norm(c) * np.linalg.norm(t)
        return lengths == 0 or np.sum(c * t) > (1 - 1e-10) * lengths

    return judge(loss, params, claims, right)


def wrong_loose(loss, params, claims):
    """A tolerance of one per cent."""
    return judge(
        loss,
        params,
        claims,
        lambda c, t: (
            c.shape == t.shape
            and np.linalg.norm(c - t) <= 1e-2 * np.linalg.norm(t) + 1e-8
        ),
    )


def wrong_against_all(loss, params, claims):
    """The error against the norm of all gradients together."""
    true = [measured(loss, params, k) for k in range(len(params))]
    whole = np.sqrt(sum(np.sum(t**2) for t in true))
    return [
        k
        for k, t in enumerate(true)
        if np.shape(claims[k]) != t.shape
        or not np.linalg.norm(claims[k] - t) <= 1e-5 * whole + 1e-8
    ]


def wrong_forward_differences(loss, params, claims):
    """One-sided differences with a step of 1e-4."""

    def slopes(k):
        value = np.array(params[k], dtype=float)
        result = np.zeros(value.shape)
        for at in np.ndindex(value.shape):
            moved = value.copy()
            moved[at] += 1e-4
            side = loss([*params[:k], moved, *params[k + 1 :]])
            result[at] = (side - loss(params)) / 1e-4
        return result

    return [k for k in range(len(params)) if not is_right(claims[k], slopes(k))]


def wrong_tiny_step(loss, params, claims):
    """A step of 1e-12: noise."""
    return [
        k
        for k in range(len(params))
        if not is_right(claims[k], measured(loss, params, k, 1e-12))
    ]


def wrong_whole_numbers(loss, params, claims):
    """Whole numbers are moved as they are."""

    def slopes(k):
        value = np.array(params[k])
        result = np.zeros(value.shape)
        for at in np.ndindex(value.shape):
            sides = []
            for step in (1e-5, -1e-5):
                moved = value.copy()
                moved[at] = moved[at] + step
                sides.append(loss([*params[:k], moved, *params[k + 1 :]]))
            result[at] = (sides[0] - sides[1]) / 2e-5
        return result

    return [k for k in range(len(params)) if not is_right(claims[k], slopes(k))]


def wrong_in_place(loss, params, claims):
    """Moves the caller's arrays and leaves them a little off."""
    slopes = []
    for p in params:
        slope = np.zeros(np.shape(p))
        for at in np.ndindex(np.shape(p)):
            p[at] += 1e-5
            above = loss(params)
            p[at] -= 3e-5
            slope[at] = (above - loss(params)) / 3e-5
        slopes.append(slope)
    return [k for k in range(len(params)) if not is_right(claims[k], slopes[k])]
