"""Values that cross between student and tester, as plain trees for msgpack.

None, bool, float, str, bytes and small int cross as they are. All else is a list that
begins with a letter: ``["t", ...]`` is a tuple, ``["a", ...]`` an array. No class is
ever named that the receiver does not know by itself, nothing is ever called by name.

Mutable values (arrays, lists, dicts, sets, instances of the notebook's own helper
classes) have the same number in the tables of both processes while a call lasts. So
a value that comes back is the same object again, an array that is a view of an argument
is one on both sides, and what a function changes in place is sent along.
"""

import builtins
import functools
import keyword
import math
import re
from fractions import Fraction

import msgpack
import numpy as np

from course_tools.grading.inside.wire import Violation

DEPTH = 40
ELEMENTS = 16_000_000  # entries of an array; an empty axis counts as one
NODES = 300_000  # values in one message
DIGITS = 50_000  # hexadecimal digits of an int
TEXT = 300
DTYPES = re.compile(r"[<>|=]?(b1|[iu][1248]|f(2|4|8|16)|c(8|16|32)|[SU]\d{1,6}|[mM]8)")
_AS_IT_IS = {bool, float, str, bytes}
TYPES = {
    f"builtins.{name}": kind
    for name, kind in vars(builtins).items()
    if isinstance(kind, type)
    and (issubclass(kind, Exception) or name in {"bool", "int", "float", "complex"})
}
TYPES |= {f"numpy.{k.__name__}": k for k in np.sctypeDict.values()}
TYPES["numpy.ndarray"] = np.ndarray
TYPE_NAMES = {kind: name for name, kind in TYPES.items()}


class Opaque:
    """Stands for a value that does not cross; says what it was.

    Its class is a subclass with the name of the class that the value had.
    """

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


