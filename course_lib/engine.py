"""Reverse-mode automatic differentiation of NumPy code, small enough to be read.

A :class:`Variable` holds an array and remembers how it was made: from which variables,
its parents, and for each of them a VJP, a function that turns the cotangent of the
result into what that parent gets of it. ``RULES`` has one line for each of NumPy's
functions that the engine knows; all else is bookkeeping.

The VJPs are written with variables themselves. So a gradient is a computation like any
other, is recorded too, and can be differentiated again.

The idea is Linnainmaa's (1970) and Speelpenning's (1980). The form owes most to HIPS
autograd by Maclaurin, Duvenaud and Adams (2015) and to micrograd by Karpathy (2020).
To read the engine, begin with ``RULES``, then :meth:`Variable.backward` and
:func:`pull_back`. What JAX calls transformations, such as ``grad``, stands in
``transforms.py``.
"""

from contextlib import contextmanager

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from course_lib.calling import as_float

__all__ = ["Variable", "relu", "tape"]

# For each function its VJPs, one for each input: what of the cotangent u of the output
# y goes to inputs a and b. Where an input was broadcast, the sum comes later.
RULES = {
    np.add: (lambda u, y, a, b: u, lambda u, y, a, b: u),
    np.subtract: (lambda u, y, a, b: u, lambda u, y, a, b: -u),
    np.multiply: (lambda u, y, a, b: u * b, lambda u, y, a, b: u * a),
    np.divide: (lambda u, y, a, b: u / b, lambda u, y, a, b: -u * y / b),
    np.power: (
        lambda u, y, a, b: u * b * a ** _one_less(b),
        lambda u, y, a, b: u * y * np.log(a),
    ),
    np.matmul: (lambda u, y, a, b: u @ _mT(b), lambda u, y, a, b: _mT(a) @ u),
    np.negative: (lambda u, y, a: -u,),
    np.exp: (lambda u, y, a: u * y,),
    np.log: (lambda u, y, a: u / a,),
    np.sqrt: (lambda u, y, a: u / (2 * y),),
    np.tanh: (lambda u, y, a: u * (1 - y * y),),
    np.sin: (lambda u, y, a: u * np.cos(a),),
    np.cos: (lambda u, y, a: -u * np.sin(a),),
}
# These return plain arrays.
LOGIC = {np.equal, np.not_equal, np.less, np.less_equal, np.greater, np.greater_equal}

_recording = True


