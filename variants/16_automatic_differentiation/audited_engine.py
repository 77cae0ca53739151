"""Answers to `audited_engine`: the way back over a tape of arrays, and its faults."""

import numpy as np


def _down(g, shape):
    g = g.sum(axis=tuple(range(g.ndim - len(shape))))
    once = tuple(k for k, n in enumerate(shape) if n == 1 and g.shape[k] != 1)
    return g.sum(axis=once, keepdims=True)


def _front(g, shape):
    return g.sum(axis=tuple(range(g.ndim - len(shape))))


def _shares(op, g, y, x, detail, slip):
    if op == "add":
        return [g, g]
    if op == "mul":
        return [g * x[0], g * x[1]] if slip == "mul" else [g * x[1], g * x[0]]
    if op == "div":
        sign = 1 if slip == "div" else -1
        return [g / x[1], sign * g * x[0] / x[1] ** 2]
    if op == "exp":
        return [g * (x[0] if slip == "exp" else y)]
    if op == "pow":
        return [g * detail * x[0] ** (detail - (slip != "pow"))]
    if op == "matmul":
        second = g @ x[0].T if slip == "matmul" else x[0].T @ g
        return [g @ (x[1] if slip == "matmul a" else x[1].T), second]
    if op == "sum":
        if detail is not None and slip != "sum":
            g = np.expand_dims(g, detail)
        return [np.broadcast_to(g, x[0].shape)]
    if op == "transpose":
        return [g.transpose(detail if slip == "transpose" else np.argsort(detail))]
    share = np.zeros(x[0].shape)
    if slip == "rows":
        share[detail] += g
    else:
        np.add.at(share, detail, g)
    return [share]


def _engine(tape, u, slip=""):
    found = [np.zeros(value.shape) for _, _, value, _ in tape]
    found[-1] = np.ones(u.shape) if slip == "seed" else found[-1] + u
    order = range(len(tape))
    for k in order if slip == "order" else reversed(order):
        op, parents, y, detail = tape[k]
        if op == "input":
            continue
        x = [tape[p][2] for p in parents]
        shares = _shares(op, found[k], y, x, detail, slip)
        for p, share in zip(parents, shares, strict=True):
            shape = tape[p][2].shape
            if slip == "front":
                share = _front(share, shape)
            elif slip != "broadcast":
                share = _down(share, shape)
            found[p] = share if slip == "=" else found[p] + share
    return found


def right_mended(tape, u):
    """The engine with all faults mended."""
    return _engine(tape, u)


def right_gathered(tape, u):
    """Each line collects from the lines that use it, from the end to the front."""
    found = [None] * len(tape)
    for j in reversed(range(len(tape))):
        shape = tape[j][2].shape
        total = np.zeros(shape) + (u if j == len(tape) - 1 else 0.0)
        for k in range(j + 1, len(tape)):
            op, parents, y, detail = tape[k]
            if j in parents:
                x = [tape[p][2] for p in parents]
                shares = _shares(op, found[k], y, x, detail, "")
                for p, share in zip(parents, shares, strict=True):
                    if p == j:
                        total = total + _down(share, shape)
        found[j] = total
    return found


def right_einsum_and_loops(tape, u):
    """Matrix products by einsum, rows by a loop, sums over axes one by one."""
    found = [np.zeros(value.shape) for _, _, value, _ in tape]
    found[-1] = found[-1] + np.asarray(u)

    def give(p, share):
        shape = found[p].shape
        while share.ndim > len(shape):
            share = share.sum(axis=0)
        for k, n in enumerate(shape):
            if share.shape[k] != n:
                share = share.sum(axis=k, keepdims=True)
        found[p] = found[p] + share

    for k in range(len(tape) - 1, -1, -1):
        op, parents, y, detail = tape[k]
        g, values = found[k], [tape[p][2] for p in parents]
        if op == "matmul":
            give(parents[0], np.einsum("ij,kj->ik", g, values[1]))
            give(parents[1], np.einsum("ki,kj->ij", values[0], g))
        elif op == "rows":
            share = np.zeros(values[0].shape)
            for row, place in zip(g, detail, strict=True):
                share[place] += row
            give(parents[0], share)
        elif op != "input":
            shares = _shares(op, g, y, values, detail, "")
            for p, share in zip(parents, shares, strict=True):
                give(p, np.array(share))
    return found


def wrong_seed(tape, u):
    """Begins with ones."""
    return _engine(tape, np.asarray(u), "seed")


def wrong_order(tape, u):
    """From the first line to the last."""
    return _engine(tape, u, "order")


def wrong_overwrites(tape, u):
    """= for +=."""
    return _engine(tape, u, "=")


def wrong_unused(tape, u):
    """None for lines without use."""
    found = _engine(tape, u)
    used = {p for _, parents, _, _ in tape for p in parents} | {len(tape) - 1}
    return [g if k in used else None for k, g in enumerate(found)]


def wrong_product(tape, u):
    """Each factor gets itself."""
    return _engine(tape, u, "mul")


def wrong_quotient(tape, u):
    """The minus of the quotient rule lost."""
    return _engine(tape, u, "div")


def wrong_exp(tape, u):
    """The input of exp for its output."""
    return _engine(tape, u, "exp")


def wrong_power(tape, u):
    """The exponent not lowered."""
    return _engine(tape, u, "pow")


def wrong_matmul(tape, u):
    """g Aᵀ for Aᵀ g."""
    return _engine(tape, u, "matmul")


def wrong_matmul_first(tape, u):
    """g B for g Bᵀ."""
    return _engine(tape, u, "matmul a")


def wrong_sum(tape, u):
    """The summed axis not put back."""
    return _engine(tape, u, "sum")


def wrong_transpose(tape, u):
    """The permutation again in place of its inverse."""
    return _engine(tape, u, "transpose")


def wrong_rows(tape, u):
    """share[detail] += g, which forgets a row that comes twice."""
    return _engine(tape, u, "rows")


def wrong_broadcast(tape, u):
    """What was broadcast is not summed."""
    return _engine(tape, u, "broadcast")


def wrong_broadcast_front(tape, u):
    """Axes in front are summed, those of length 1 are not."""
    return _engine(tape, u, "front")


def wrong_inputs_only(tape, u):
    """The inputs alone."""
    found = _engine(tape, u)
    return [g for g, (op, *_) in zip(found, tape, strict=True) if op == "input"]


def wrong_as_given(tape, u):
    """The engine of the text."""
    cotangents = [None] * len(tape)
    cotangents[-1] = np.ones(tape[-1][2].shape)
    for k in range(len(tape)):
        op, parents, y, detail = tape[k]
        if cotangents[k] is None or op == "input":
            continue
        x = [tape[p][2] for p in parents]
        for p, share in zip(
            parents, _shares(op, cotangents[k], y, x, detail, "pow"), strict=True
        ):
            cotangents[p] = share
    return cotangents


def wrong_no_return(tape, u):
    """Forgets to return."""
    _engine(tape, u)