class Values:
    """Turns values into trees and back, for one of the two processes.

    Parameters
    ----------
    namespace : dict
        Where helper classes are looked up: what locked cells of the notebook define.
    proxy : callable
        ``proxy(number, name)`` makes a function that calls the other process.
    """

    def __init__(self, namespace, proxy):
        self.namespace, self.proxy = namespace, proxy
        self.reset()

    def reset(self):
        """Forget all functions and objects."""
        self.functions, self._numbers = [], {}
        self.objects, self._states, self._known = [], [], {}
        self._nodes = 0

    # Sending

    def outgoing(self, value):
        """``[changes, tree]``: what was changed in place since, and a value."""
        return [self._changes(), self.encode(value)]

    def encode(self, value, depth=0):
        """The tree of a value."""
        kind = type(value)
        if value is None or kind in _AS_IT_IS:
            return value
        if kind is int:
            small = -(2**63) <= value < 2**63
            return value if small else ["i", format(value, "x")]
        if depth > DEPTH:
            return _opaque(value)
        if kind is tuple:
            return ["t", *(self.encode(v, depth + 1) for v in value)]
        if kind is np.ndarray:
            return self._encode_array(value)
        if kind is list or kind is dict:
            return self._encode_container(value, depth)
        return self._encode_other(value, kind, depth)

    def _encode_other(self, value, kind, depth):
        """The tree of a value of a rarer kind; of a subclass that of its base."""
        if isinstance(value, np.generic):
            return self._encode_scalar(value)
        if isinstance(value, int):
            return self.encode(int(value))
        if isinstance(value, float):
            return float(value)
        if isinstance(value, complex):
            return ["c", value.real, value.imag]
        if isinstance(value, str | bytes):
            return str(value) if isinstance(value, str) else bytes(value)
        if isinstance(value, tuple):
            return ["t", *(self.encode(v, depth + 1) for v in value)]
        if isinstance(value, frozenset):
            return ["z", *(self.encode(v, depth + 1) for v in value)]
        if kind is range:
            return ["r", value.start, value.stop, value.step]
        if kind is Fraction:
            return ["q", self.encode(value.numerator), self.encode(value.denominator)]
        if isinstance(value, np.dtype) and _crosses(value.str):
            return ["D", value.str]
        if isinstance(value, type) and value in TYPE_NAMES:
            return ["y", TYPE_NAMES[value]]
        if isinstance(value, np.ufunc) and getattr(np, value.__name__, 0) is value:
            return ["u", value.__name__]
        if isinstance(value, np.ndarray):
            return self._encode_array(value)
        if isinstance(value, list | dict | set) or self._is_helper(value):
            return self._encode_container(value, depth)
        if callable(value):
            return self._encode_function(value)
        return _opaque(value)

    def _encode_scalar(self, value):
        if not _crosses(value.dtype.str):
            return _opaque(value)
        return ["n", value.dtype.str, value.tobytes()]

    def _encode_array(self, array):
        if id(array) in self._known:
            return ["h", self._known[id(array)]]
        if not _crosses(array.dtype.str):
            return _opaque(array)
        if type(array) is not np.ndarray:
            array = np.asarray(array)
        view = self._as_view(array)
        if view:
            return view
        order = "F" if array.flags.f_contiguous and array.ndim > 1 else "C"
        order = "C" if array.flags.c_contiguous else order
        data = array.tobytes(order)
        self._register(array)
        return ["a", array.dtype.str, array.shape, data, order, array.flags.writeable]

    def _as_view(self, array):
        """``["v", ...]`` where an array looks into one that both sides know."""
        if array.base is None or not array.size:
            return None
        for number, owner in enumerate(self.objects):
            if (
                type(owner) is np.ndarray
                and owner.dtype == array.dtype
                and _contiguous(owner)
                and np.may_share_memory(owner, array)
            ):
                start = array.__array_interface__["data"][0]
                offset = start - owner.__array_interface__["data"][0]
                place = offset, array.shape, array.strides
                if _view(owner, *place) is not None:
                    return ["v", number, *place]
        return None

    def _encode_container(self, value, depth):
        if id(value) in self._known:
            return ["h", self._known[id(value)]]
        number = self._register(value, state=False)
        tree = self._content(value, depth)
        simple = len(self.objects) == number + 1  # nothing in it has a number
        state = tree if simple else self._content(value, depth)
        self._states[number] = msgpack.packb(state)
        return tree

    def _content(self, value, depth=0):
        """The tree of a container; what it holds appears by number where known."""
        one = lambda v: self.encode(v, depth + 1)  # noqa: E731
        if isinstance(value, list):
            return ["l", *map(one, value)]
        if isinstance(value, dict):
            return ["d", *([one(k), one(v)] for k, v in value.items())]
        if isinstance(value, set):
            return ["s", *map(one, value)]
        attributes = ([k, one(v)] for k, v in vars(value).items())
        return ["x", type(value).__name__, *attributes]

    def _encode_function(self, function):
        remote = getattr(function, "remote_number", None)
        if type(remote) is int:
            return ["g", remote]  # it came from there
        number = self._numbers.get(id(function))
        if number is None:
            number = self._numbers[id(function)] = len(self.functions)
            self.functions.append(function)
        name = getattr(function, "__name__", type(function).__name__)
        return ["f", number, str(name)[:TEXT]]

    def _is_helper(self, value):
        kind = type(value)
        mine = self.namespace.get(kind.__name__) is kind
        return mine and kind.__module__ == "__main__" and hasattr(value, "__dict__")

    # The table of what both sides know

    def _register(self, value, state=True):
        number = len(self.objects)
        self.objects.append(value)
        self._known[id(value)] = number
        self._states.append(self._state(value) if state else None)
        return number

    def _state(self, value):
        if isinstance(value, np.ndarray):
            return value.tobytes("A")
        return msgpack.packb(self._content(value))

    def forget(self, mark):
        """Drop what was registered after the table had `mark` entries."""
        for value in self.objects[mark:]:
            self._known.pop(id(value), None)
        del self.objects[mark:], self._states[mark:]

    def _changes(self):
        """``[number, new content]`` of each known object that is not as it was."""
        changes = []
        for number in range(len(self.objects)):
            value = self.objects[number]
            if isinstance(value, np.ndarray):
                state = self._state(value)
                if state != self._states[number]:
                    changes.append([number, state])
                    self._states[number] = state
                continue
            known = len(self.objects)
            tree = self._content(value)
            state = msgpack.packb(tree)
            if state != self._states[number]:
                changes.append([number, tree])
                fresh = len(self.objects) > known
                self._states[number] = self._state(value) if fresh else state
        return changes

    # Receiving: nothing of it is believed

    def incoming(self, message):
        """Apply the changes of ``[changes, tree]``, and return the value.

        Raises
        ------
        Violation
            If it is not what `outgoing` makes.
        """
        self._nodes = 0
        try:
            changes, tree = message
            for number, content in changes:
                self._change(_index(number, self.objects), content)
            return self.decode(tree)
        except Violation:
            raise
        except Exception as error:
            raise Violation(f"no plain value: {type(error).__name__}") from None

    def _change(self, number, content):
        value = self.objects[number]
        if isinstance(value, np.ndarray):
            _overwrite(value, content)
        else:
            letter = content[0]
            if letter != _letter(value):
                raise Violation("a change of kind")
            if letter == "l":
                value[:] = [self.decode(v) for v in content[1:]]
            elif letter == "s":
                items = [self.decode(v) for v in content[1:]]
                value.clear()
                value.update(items)
            elif letter == "d":
                items = [(self.decode(k), self.decode(v)) for k, v in content[1:]]
                value.clear()
                value.update(items)
            else:
                _set_attributes(value, self._attributes(content[2:]))
        self._states[number] = self._state(value)

    def decode(self, tree, depth=0):
        """The value of a tree."""
        self._nodes += 1
        if self._nodes > NODES or depth > DEPTH + 1:
            raise Violation("too many values in a message, or too deep ones")
        if type(tree) in (type(None), bool, int, float, str, bytes):
            return tree
        if type(tree) is not list or not tree:
            raise Violation("an unknown value")
        letter, *rest = tree
        if type(letter) is not str or letter not in _DECODERS:
            raise Violation("an unknown value")
        return _DECODERS[letter](self, rest, depth + 1)

    def _all(self, trees, depth):
        return [self.decode(tree, depth) for tree in trees]

    def _decode_array(self, rest, depth):
        dtype, shape, data, order, writeable = rest
        array = _array(dtype, shape, data, order)
        array.flags.writeable = bool(writeable)
        self._register(array)
        return array

    def _decode_view(self, rest, depth):
        number, offset, shape, strides = rest
        owner = self.objects[_index(number, self.objects)]
        if not isinstance(owner, np.ndarray) or not _contiguous(owner):
            raise Violation("a view of nothing")
        shape = _integers(shape)
        _elements(shape)
        view = _view(owner, offset, shape, tuple(strides))
        if view is None:
            raise Violation("a view beyond its array")
        return view

    def _decode_list(self, rest, depth):
        value = []
        number = self._register(value, state=False)
        value += self._all(rest, depth)
        self._keep_state(number, ["l", *rest])
        return value

    def _decode_dict(self, rest, depth):
        value = {}
        number = self._register(value, state=False)
        for key, item in rest:
            value[self.decode(key, depth)] = self.decode(item, depth)
        self._keep_state(number, ["d", *rest])
        return value

    def _keep_state(self, number, tree):
        """The state of what came: its tree, if nothing in it has a number."""
        simple = len(self.objects) == number + 1
        value = self.objects[number]
        self._states[number] = msgpack.packb(tree) if simple else self._state(value)

    def _decode_set(self, rest, depth):
        value = set()
        number = self._register(value, state=False)
        value |= set(self._all(rest, depth))
        self._states[number] = self._state(value)
        return value

    def _decode_helper(self, rest, depth):
        kind = self.namespace.get(rest[0])
        if not isinstance(kind, type) or kind.__module__ != "__main__":
            raise Violation(f"no helper class {rest[0]!r}")
        value = object.__new__(kind)
        number = self._register(value, state=False)
        _set_attributes(value, self._attributes(rest[1:], depth))
        self._states[number] = self._state(value)
        return value

    def _attributes(self, pairs, depth=0):
        return {name: self.decode(tree, depth) for name, tree in pairs}

    def _decode_function(self, rest, depth):
        number, name = rest
        if type(number) is not int or type(name) is not str or number < 0:
            raise Violation("an unknown function")
        return self.proxy(number, name[:TEXT])

    def _decode_own(self, rest, depth):
        return self.functions[_index(rest[0], self.functions)]

    def _decode_ufunc(self, rest, depth):
        function = getattr(np, rest[0])
        if not isinstance(function, np.ufunc):
            raise Violation("an unknown function")
        return function


