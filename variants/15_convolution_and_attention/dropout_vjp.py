"""Answers to `dropout_vjp`: the mask of the forward pass, and its factor."""

import numpy as np


def draw(x, rate, seed):
    """The mask of the forward pass."""
    return np.random.default_rng(seed).random(np.shape(x)) >= rate


def refuse(rate):
    """The check of the rate."""
    if rate < 0 or rate >= 1:
        raise ValueError(f"rate must be in 0 <= rate < 1, got {rate}")


def right_mask(x, u, rate, rng_seed, training):
    """The mask times u, divided."""
    refuse(rate)
    return u * draw(x, rate, rng_seed) / (1 - rate) if training else u.copy()


def right_slope(x, u, rate, rng_seed, training):
    """The slope of each entry first."""
    refuse(rate)
    slope = np.ones(x.shape)
    if training:
        slope = np.where(draw(x, rate, rng_seed), 1 / (1 - rate), 0.0)
    return slope * u


def right_dropped(x, u, rate, rng_seed, training):
    """The dropped entries set to 0 in a copy."""
    refuse(rate)
    g = np.array(u, dtype=float)
    if training:
        g /= 1 - rate
        g[~draw(x, rate, rng_seed)] = 0
    return g


def wrong_no_mask(x, u, rate, rng_seed, training):
    """Without the mask."""
    refuse(rate)
    return u / (1 - rate) if training else u.copy()


def wrong_no_factor(x, u, rate, rng_seed, training):
    """Without the factor."""
    refuse(rate)
    return u * draw(x, rate, rng_seed) if training else u.copy()


def wrong_factor_twice(x, u, rate, rng_seed, training):
    """The factor twice."""
    refuse(rate)
    return u * draw(x, rate, rng_seed) / (1 - rate) ** 2 if training else u.copy()


def wrong_by_rate(x, u, rate, rng_seed, training):
    """Divided by the rate."""
    refuse(rate)
    return u * draw(x, rate, rng_seed) / (rate or 1.0) if training else u.copy()


def wrong_multiplied(x, u, rate, rng_seed, training):
    """Multiplied by 1 - rate."""
    refuse(rate)
    return u * draw(x, rate, rng_seed) * (1 - rate) if training else u.copy()


def wrong_turned(x, u, rate, rng_seed, training):
    """The mask turned round."""
    refuse(rate)
    return u * ~draw(x, rate, rng_seed) / (1 - rate) if training else u.copy()


def wrong_output(x, u, rate, rng_seed, training):
    """The output."""
    refuse(rate)
    return x * draw(x, rate, rng_seed) / (1 - rate) if training else x.copy()


def wrong_times_input(x, u, rate, rng_seed, training):
    """The input as a factor."""
    refuse(rate)
    return x * u * draw(x, rate, rng_seed) / (1 - rate) if training else u.copy()


def wrong_slope_alone(x, u, rate, rng_seed, training):
    """The slope without u."""
    refuse(rate)
    return draw(x, rate, rng_seed) / (1 - rate) if training else np.ones(x.shape)


def wrong_passed_on(x, u, rate, rng_seed, training):
    """u as it is."""
    refuse(rate)
    return u.copy()


def wrong_new_draw(x, u, rate, rng_seed, training):
    """The second draw of the generator."""
    refuse(rate)
    rng = np.random.default_rng(rng_seed)
    rng.random(x.shape)
    kept = rng.random(x.shape) >= rate
    return u * kept / (1 - rate) if training else u.copy()


def wrong_seed(x, u, rate, rng_seed, training):
    """Another seed."""
    refuse(rate)
    return u * draw(x, rate, 0) / (1 - rate) if training else u.copy()


def wrong_normal(x, u, rate, rng_seed, training):
    """Normal numbers."""
    refuse(rate)
    kept = np.random.default_rng(rng_seed).normal(size=x.shape) >= rate
    return u * kept / (1 - rate) if training else u.copy()


def wrong_kept_rate(x, u, rate, rng_seed, training):
    """Kept with the probability rate."""
    refuse(rate)
    return u * draw(x, 1 - rate, rng_seed) / (1 - rate) if training else u.copy()


def wrong_share_kept(x, u, rate, rng_seed, training):
    """Divided by the share that was kept."""
    refuse(rate)
    kept = draw(x, rate, rng_seed)
    return u * kept / kept.mean() if training else u.copy()


def wrong_like_relu(x, u, rate, rng_seed, training):
    """Where the output is positive."""
    refuse(rate)
    kept = draw(x, rate, rng_seed) & (x > 0)
    return u * kept / (1 - rate) if training else u.copy()


def wrong_always(x, u, rate, rng_seed, training):
    """The mask in use, too."""
    refuse(rate)
    return u * draw(x, rate, rng_seed) / (1 - rate)


def wrong_factor_in_use(x, u, rate, rng_seed, training):
    """The factor in use, too."""
    refuse(rate)
    return u * (draw(x, rate, rng_seed) if training else 1) / (1 - rate)


def wrong_old_dropout(x, u, rate, rng_seed, training):
    """1 - rate in use."""
    refuse(rate)
    if not training:
        return u * (1 - rate)
    return u * draw(x, rate, rng_seed) / (1 - rate)


def wrong_zero_in_use(x, u, rate, rng_seed, training):
    """0 in use."""
    refuse(rate)
    return u * draw(x, rate, rng_seed) / (1 - rate) * training


def wrong_accepts(x, u, rate, rng_seed, training):
    """Any rate accepted."""
    return u * draw(x, rate, rng_seed) / (1 - rate) if training else u.copy()


def wrong_refuses_zero(x, u, rate, rng_seed, training):
    """A rate of 0 refused."""
    if not 0 < rate < 1:
        raise ValueError("rate must be between 0 and 1")
    return right_mask(x, u, rate, rng_seed, training)


def wrong_in_place(x, u, rate, rng_seed, training):
    """Writes into the caller's gradient."""
    refuse(rate)
    if training:
        u[...] = u * draw(x, rate, rng_seed)
        return u / (1 - rate)
    return u


def wrong_without_return(x, u, rate, rng_seed, training):
    """Computes and forgets to return."""
    right_mask(x, u, rate, rng_seed, training)