class Variable(NDArrayOperatorsMixin):
    """An array that remembers how it was computed.

    NumPy's operators and the functions in ``RULES`` take variables, and so do
    indexing, :meth:`sum`, :meth:`reshape` and :meth:`transpose`. All else is refused by
    name.

    Parameters
    ----------
    value : array_like
        Real numbers, of any shape; they are copied.

    Attributes
    ----------
    value : ndarray
        The numbers, float64. They cannot be written into, since the way back needs
        them; another array may be put in their place, as in a step of descent.
    grad : ndarray or None
        Where :meth:`backward` adds cotangents; None at the beginning.
    operation : str
        What made it: "input", "constant", or a name such as "multiply".
    parents : tuple of Variable
        What it was made from; constants are left out.

    Raises
    ------
    TypeError
        If `value` is complex or no number; for a function without a rule, and for
        changes in place.

    Notes
    -----
    Chapter 16, "Automatic differentiation".

    Examples
    --------
    >>> x = Variable([1.0, 2.0])
    >>> y = (x * np.exp(x)).sum()
    >>> y.backward()
    >>> print(y.operation, x.grad.round(4))
    sum [ 5.4366 22.1672]
    """

    def __init__(self, value):
        self._set(as_float(value, "value"), "input", ())

    def _set(self, value, operation, links):
        self.value, self.operation, self.links = value, operation, links
        self.grad = None

    @property
    def parents(self):
        return tuple(parent for parent, _ in self.links)

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, array):
        self._value = np.asarray(array, dtype=np.float64).view()
        self._value.flags.writeable = False

    shape = property(lambda self: self.value.shape)
    ndim = property(lambda self: self.value.ndim)
    size = property(lambda self: self.value.size)
    T = property(lambda self: self.transpose())

    def __len__(self):
        return len(self.value)

    def __repr__(self):
        return f"<{self.operation}, shape {self.shape}>"

    def __array_ufunc__(self, ufunc, method, *inputs, **options):
        inputs = [variable(a) for a in inputs]
        if "out" in options:
            raise TypeError("a variable is not changed in place: write x = x + 1")
        if ufunc in LOGIC and method == "__call__":
            return ufunc(*(a.value for a in inputs))
        if ufunc not in RULES or method != "__call__" or options:
            name = ufunc.__name__ + (f".{method}" if method != "__call__" else "")
            known = ", ".join(rule.__name__ for rule in RULES)
            raise TypeError(f"the engine has no rule for numpy.{name}; it has {known}")
        if ufunc is np.matmul and min(a.ndim for a in inputs) == 1:
            return _with_vectors(*inputs)
        y = ufunc(*(a.value for a in inputs))
        pulls = [lambda u, y, pull=pull: pull(u, y, *inputs) for pull in RULES[ufunc]]
        return record(ufunc.__name__, y, *zip(inputs, pulls, strict=True))

    def __getitem__(self, key):
        y = self.value[key]
        return record("index", y, (self, lambda u, y: _put(u, key, self.shape)))

    def sum(self, axis=None, out=None, keepdims=False):
        """Sum over one axis, several, or all.

        Parameters
        ----------
        axis : int or tuple of int, optional
            Default all.
        out : None
            For ``np.sum``, which hands it on.
        keepdims : bool
            Whether the axes stay, with length 1.

        Returns
        -------
        Variable
            As `numpy.sum` shapes it.

        Examples
        --------
        >>> print(np.sum(Variable([[1.0, 2.0], [3.0, 4.0]]), axis=0).value)
        [4. 6.]
        """
        kept = self.value.sum(axis, keepdims=True)
        y = kept if keepdims else self.value.sum(axis)
        pull = lambda u, y: _broadcast(u.reshape(kept.shape), self.shape)  # noqa: E731
        return record("sum", y, (self, pull))

    def reshape(self, *shape):
        """The same entries in row order, in another shape.

        Parameters
        ----------
        shape : int or tuple of int
            As for `numpy.ndarray.reshape`.

        Returns
        -------
        Variable
            In that shape.

        Examples
        --------
        >>> print(Variable(np.ones((2, 3))).reshape(-1).shape)
        (6,)
        """
        y = self.value.reshape(*shape)
        return record("reshape", y, (self, lambda u, y: u.reshape(self.shape)))

    def transpose(self, axes=None):
        """The axes in another order.

        Parameters
        ----------
        axes : tuple of int, optional
            Which axis comes first, second, ...; default the reverse order.

        Returns
        -------
        Variable
            With its axes in that order.

        Examples
        --------
        >>> print(Variable(np.ones((2, 3, 4))).transpose((2, 0, 1)).shape)
        (4, 2, 3)
        """
        back = None if axes is None else tuple(np.argsort(axes))
        y = self.value.transpose(axes)
        return record("transpose", y, (self, lambda u, y: u.transpose(back)))

    def backward(self, upstream=None):
        """Add to the ``grad`` of every input what this variable has to hand on.

        Parameters
        ----------
        upstream : array_like, optional
            The cotangent of this variable, in its shape. It may be left out for a
            single number: then it is 1.

        Returns
        -------
        None
            Inputs are variables that nothing recorded has made. Their ``grad`` is
            *added* to: see :meth:`zero_grad`.

        Raises
        ------
        ValueError
            If `upstream` has another shape, or is missing where there are more
            numbers than one.

        Examples
        --------
        >>> W, x = Variable([[1.0, 2.0], [3.0, 4.0]]), np.array([1.0, -1.0])
        >>> (W @ x).backward([1.0, 10.0])
        >>> print(W.grad.tolist())
        [[1.0, -1.0], [10.0, -10.0]]
        """
        with _paused():
            for node, u in pull_back(self, upstream):
                if node.operation == "input":
                    node.grad = u.value + (0 if node.grad is None else node.grad)

    def zero_grad(self):
        """Forget what earlier calls of :meth:`backward` have added.

        Returns
        -------
        None
            ``grad`` is None again. Call it before each step of descent, or gradients
            of all steps so far add up.

        Examples
        --------
        >>> x = Variable(3.0)
        >>> for _ in range(2):
        ...     (x * x).backward()
        >>> print(x.grad)
        12.0
        >>> x.zero_grad()
        >>> (x * x).backward()
        >>> print(x.grad)
        6.0
        """
        self.grad = None