def _decode_int(values, rest, depth):
    (text,) = rest
    if type(text) is not str or len(text) > DIGITS:
        raise Violation("an integer with too many digits")
    return int(text, 16)


def _decode_scalar(values, rest, depth):
    dtype, data = rest
    return _array(dtype, [], data, "C")[()]


def _decode_complex(values, rest, depth):
    real, imag = rest
    return complex(float(real), float(imag))


def _decode_fraction(values, rest, depth):
    numerator, denominator = values._all(rest, depth)
    if type(numerator) is not int or type(denominator) is not int:
        raise Violation("no fraction of integers")
    return Fraction(numerator, denominator)


def _decode_range(values, rest, depth):
    value = range(*_integers(rest, signed=True))
    if len(value) > ELEMENTS:
        raise Violation("too long a range")
    return value


def _decode_opaque(values, rest, depth):
    kind, text = rest
    if type(kind) is not str or type(text) is not str:
        raise Violation("an unknown value")
    name = kind if kind.isidentifier() and len(kind) < TEXT else "object"
    return type(name, (Opaque,), {})(text[:TEXT])


_DECODERS = {
    "a": Values._decode_array,
    "c": _decode_complex,
    "d": Values._decode_dict,
    "D": lambda values, rest, depth: _dtype(rest[0]),
    "f": Values._decode_function,
    "g": Values._decode_own,
    "h": lambda values, rest, depth: values.objects[_index(rest[0], values.objects)],
    "i": _decode_int,
    "l": Values._decode_list,
    "n": _decode_scalar,
    "o": _decode_opaque,
    "q": _decode_fraction,
    "r": _decode_range,
    "s": Values._decode_set,
    "t": lambda values, rest, depth: tuple(values._all(rest, depth)),
    "u": Values._decode_ufunc,
    "v": Values._decode_view,
    "x": Values._decode_helper,
    "y": lambda values, rest, depth: TYPES[rest[0]],
    "z": lambda values, rest, depth: frozenset(values._all(rest, depth)),
}


