"""Answers to `tape_gradients`: back along a tape of numbers."""

import math


def _slopes(tape, k):
    op, parents, y = tape[k]
    if op == "add":
        return [1.0, 1.0]
    if op == "exp":
        return [y]
    if op in ("input", "constant"):
        return []
    a, b = (tape[p][2] for p in parents)
    return [b, a] if op == "mul" else [b * a ** (b - 1), y * math.log(a)]


def _mask(tape, u):
    return [0.0 if op == "constant" else u[k] for k, (op, _, _) in enumerate(tape)]


def right_backwards(tape):
    """Backwards, adding."""
    u = [0.0] * (len(tape) - 1) + [1.0]
    for k in range(len(tape) - 1, -1, -1):
        for p, slope in zip(tape[k][1], _slopes(tape, k), strict=True):
            u[p] += u[k] * slope
    return _mask(tape, u)


def right_gathered(tape):
    """Each line collects from the lines that use it."""
    n = len(tape)
    u = [0.0] * n
    u[-1] = 1.0
    for j in reversed(range(n - 1)):
        u[j] = sum(
            u[k] * slope
            for k in range(j + 1, n)
            for p, slope in zip(tape[k][1], _slopes(tape, k), strict=True)
            if p == j
        )
    return _mask(tape, u)


def right_forwards(tape):
    """Forwards, one pass of tangents for each line."""
    found = []
    for j in range(len(tape)):
        v = []
        for k in range(len(tape)):
            arrows = zip(tape[k][1], _slopes(tape, k), strict=True)
            v.append(float(k == j) + sum(v[p] * slope for p, slope in arrows))
        found.append(v[-1])
    return _mask(tape, found)


def right_dictionary(tape):
    """Cotangents in a dictionary, taken out when their turn comes."""
    waiting, done = {len(tape) - 1: 1.0}, [0.0] * len(tape)
    while waiting:
        k = max(waiting)
        done[k] = waiting.pop(k)
        for p, slope in zip(tape[k][1], _slopes(tape, k), strict=True):
            waiting[p] = waiting.get(p, 0.0) + done[k] * slope
    return _mask(tape, done)


def _back(tape, slopes=_slopes, order=None, add=True, local=False):
    u = [0.0] * len(tape)
    u[-1] = 1.0
    for k in order or reversed(range(len(tape))):
        for p, slope in zip(tape[k][1], slopes(tape, k), strict=False):
            share = slope if local else slope * u[k]
            u[p] = u[p] + share if add else share
    return u


def wrong_overwrites(tape):
    """= for +=."""
    return _mask(tape, _back(tape, add=False))


def wrong_forward_order(tape):
    """From the first line to the last."""
    return _mask(tape, _back(tape, order=range(len(tape))))


def wrong_no_seed(tape):
    """Begins with zeros everywhere."""
    return [0.0] * len(tape)


def wrong_own_factor(tape):
    """Each factor gets itself."""

    def slopes(tape, k):
        found = _slopes(tape, k)
        return found[::-1] if tape[k][0] == "mul" else found

    return _mask(tape, _back(tape, slopes))


def wrong_once(tape):
    """Parents as a set: a product with itself counts once."""
    u = [0.0] * len(tape)
    u[-1] = 1.0
    for k in reversed(range(len(tape))):
        arrows = dict(zip(tape[k][1], _slopes(tape, k), strict=True))
        for p, slope in arrows.items():
            u[p] += slope * u[k]
    return _mask(tape, u)


def wrong_exp_of_input(tape):
    """The input of exp in place of its output."""

    def slopes(tape, k):
        op, parents, _ = tape[k]
        return [tape[parents[0]][2]] if op == "exp" else _slopes(tape, k)

    return _mask(tape, _back(tape, slopes))


def wrong_power_swapped(tape):
    """Base and exponent with each other's slope."""

    def slopes(tape, k):
        found = _slopes(tape, k)
        return found[::-1] if tape[k][0] == "pow" else found

    return _mask(tape, _back(tape, slopes))


def wrong_power_not_lowered(tape):
    """b aᵇ."""

    def slopes(tape, k):
        op, parents, y = tape[k]
        found = _slopes(tape, k)
        return [tape[parents[1]][2] * y, found[1]] if op == "pow" else found

    return _mask(tape, _back(tape, slopes))


def wrong_no_log(tape):
    """aᵇ by the exponent, without the logarithm."""

    def slopes(tape, k):
        found = _slopes(tape, k)
        return [found[0], tape[k][2]] if tape[k][0] == "pow" else found

    return _mask(tape, _back(tape, slopes))


def wrong_exponent_still(tape):
    """The exponent taken for a constant."""

    def slopes(tape, k):
        found = _slopes(tape, k)
        return [found[0], 0.0] if tape[k][0] == "pow" else found

    return _mask(tape, _back(tape, slopes))


def wrong_local(tape):
    """Local slopes, not multiplied by the cotangent."""
    return _mask(tape, _back(tape, local=True))


def wrong_constants(tape):
    """Constants get their numbers too."""
    return _back(tape)


def wrong_inputs_only(tape):
    """The numbers of the inputs alone."""
    u = _mask(tape, _back(tape))
    return [u[k] for k, (op, _, _) in enumerate(tape) if op == "input"]


def wrong_recursive_paths(tape):
    """Walks every path; a constant is treated as any other line."""
    u = [0.0] * len(tape)

    def walk(k, rate):
        u[k] += rate
        for p, slope in zip(tape[k][1], _slopes(tape, k), strict=True):
            walk(p, rate * slope)

    if len(tape) > 30:
        raise RecursionError("too many paths")
    walk(len(tape) - 1, 1.0)
    return u


def wrong_no_return(tape):
    """Forgets to return."""
    _back(tape)
