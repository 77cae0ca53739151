"""Functions that make functions: VJP, gradient, JVP and HVP by the engine.

Each takes a function written with NumPy's operators, runs it once on a
:class:`~course_lib.engine.Variable` and pulls cotangents back. All results are
variables, and recorded, so that these functions nest: ``grad(grad(f))``.
"""

import numpy as np

from course_lib.engine import Variable, pull_back, record, variable

__all__ = ["grad", "hvp", "jvp", "vjp"]


def vjp(f, x):
    """The value of f, and a function that pulls cotangents back through it.

    Parameters
    ----------
    f : callable
        Takes a variable and returns one.
    x : array_like or Variable
        The point.

    Returns
    -------
    y : Variable
        f(x).
    pull : callable
        ``pull(u)`` with a cotangent in the shape of ``y`` is the VJP, a variable in the
        shape of `x`. It can be called again, and differentiated.

    Notes
    -----
    Chapter 16, "Automatic differentiation"; chapter 9 has the VJP itself.

    Examples
    --------
    >>> y, pull = vjp(lambda x: x * x, [1.0, 2.0, 3.0])
    >>> print(y.value, pull([1.0, 1.0, 10.0]).value)
    [1. 4. 9.] [ 2.  4. 60.]
    """
    x = variable(x)
    # A variable of its own: f may hold x as well, and that is another matter.
    inside = record("copy", x.value, (x, lambda u, y: u))
    if not inside.links:
        inside = Variable(x.value)
    y = variable(f(inside))

    def pull(u):
        for node, cotangent in pull_back(y, u):
            if node is inside:
                return cotangent
        return variable(np.zeros(x.shape))  # f does not depend on x

    return y, pull


def grad(f):
    """The gradient of a function with one output, as a function.

    Parameters
    ----------
    f : callable
        Takes a variable and returns one that holds a single number.

    Returns
    -------
    callable
        Takes the point, an array or a variable, and returns the gradient there, a
        variable in the same shape.

    Raises
    ------
    ValueError
        When it is called, if f returns more numbers than one (use :func:`vjp`).

    Notes
    -----
    Chapter 16, "Automatic differentiation". ``grad(grad(f))`` is the second
    derivative of a function of one number.

    Examples
    --------
    >>> print(grad(grad(lambda x: x**3))(2.0).value)
    12.0
    """

    def gradient(x):
        _, pull = vjp(f, x)
        return pull(None)

    return gradient


def jvp(f, x, v):
    """The JVP, by pulling back twice.

    Parameters
    ----------
    f : callable
        Takes a variable and returns one.
    x : array_like or Variable
        The point.
    v : array_like or Variable
        The tangent, in the shape of `x`.

    Returns
    -------
    Variable
        J v, in the shape of ``f(x)``.

    Raises
    ------
    ValueError
        If `v` has not the shape of `x`.

    Notes
    -----
    Chapter 16, "Automatic differentiation". The VJP is linear in the cotangent u, with
    the matrix Jᵀ. Pulling v back through *that* map multiplies by its transpose, J.

    Examples
    --------
    >>> print(jvp(lambda x: x * x, [1.0, 2.0, 3.0], [1.0, 0.0, 1.0]).value)
    [2. 0. 6.]
    """
    y, pull = vjp(f, x)
    _, push = vjp(pull, np.zeros(y.shape))
    return push(v)


def hvp(f, x, v):
    """The Hessian-vector product H v, without the Hessian.

    Parameters
    ----------
    f : callable
        Takes a variable and returns one that holds a single number.
    x : array_like or Variable
        The point.
    v : array_like or Variable
        The tangent, in the shape of `x`.

    Returns
    -------
    Variable
        In the shape of `x`.

    Raises
    ------
    ValueError
        If `v` has not the shape of `x`, or f returns more numbers than one.

    Notes
    -----
    Chapter 16, "Automatic differentiation". The Hessian is the Jacobian of the
    gradient, and symmetric: a VJP of the gradient is H v.

    Examples
    --------
    >>> print(hvp(lambda x: x[0] ** 2 * x[1], [1.0, 2.0], [1.0, 0.0]).value)
    [4. 2.]
    """
    _, pull = vjp(grad(f), x)
    return pull(v)