def _opaque(value):
    try:
        text = repr(value)[:TEXT]
    except Exception:
        text = "a value that cannot be shown"
    return ["o", type(value).__name__[:TEXT], text]


def _contiguous(array):
    return array.flags.c_contiguous or array.flags.f_contiguous


def _view(owner, offset, shape, strides):
    """The part of an array's memory that these numbers name; None if there is none."""
    if offset < 0:
        return None
    try:
        flat = owner.ravel(order="K")
        return np.ndarray(shape, owner.dtype, flat, offset, strides)
    except (ValueError, TypeError):
        return None


def _index(number, sequence):
    if type(number) is not int or not 0 <= number < len(sequence):
        raise Violation("an unknown number")
    return number


def _integers(values, signed=False):
    if not all(type(v) is int and (signed or v >= 0) for v in values):
        raise Violation("no integers")
    return tuple(values)


@functools.lru_cache(maxsize=200)
def _crosses(text):
    """Whether arrays of this dtype cross."""
    return bool(DTYPES.fullmatch(text))


def _dtype(text):
    if type(text) is not str or not _crosses(text):
        raise Violation("an unknown dtype")
    return np.dtype(text)


def _elements(shape):
    count = 1
    for length in shape:
        count *= max(length, 1)
    if count > ELEMENTS or len(shape) > 32:
        raise Violation("an array with too many entries")


def _array(dtype, shape, data, order):
    shape, dtype = _integers(shape), _dtype(dtype)
    _elements(shape)
    if type(data) is not bytes or order not in ("C", "F"):
        raise Violation("an array without data")
    if dtype.itemsize * math.prod(shape) != len(data):
        raise Violation("an array whose data has another length")
    if not data:
        return np.zeros(shape, dtype)
    if dtype.kind == "b" and max(data) > 1:
        raise Violation("neither True nor False")
    return np.frombuffer(data, dtype).reshape(shape, order=order).copy(order="K")


def _overwrite(array, data):
    if type(data) is not bytes or not array.flags.writeable:
        raise Violation("a change that cannot be")
    order = "F" if array.flags.f_contiguous and not array.flags.c_contiguous else "C"
    array[...] = _array(array.dtype.str, list(array.shape), data, order)


def _letter(value):
    """How the tree of a container begins."""
    letters = {list: "l", dict: "d", set: "s"}
    return next((v for k, v in letters.items() if isinstance(value, k)), "x")


def _set_attributes(value, attributes):
    for name in attributes:
        fine = type(name) is str and name.isidentifier() and not keyword.iskeyword(name)
        if not fine or name.startswith("__"):
            raise Violation("an unknown attribute")
    vars(value).clear()
    vars(value).update(attributes)
