"""Answers to `checkpointed_vjp`: keep beginnings, compute the rest again."""

import numpy as np


def right_stretches(steps, pulls, x, u, every):
    """A list of beginnings; stretches from the last to the first."""
    L, kept, z = len(steps), [], x
    for i in range(L):
        if i % every == 0:
            kept.append(z)
        z = steps[i](z)
    for start in range((L - 1) // every * every, -1, -every):
        states = [kept[start // every]]
        for i in range(start, min(start + every, L) - 1):
            states.append(steps[i](states[-1]))
        for i in range(start + len(states) - 1, start - 1, -1):
            u = pulls[i](states[i - start], u)
    return u


def right_dictionary(steps, pulls, x, u, every):
    """A dictionary of states; what is missing is computed from the one before."""
    L, known = len(steps), {0: x}
    z = x
    for i in range(L - 1):
        z = steps[i](z)
        if (i + 1) % every == 0:
            known[i + 1] = z
    for i in reversed(range(L)):
        start = i // every * every
        if i not in known:
            for j in range(start, i):
                known[j + 1] = steps[j](known[j])
        u = pulls[i](known.pop(i), u)
    return u


def right_recursive(steps, pulls, x, u, every):
    """The first stretch, with the rest of the chain inside."""
    head, rest = steps[:every], steps[every:]
    if rest:
        z = x
        for step in head:
            z = step(z)
        u = right_recursive(rest, pulls[every:], z, u, every)
    states = [x]
    for step in head[:-1]:
        states.append(step(states[-1]))
    for pull, z in zip(reversed(pulls[:every]), reversed(states), strict=True):
        u = pull(z, u)
    return u


def _states(steps, x):
    found = [x]
    for step in steps[:-1]:
        found.append(step(found[-1]))
    return found


def _back(pulls, at, u):
    for i in reversed(range(len(pulls))):
        u = pulls[i](at[i], u)
    return u


def wrong_keeps_all(steps, pulls, x, u, every):
    """Keeps every state."""
    return _back(pulls, _states(steps, x), u)


def wrong_from_x(steps, pulls, x, u, every):
    """Keeps nothing, computes each state from x."""
    for i in reversed(range(len(steps))):
        z = x
        for j in range(i):
            z = steps[j](z)
        u = pulls[i](z, u)
    return u


def wrong_each_from_beginning(steps, pulls, x, u, every):
    """Each state again from the beginning of its stretch."""
    at = _states(steps, x)
    for i in reversed(range(len(steps))):
        start = i // every * every
        z = at[start]
        for j in range(start, i):
            z = steps[j](z)
        u = pulls[i](z, u)
    return u


def wrong_after(steps, pulls, x, u, every):
    """Each pull at the state after its step."""
    at = [*_states(steps, x)]
    at.append(steps[-1](at[-1]))
    return _back(pulls, at[1:], u)


def wrong_at_x(steps, pulls, x, u, every):
    """All pulls at x."""
    return _back(pulls, [x] * len(steps), u)


def wrong_at_beginning(steps, pulls, x, u, every):
    """All pulls at the beginning of their stretch."""
    at = _states(steps, x)
    return _back(pulls, [at[i // every * every] for i in range(len(at))], u)


def wrong_forward_order(steps, pulls, x, u, every):
    """Pulls from the first to the last."""
    for pull, z in zip(pulls, _states(steps, x), strict=True):
        u = pull(z, u)
    return u


def wrong_stretches_forward(steps, pulls, x, u, every):
    """The stretches from the first to the last."""
    at, L = _states(steps, x), len(steps)
    for start in range(0, L, every):
        for i in reversed(range(start, min(start + every, L))):
            u = pulls[i](at[i], u)
    return u


def wrong_last_stretch(steps, pulls, x, u, every):
    """Goes back through the last stretch alone."""
    at, L = _states(steps, x), len(steps)
    for i in range(L - 1, (L - 1) // every * every - 1, -1):
        u = pulls[i](at[i], u)
    return u


def wrong_rest_forgotten(steps, pulls, x, u, every):
    """Only whole stretches; a shorter one at the end is left out."""
    whole = len(steps) // every * every
    if not whole:
        return u
    return right_stretches(steps[:whole], pulls[:whole], x, u, every)


def wrong_rest_fails(steps, pulls, x, u, every):
    """Takes every stretch for a full one."""
    L, kept, z = len(steps), [], x
    for i in range(L):
        if i % every == 0:
            kept.append(z)
        z = steps[i](z)
    for start in range((L - 1) // every * every, -1, -every):
        states = [kept[start // every]]
        for i in range(start, start + every - 1):
            states.append(steps[i](states[-1]))
        for i in range(start + every - 1, start - 1, -1):
            u = pulls[i](states[i - start], u)
    return u


def wrong_ones(steps, pulls, x, u, every):
    """The cotangent begins as ones."""
    return right_stretches(steps, pulls, x, np.ones(np.shape(u)), every)


def wrong_state(steps, pulls, x, u, every):
    """The state after the last step."""
    return steps[-1](_states(steps, x)[-1])


def wrong_no_return(steps, pulls, x, u, every):
    """Forgets to return."""
    right_stretches(steps, pulls, x, u, every)