def relu(x):
    """The larger of x and 0, with the slope 0 at 0.

    Parameters
    ----------
    x : Variable or array_like
        Of any shape.

    Returns
    -------
    Variable or ndarray
        As `x`.

    Notes
    -----
    Chapter 11, "Elementwise functions, softmax, cross-entropy", has the slopes of
    activations; that at 0 is a choice.

    Examples
    --------
    >>> print(relu(Variable([-1.0, 0.0, 2.0])).value)
    [0. 0. 2.]
    """
    if not isinstance(x, Variable):
        return np.maximum(x, 0.0)
    return record("relu", np.maximum(x.value, 0.0), (x, lambda u, y: u * (y.value > 0)))


def tape(output):
    """All variables that one was computed from, in an order in which that can be done.

    Parameters
    ----------
    output : Variable
        The last one.

    Returns
    -------
    list of Variable
        Each once, and after its parents; `output` stands last.

    Notes
    -----
    Chapter 16, "Automatic differentiation". The search goes depth first, with a list of
    its own in place of recursion, so that the length of a computation has no limit.

    Examples
    --------
    >>> x = Variable(2.0)
    >>> print([node.operation for node in tape(np.sin(x) * x)])
    ['input', 'sin', 'multiply']
    """
    order, seen, waiting = [], set(), [(output, False)]
    while waiting:
        node, parents_done = waiting.pop()
        if parents_done:
            order.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            waiting.append((node, True))
            waiting.extend((parent, False) for parent in reversed(node.parents))
    return order


def pull_back(output, upstream):
    """Every variable behind `output` with its cotangent, the output first."""
    cotangents = {id(output): _seed(output, upstream)}
    for node in reversed(tape(output)):
        u = cotangents.pop(id(node))  # complete: all that it was used for is done
        yield node, u
        for parent, pull in node.links:
            share = _sum_to(pull(u, node), parent.shape)
            if id(parent) in cotangents:
                share = cotangents[id(parent)] + share  # a fork: the ways add up
            cotangents[id(parent)] = share


def _seed(output, upstream):
    """The cotangent to begin with."""
    if upstream is None and output.size != 1:
        raise ValueError(
            f"the output has shape {output.shape}: say which cotangent comes from "
            "upstream, in that shape; it may be left out for a single number"
        )
    u = variable(np.ones(output.shape) if upstream is None else upstream)
    if u.shape != output.shape:
        raise ValueError(
            f"upstream has shape {u.shape}, the output has shape {output.shape}"
        )
    return u


def record(operation, value, *links):
    """A variable made from others: pairs of a parent and its VJP."""
    links = tuple((parent, pull) for parent, pull in links if depends(parent))
    made = Variable.__new__(Variable)
    if not (links and _recording):
        operation, links = "constant", ()
    made._set(value, operation, links)
    return made


def depends(node):
    return node.operation != "constant"


def variable(a):
    """As it is, or as a constant."""
    return a if isinstance(a, Variable) else record("constant", as_float(a, "operand"))


@contextmanager
def _paused():
    """Nothing is recorded: the first derivative is enough."""
    global _recording
    before, _recording = _recording, False
    try:
        yield
    finally:
        _recording = before


def _sum_to(u, shape):
    """Undo a broadcast: sum over the axes that it has stretched or put in front."""
    if u.shape == shape:
        return u
    front = u.ndim - len(shape)
    stretched = [k + front for k, n in enumerate(shape) if n != u.shape[k + front]]
    return u.sum((*range(front), *stretched)).reshape(shape)


def _broadcast(a, shape):
    y = np.broadcast_to(a.value, shape)
    return record("broadcast", y, (a, lambda u, y: u))  # summed by _sum_to


def _put(a, key, shape):
    """Zeros, with `a` added at the places of an index; a place may come twice."""
    y = np.zeros(shape)
    np.add.at(y, key, a.value)
    return record("put", y, (a, lambda u, y: u[key]))


def _mT(a):
    """The last two axes exchanged."""
    return a.transpose((*range(a.ndim - 2), a.ndim - 1, a.ndim - 2))


def _with_vectors(a, b):
    """A product with a vector: as a matrix with one row or one column, then dropped."""
    row = a if a.ndim > 1 else a.reshape(1, -1)
    column = b if b.ndim > 1 else b.reshape(-1, 1)
    y = row @ column
    rows, columns = y.shape[-2:]
    shape = y.shape[:-2] + (rows,) * (a.ndim > 1) + (columns,) * (b.ndim > 1)
    return y.reshape(shape)


def _one_less(b):
    """b - 1; a constant 0 stays 0, so that the slope 0 · a^0 is 0 for a = 0 too."""
    return b - 1 if depends(b) else variable(b.value - (b.value != 0))
