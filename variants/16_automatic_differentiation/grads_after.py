"""Answers to `grads_after`: each call with cotangents of its own."""


def _once(tape, u, add=True):
    u[-1] = 1.0
    for k in reversed(range(len(tape))):
        op, parents, _ = tape[k]
        if parents:
            i, j = parents
            slopes = (1.0, 1.0) if op == "add" else (tape[j][2], tape[i][2])
            for p, slope in zip(parents, slopes, strict=True):
                u[p] = u[p] + slope * u[k] if add else slope * u[k]
    return u


def _zeros(tape):
    return [0.0] * len(tape)


def right_fresh(tape, calls):
    """Fresh cotangents in each call, added up for inputs."""
    grads = _zeros(tape)
    for _ in range(calls):
        u = _once(tape, _zeros(tape))
        for k, (op, *_) in enumerate(tape):
            grads[k] = u[k] + (grads[k] if op == "input" else 0.0)
    return grads


def right_multiple(tape, calls):
    """One call; the inputs times the number of calls."""
    if calls == 0:
        return [0.0 for _ in tape]
    u = _once(tape, _zeros(tape))
    return [
        calls * g if op == "input" else g for g, (op, *_) in zip(u, tape, strict=True)
    ]


def right_cleared(tape, calls):
    """The published loop, with inner lines cleared before each call."""
    grads = _zeros(tape)
    for _ in range(calls):
        grads = [
            g if op == "input" else 0.0 for g, (op, *_) in zip(grads, tape, strict=True)
        ]
        if len(tape) == 1:
            grads[0] += 1.0
        else:
            _once(tape, grads)
    return grads


def wrong_reported(tape, calls):
    """The reported bug: inner lines begin with what is left."""
    grads = _zeros(tape)
    for _ in range(calls):
        _once(tape, grads)
    return grads


def wrong_all_cleared(tape, calls):
    """Everything cleared before each call."""
    grads = _zeros(tape)
    for _ in range(calls):
        grads = _once(tape, _zeros(tape))
    return grads


def wrong_all_add(tape, calls):
    """Inner lines add up as well."""
    return [calls * g for g in _once(tape, _zeros(tape))]


def wrong_overwrites(tape, calls):
    """= at forks."""
    u = _once(tape, _zeros(tape), add=False)
    return [
        (calls if op == "input" else min(calls, 1)) * g
        for g, (op, *_) in zip(u, tape, strict=True)
    ]


def wrong_inputs_only(tape, calls):
    """The inputs alone."""
    u = right_fresh(tape, calls)
    return [g for g, (op, *_) in zip(u, tape, strict=True) if op == "input"]


def wrong_last_adds(tape, calls):
    """The output adds up."""
    return [*right_fresh(tape, calls)[:-1], float(calls)]


def wrong_zero_calls(tape, calls):
    """At least one call."""
    return right_fresh(tape, max(calls, 1))


def wrong_once(tape, calls):
    """Ignores the number of calls."""
    return _once(tape, _zeros(tape)) if calls else _zeros(tape)


def wrong_forward(tape, calls):
    """From the first line to the last."""
    u = _zeros(tape)
    u[-1] = 1.0
    for op, parents, _ in tape:
        if parents:
            i, j = parents
            u[i] += 1.0 if op == "add" else tape[j][2]
            u[j] += 1.0 if op == "add" else tape[i][2]
    return [
        calls * g if op == "input" else g for g, (op, *_) in zip(u, tape, strict=True)
    ]


def wrong_no_return(tape, calls):
    """Forgets to return."""
    right_fresh(tape, calls)
