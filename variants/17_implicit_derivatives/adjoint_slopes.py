"""Answers to `adjoint_slopes`: the gradient of an Euler run, backwards."""

import numpy as np


def right_backwards(fx, ft, states, u, h):
    """Share first, then back."""
    v, slope = u, 0
    for x in reversed(states[:-1]):
        slope = slope + h * ft(x).T @ v
        v = v + h * fx(x).T @ v
    return slope


def right_rows(fx, ft, states, u, h):
    """The same with rows: v on the left."""
    row, shares = np.array(u, dtype=float), []
    for k in range(len(states) - 2, -1, -1):
        shares.append(h * (row @ ft(states[k])))
        row = row @ (np.eye(len(row)) + h * fx(states[k]))
    return np.sum(shares, axis=0)


def right_all_adjoints(fx, ft, states, u, h):
    """All adjoints first, then one sum."""
    adjoints = [u]
    for x in states[-2:0:-1]:
        adjoints.append(adjoints[-1] + h * fx(x).T @ adjoints[-1])
    pairs = zip(states[:-1], reversed(adjoints), strict=True)
    return h * sum(ft(x).T @ v for x, v in pairs)


def backwards(states, u, share, pull, n_out, first_pull=False):
    """Go back with given rules."""
    v, slope = u, np.zeros(n_out)
    for x in reversed(states):
        if first_pull:
            v = pull(v, x)
        slope = share(slope, v, x)
        if not first_pull:
            v = pull(v, x)
    return slope


def rules(fx, ft, h):
    """The right rules."""
    return (
        lambda s, v, x: s + h * ft(x).T @ v,
        lambda v, x: v + h * fx(x).T @ v,
    )


def wrong_pulled_first(fx, ft, states, u, h):
    """Back first, then the share."""
    k = ft(states[0]).shape[1]
    return backwards(states[:-1], u, *rules(fx, ft, h), k, first_pull=True)


def wrong_new_state(fx, ft, states, u, h):
    """Jacobians at the new state."""
    return backwards(states[1:], u, *rules(fx, ft, h), ft(states[0]).shape[1])


def wrong_never_pulled(fx, ft, states, u, h):
    """u stays u."""
    share, _ = rules(fx, ft, h)
    k = ft(states[0]).shape[1]
    return backwards(states[:-1], u, share, lambda v, x: v, k)


def wrong_no_transpose(fx, ft, states, u, h):
    """f_x without its transpose."""
    share, _ = rules(fx, ft, h)
    k = ft(states[0]).shape[1]
    return backwards(states[:-1], u, share, lambda v, x: v + h * fx(x) @ v, k)


def wrong_identity_missing(fx, ft, states, u, h):
    """h f_xᵀ v alone."""
    share, _ = rules(fx, ft, h)
    k = ft(states[0]).shape[1]
    return backwards(states[:-1], u, share, lambda v, x: h * fx(x).T @ v, k)


def wrong_no_step_length_back(fx, ft, states, u, h):
    """h is missing in the pull back."""
    share, _ = rules(fx, ft, h)
    k = ft(states[0]).shape[1]
    return backwards(states[:-1], u, share, lambda v, x: v + fx(x).T @ v, k)


def wrong_no_step_length_shares(fx, ft, states, u, h):
    """h is missing in the shares."""
    _, pull = rules(fx, ft, h)
    k = ft(states[0]).shape[1]
    return backwards(states[:-1], u, lambda s, v, x: s + ft(x).T @ v, pull, k)


def wrong_no_step_length(fx, ft, states, u, h):
    """h is missing everywhere."""
    return right_backwards(fx, ft, states, u, 1)


def wrong_subtracted(fx, ft, states, u, h):
    """v - h f_xᵀ v."""
    share, _ = rules(fx, ft, h)
    k = ft(states[0]).shape[1]
    return backwards(states[:-1], u, share, lambda v, x: v - h * fx(x).T @ v, k)


def wrong_overwritten(fx, ft, states, u, h):
    """= for +=: the share of the first step."""
    _, pull = rules(fx, ft, h)
    k = ft(states[0]).shape[1]
    return backwards(states[:-1], u, lambda s, v, x: h * ft(x).T @ v, pull, k)


def wrong_last_share(fx, ft, states, u, h):
    """The share of the last step."""
    return h * ft(states[-2]).T @ u


def wrong_forward_order(fx, ft, states, u, h):
    """From the first state to the last."""
    k = ft(states[0]).shape[1]
    return backwards(states[:-1][::-1], u, *rules(fx, ft, h), k)


def wrong_first_step_missing(fx, ft, states, u, h):
    """The first step is left out."""
    k = ft(states[0]).shape[1]
    return backwards(states[1:-1], u, *rules(fx, ft, h), k)


def wrong_last_step_missing(fx, ft, states, u, h):
    """The last step is left out."""
    k = ft(states[0]).shape[1]
    return backwards(states[:-2], u, *rules(fx, ft, h), k)


def wrong_last_state_used(fx, ft, states, u, h):
    """One step too many."""
    k = ft(states[0]).shape[1]
    return backwards(states, u, *rules(fx, ft, h), k)


def wrong_sign(fx, ft, states, u, h):
    """The sign."""
    return -right_backwards(fx, ft, states, u, h)


def wrong_mean(fx, ft, states, u, h):
    """The mean of the shares."""
    return right_backwards(fx, ft, states, u, h) / (len(states) - 1)


def wrong_by_start(fx, ft, states, u, h):
    """The gradient by the start."""
    v = u
    for x in reversed(states[:-1]):
        v = v + h * fx(x).T @ v
    return v


def wrong_upstream_ones(fx, ft, states, u, h):
    """Ones for u."""
    return right_backwards(fx, ft, states, np.ones(len(u)), h)


def wrong_called_twice(fx, ft, states, u, h):
    """Right numbers; asks for each Jacobian twice."""
    v, slope = u, 0
    for x in reversed(states[:-1]):
        slope = slope + h / 2 * (ft(x).T @ v + ft(x).T @ v)
        v = v + h * fx(x).T @ v
    return slope


def wrong_called_at_the_end(fx, ft, states, u, h):
    """Right numbers; asks for a Jacobian at the last state for its shape."""
    fx(states[-1])
    return right_backwards(fx, ft, states, u, h)
