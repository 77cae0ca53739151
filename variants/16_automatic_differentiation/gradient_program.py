"""Answers to `gradient_program`: the way back, written as instructions."""


def right_append(program, by):
    """Backwards, with a place for each cotangent."""
    return _program(program, by)


def _program(program, by, slip=""):
    new, at = list(program), {}

    def put(*instruction):
        new.append(instruction)
        return len(new) - 1

    at[len(program) - 1] = put("constant", 1.0)
    order = range(len(program))
    for k in order if slip == "order" else reversed(order):
        op, *p = program[k]
        if k not in at or op in ("input", "constant"):
            continue
        u = at[k]
        if slip == "local":
            u = put("constant", 1.0)
        if op == "add":
            shares = [u, u]
        elif op == "mul":
            one, other = p if slip == "own" else p[::-1]
            shares = [put("mul", u, one), put("mul", u, other)]
        elif op == "exp":
            shares = [put("mul", u, p[0] if slip == "exp" else k)]
        elif op == "sin":
            shares = [put("mul", u, k if slip == "sin" else put("cos", p[0]))]
        else:
            sine = put("sin", p[0])
            if slip != "cos":
                sine = put("mul", sine, put("constant", -1.0))
            shares = [put("mul", u, sine)]
        for i, share in zip(p, shares, strict=True):
            at[i] = put("add", at[i], share) if i in at and slip != "=" else share
    if by not in at:
        put("constant", 0.0)
    elif slip != "last":
        put("add", at[by], put("constant", 0.0))
    return new


def right_gathered(program, by):
    """Each cotangent is collected from the uses of its line."""
    new, uses = list(program), {}
    for k, (op, *p) in enumerate(program):
        if op not in ("input", "constant"):
            for n, i in enumerate(p):
                uses.setdefault(i, []).append((k, n))
    at = {}

    def put(*instruction):
        new.append(instruction)
        return len(new) - 1

    for i in reversed(range(len(program))):
        total = put("constant", 1.0 if i == len(program) - 1 else 0.0)
        for k, n in uses.get(i, ()):
            op, *p = program[k]
            if op == "add":
                slope = put("constant", 1.0)
            elif op == "mul":
                slope = p[1 - n]
            elif op == "exp":
                slope = k
            elif op == "sin":
                slope = put("cos", i)
            else:
                slope = put("mul", put("constant", -1), put("sin", i))
            total = put("add", total, put("mul", slope, at[k]))
        at[i] = total
        if i == by:
            return new


def right_tangents(program, by):
    """Forwards: a tangent for each instruction."""
    new, at = [tuple(i) for i in program], []

    def put(*instruction):
        new.append(instruction)
        return len(new) - 1

    for k, (op, *p) in enumerate(program):
        if op in ("input", "constant"):
            v = put("constant", float(k == by))
        elif op == "add":
            v = put("add", at[p[0]], at[p[1]])
        elif op == "mul":
            one, other = put("mul", at[p[0]], p[1]), put("mul", p[0], at[p[1]])
            v = put("add", one, other)
        elif op == "exp":
            v = put("mul", k, at[p[0]])
        elif op == "sin":
            v = put("mul", put("cos", p[0]), at[p[0]])
        else:
            down = put("mul", put("sin", p[0]), put("constant", -1.0))
            v = put("mul", down, at[p[0]])
        at.append(v)
    return new


def wrong_overwrites(program, by):
    """A fork overwrites."""
    return _program(program, by, "=")


def wrong_own_factor(program, by):
    """Each factor gets itself."""
    return _program(program, by, "own")


def wrong_exp(program, by):
    """exp with its input for a slope."""
    return _program(program, by, "exp")


def wrong_sine(program, by):
    """sin with its value for a slope."""
    return _program(program, by, "sin")


def wrong_cosine(program, by):
    """The minus of cos' lost."""
    return _program(program, by, "cos")


def wrong_local(program, by):
    """The cotangent is not multiplied in."""
    return _program(program, by, "local")


def wrong_order(program, by):
    """From the first instruction to the last."""
    return _program(program, by, "order")


def wrong_last(program, by):
    """The derivative does not stand last."""
    return _program(program, by, "last")


def wrong_new_only(program, by):
    """The new instructions alone."""
    return _program(program, by)[len(program) :]


def wrong_number(program, by):
    """A number as it stands at x = 1."""
    return [*program, ("constant", 1.0)]


def wrong_other_input(program, by):
    """Always by the first input."""
    return _program(program, 0)


def wrong_in_place(program, by):
    """Appends to the program that it was given."""
    program.extend(_program(program, by)[len(program) :])
    return program


def wrong_power_instruction(program, by):
    """Uses an instruction that does not exist."""
    return [
        ("neg", i[1]) if i == ("constant", -1.0) else i for i in _program(program, by)
    ] + [("neg", len(program) - 1)]


def wrong_forward_reference(program, by):
    """Uses an instruction that stands further down."""
    new = _program(program, by)
    return [*new, ("add", len(new) + 1, len(new) - 1), ("constant", 0.0)]


def wrong_unused_raises(program, by):
    """Fails where the input is not used."""
    if not any(by in i[1:] for i in program if i[0] not in ("input", "constant")):
        raise KeyError(by)
    return _program(program, by)


def wrong_numpy(program, by):
    """Functions in place of instructions."""
    return lambda x: x


def wrong_no_return(program, by):
    """Forgets to return."""
    _program(program, by)
