"""Answers to `recurrence_gradient`: a sum over all uses of W."""

import numpy as np


def _states(W, xs, a):
    states = [np.zeros(len(a))]
    for x in xs:
        states.append(np.tanh(W @ states[-1] + x))
    return states


def _parts(W, xs, a, back=None, slope=lambda h, z: 1 - h**2):
    """What each use brings, the last one first."""
    states, parts, u = _states(W, xs, a), [], a
    for k in range(len(xs), 0, -1):
        z = W @ states[k - 1] + xs[k - 1]
        d = slope(states[k], z) * u
        parts.append(np.outer(d, states[k - 1]))
        u = (W.T if back is None else back) @ d
    return parts


def right_backwards(W, xs, a):
    """Through time backwards, with a sum of outer products."""
    return sum(_parts(W, xs, a))


def right_forwards(W, xs, a):
    """The Jacobian of the state by W carried forward, a table of order three."""
    m = len(a)
    h, J = np.zeros(m), np.zeros((m, m, m))
    for x in xs:
        direct = np.einsum("ip,q->ipq", np.eye(m), h)
        h, J = np.tanh(W @ h + x), direct + np.einsum("ij,jpq->ipq", W, J)
        J = (1 - h**2)[:, None, None] * J
    return np.einsum("i,ipq->pq", a, J)


def right_entry_by_entry(W, xs, a):
    """One tangent pass for each entry of W."""
    G = np.zeros(W.shape)
    for place in np.ndindex(*W.shape):
        V = np.zeros(W.shape)
        V[place] = 1.0
        h, v = np.zeros(len(a)), np.zeros(len(a))
        for x in xs:
            z, v = W @ h + x, V @ h + W @ v
            h = np.tanh(z)
            v = (1 - h**2) * v
        G[place] = a @ v
    return G


def right_recursive(W, xs, a):
    """The last step, and the same problem for all before it."""
    if len(xs) == 0:
        return np.zeros(W.shape)
    states = _states(W, xs, a)
    d = (1 - states[-1] ** 2) * a
    return np.outer(d, states[-2]) + right_recursive(W, xs[:-1], W.T @ d)


def wrong_last_use(W, xs, a):
    """Only the last use of W."""
    return _parts(W, xs, a)[0]


def wrong_overwritten(W, xs, a):
    """= for +=: only the first use is left, and it brings nothing."""
    return _parts(W, xs, a)[-1]


def wrong_stops_early(W, xs, a):
    """= for +=, and the loop ends before the first step."""
    parts = _parts(W, xs, a)
    return parts[-2] if len(parts) > 1 else parts[-1]


def wrong_mean(W, xs, a):
    """The mean over the uses."""
    return sum(_parts(W, xs, a)) / len(xs)


def wrong_w_back(W, xs, a):
    """W in place of its transpose on the way back."""
    return sum(_parts(W, xs, a, back=W))


def wrong_no_w(W, xs, a):
    """No W on the way back."""
    return sum(_parts(W, xs, a, back=np.eye(len(a))))


def wrong_outer_turned(W, xs, a):
    """The outer product turned round."""
    return sum(_parts(W, xs, a)).T


def wrong_no_slopes(W, xs, a):
    """No slopes of tanh."""
    return sum(_parts(W, xs, a, slope=lambda h, z: np.ones(len(h))))


def wrong_slope_at_h(W, xs, a):
    """The slope at h, not inside the tanh."""
    return sum(_parts(W, xs, a, slope=lambda h, z: 1 - np.tanh(h) ** 2))


def wrong_z_squared(W, xs, a):
    """1 - z²."""
    return sum(_parts(W, xs, a, slope=lambda h, z: 1 - z**2))


def wrong_plus(W, xs, a):
    """1 + h²."""
    return sum(_parts(W, xs, a, slope=lambda h, z: 1 + h**2))


def wrong_logistic(W, xs, a):
    """h (1 - h), the rule of the logistic function."""
    return sum(_parts(W, xs, a, slope=lambda h, z: h * (1 - h)))


def wrong_ones(W, xs, a):
    """Sends ones back in place of a."""
    return sum(_parts(W, xs, np.ones(len(a))))


def wrong_state_after(W, xs, a):
    """The state after the step in the outer product, where the one before belongs."""
    states, total, u = _states(W, xs, a), np.zeros(W.shape), a
    for k in range(len(xs), 0, -1):
        d = (1 - states[k] ** 2) * u
        total += np.outer(d, states[k])
        u = W.T @ d
    return total


def wrong_x_in_the_product(W, xs, a):
    """The input in the outer product, where the state belongs."""
    states, total, u = _states(W, xs, a), np.zeros(W.shape), a
    for k in range(len(xs), 0, -1):
        d = (1 - states[k] ** 2) * u
        total += np.outer(d, xs[k - 1])
        u = W.T @ d
    return total


def wrong_by_state(W, xs, a):
    """The gradient by the first state, not by W."""
    u = a
    for h in _states(W, xs, a)[:0:-1]:
        u = W.T @ ((1 - h**2) * u)
    return u


def wrong_in_place(W, xs, a):
    """Scales the caller's a on the way back."""
    states, total = _states(W, xs, a), np.zeros(W.shape)
    for k in range(len(xs), 0, -1):
        a *= 1 - states[k] ** 2
        total += np.outer(a, states[k - 1])
        a[:] = W.T @ a
    return total


def wrong_no_return(W, xs, a):
    """Forgets to return."""
    right_backwards(W, xs, a)
