"""Answers to `chain_jacobian`: each Jacobian at the input of its own box."""

import numpy as np


def _points(functions, x):
    """The inputs of all boxes, and the last output."""
    points = [x]
    for f in functions:
        points.append(f(points[-1]))
    return points


def _product(factors):
    """Later factors to the left."""
    total = factors[0]
    for factor in factors[1:]:
        total = factor @ total
    return total


def _here(functions, jacobians, x):
    return [J(p) for J, p in zip(jacobians, _points(functions, x), strict=False)]


def right_walk(functions, jacobians, x):
    """Value and Jacobian carried along together."""
    point, J = x, np.eye(len(x))
    for f, f_jacobian in zip(functions, jacobians, strict=True):
        J = f_jacobian(point) @ J
        point = f(point)
    return J


def right_backwards(functions, jacobians, x):
    """All points first, then the product from the output."""
    factors = _here(functions, jacobians, x)
    total = factors[-1]
    for factor in factors[-2::-1]:
        total = total @ factor
    return total


def right_columns(functions, jacobians, x):
    """Column by column: a tangent pushed through all boxes."""
    columns = []
    for v in np.eye(len(x)):
        point = x
        for f, f_jacobian in zip(functions, jacobians, strict=True):
            v = f_jacobian(point) @ v
            point = f(point)
        columns.append(v)
    return np.stack(columns, axis=1)


def right_rows(functions, jacobians, x):
    """Row by row: a cotangent pulled back through all boxes."""
    factors = _here(functions, jacobians, x)
    rows = []
    for u in np.eye(len(factors[-1])):
        for factor in reversed(factors):
            u = factor.T @ u
        rows.append(u)
    return np.array(rows)


def right_recursive(functions, jacobians, x):
    """The first box, and the rest at its output."""
    first = jacobians[0](x)
    if len(functions) == 1:
        return first
    return right_recursive(functions[1:], jacobians[1:], functions[0](x)) @ first


def wrong_all_at_x(functions, jacobians, x):
    """Every Jacobian at x."""
    return _product([J(x) for J in jacobians])


def wrong_at_output(functions, jacobians, x):
    """Each Jacobian at the output of its box: value first, Jacobian second."""
    points = _points(functions, x)[1:]
    return _product([J(p) for J, p in zip(jacobians, points, strict=True)])


def wrong_at_last_output(functions, jacobians, x):
    """Every Jacobian at the last output."""
    end = _points(functions, x)[-1]
    return _product([J(end) for J in jacobians])


def wrong_lagging(functions, jacobians, x):
    """From the second box on, the point of the box before."""
    points = _points(functions, x)
    late = [J(p) for J, p in zip(jacobians[1:], points, strict=False)]
    return _product([jacobians[0](x), *late])


def wrong_order(functions, jacobians, x):
    """The factors in the order of the list, the first box leftmost."""
    return _product(_here(functions, jacobians, x)[::-1])


def wrong_sum(functions, jacobians, x):
    """The Jacobians added."""
    return sum(_here(functions, jacobians, x))


def wrong_entrywise(functions, jacobians, x):
    """The Jacobians multiplied entry by entry."""
    total = np.ones(())
    for J in _here(functions, jacobians, x):
        total = total * J
    return total


def wrong_reversed_chain(functions, jacobians, x):
    """Takes the last function first."""
    return _product(_here(functions[::-1], jacobians[::-1], x))


def wrong_transposed_factors(functions, jacobians, x):
    """Each factor transposed, the order kept."""
    return _product([J.T for J in _here(functions, jacobians, x)])


def wrong_transposed(functions, jacobians, x):
    """The transpose of the whole."""
    return _product(_here(functions, jacobians, x)).T


def wrong_last_only(functions, jacobians, x):
    """The Jacobian of the last box."""
    return _here(functions, jacobians, x)[-1]


def wrong_first_only(functions, jacobians, x):
    """The Jacobian of the first box."""
    return jacobians[0](x)


def wrong_without_first(functions, jacobians, x):
    """The loop begins at the second box."""
    factors = _here(functions, jacobians, x)
    return _product(factors[1:]) if len(factors) > 1 else np.eye(len(x))


def wrong_without_last(functions, jacobians, x):
    """The loop ends one box early."""
    factors = _here(functions, jacobians, x)
    return _product(factors[:-1]) if len(factors) > 1 else np.eye(len(x))


def wrong_two_boxes(functions, jacobians, x):
    """Written for two boxes: the others are ignored."""
    return _product(_here(functions, jacobians, x)[:2])


def wrong_value(functions, jacobians, x):
    """The value of the chain."""
    return _points(functions, x)[-1]


def wrong_squeezed(functions, jacobians, x):
    """Axes of length 1 squeezed away."""
    return np.squeeze(_product(_here(functions, jacobians, x)))


def wrong_function_in_place_of_jacobian(functions, jacobians, x):
    """Multiplies the functions, not their values."""
    return jacobians[-1] @ jacobians[0]


def wrong_no_return(functions, jacobians, x):
    """Forgets to return."""
    _product(_here(functions, jacobians, x))
