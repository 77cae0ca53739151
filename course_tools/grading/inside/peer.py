"""Calls of functions in the other process, in both directions and nested.

Three messages: ``["call", id, function, errstate, values]``, ``["return", id, values]``
and ``["raise", id, exception, values]``. Whoever waits for an answer serves the calls
that come meanwhile, so a student's function can call a function that it was given.
"""

import builtins
import math
import threading
import traceback

import numpy as np

from course_tools.grading.inside.plain import Values
from course_tools.grading.inside.wire import Gone, Violation

NESTED = 60
TEXT = 4000
CELL = "<cell "  # how the file names of cells begin
EXCEPTIONS = {
    name: kind
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, Exception)
}
EXCEPTIONS["LinAlgError"] = np.linalg.LinAlgError
# These need more than a text; what is left of them is a base class in the table.
for _name in [k for k in EXCEPTIONS if k.startswith("Unicode") or "Group" in k]:
    del EXCEPTIONS[_name]


class Stopped(BaseException):
    """The other function ended by SystemExit, a time limit, or the like.

    No `except Exception` of a test takes it for an error of the answer.
    """


class TooSlow(BaseException):
    """Raised in a cell by the time limit; no `except Exception` catches it."""


class Peer:
    """One process's end of the calls between student and tester.

    Parameters
    ----------
    channel : Channel
        To the other process.
    namespace : dict
        Holds the helper classes of the notebook.
    """

    def __init__(self, channel, namespace):
        self.channel = channel
        self.values = Values(namespace, self._proxy)
        self.last_error = None  # name of the last exception that came
        self._count = self._depth = 0
        self._thread = threading.get_ident()

    def reset(self):
        """Forget the functions and objects of the last test."""
        self.values.reset()
        self.last_error = None

    def _proxy(self, number, name):
        def function(*args, **kwargs):
            return self.call(number, args, kwargs)

        function.__name__ = function.__qualname__ = name
        function.remote_number = number
        return function

    def call(self, number, args, kwargs):
        """Call function `number` of the other process.

        Raises
        ------
        Exception
            What it raised, as the nearest built-in class; its line in the learner's
            cell is in the attribute ``cell_line``.
        """
        if threading.get_ident() != self._thread:
            raise RuntimeError(
                "functions of the tests can be called in one thread only"
            )
        mark = len(self.values.objects)
        self._count += 1
        here = self._count
        state = list(np.geterr().values())
        values = self.values.outgoing((args, kwargs))
        self.channel.send(["call", here, number, state, values])
        return self._answer(here, mark)

    def _answer(self, here, mark):
        while True:
            message = self.channel.receive()
            kind = message[0]
            if kind == "call":
                self.serve(message)
                continue
            if kind not in ("return", "raise") or message[1:2] != [here]:
                raise Violation(f"{str(kind)[:20]} where an answer was due")
            if len(message) != (3 if kind == "return" else 4):
                raise Violation("an answer of another length")
            result = self.values.incoming(message[-1])
            self.values.forget(mark)
            if kind == "raise":
                raise self._exception(message[2])
            return result

    def serve(self, message):
        """Do a call that came, and send back what it returned or raised."""
        if len(message) != 5 or self._depth > NESTED:
            raise Violation("a call of another form, or too deep a one")
        _, here, number, state, values = message
        mark = len(self.values.objects)
        arguments = self.values.incoming(values)
        function = self._function(number)
        args, kwargs = _arguments(arguments)
        self._depth += 1
        try:
            with np.errstate(**_errstate(state)):
                result = function(*args, **kwargs)
            answer = ["return", here, self.values.outgoing(result)]
        except BaseException as error:
            if self._is_end(error):
                raise
            answer = ["raise", here, describe(error), self.values.outgoing(None)]
        finally:
            self._depth -= 1
        try:
            self.channel.send(answer)
        except ValueError as error:  # too large to send
            text = f"the value is too large: {error}"
            answer = ["raise", here, describe(ValueError(text)), [[], None]]
            self.channel.send(answer)
        self.values.forget(mark)

    def _is_end(self, error):
        """Whether an exception is about the two processes, and no answer of one."""
        return isinstance(error, Gone | Violation)

    def _function(self, number):
        functions = self.values.functions
        if type(number) is not int or not 0 <= number < len(functions):
            raise Violation("a call of no function")
        return functions[number]

    def _exception(self, described):
        """The exception that a description of the other process stands for."""
        try:
            name, args, text, line, trace = described
            fine = type(name) is type(text) is type(trace) is str
            fine = fine and type(args) is list and type(line) in (int, type(None))
        except (TypeError, ValueError):
            fine = False
        if not fine:
            raise Violation("an exception of another form")
        self.last_error = name[:80]
        plain = all(type(a) in (str, int, float, bool, type(None)) for a in args)
        if name in EXCEPTIONS and plain and len(args) <= 3:
            try:
                error = EXCEPTIONS[name](*args)
            except Exception:
                error = EXCEPTIONS[name](text[:TEXT])
        elif name in EXCEPTIONS:
            error = EXCEPTIONS[name](text[:TEXT])
        else:
            error = Stopped(f"{name[:80]}: {text[:TEXT]}" if text else name[:80])
        error.cell_line, error.cell_trace = line, trace[:TEXT]
        return error


def describe(error):
    """An exception as plain data: class, arguments, text, line in a cell, traceback."""
    kinds = [kind.__name__ for kind in type(error).__mro__]
    known = [name for name in kinds if EXCEPTIONS.get(name) in type(error).__mro__]
    name = known[0] if known and isinstance(error, Exception) else kinds[0]
    args = error.args if known and known[0] == kinds[0] else (str(error),)
    simple = all(type(a) in (str, int, float, bool, type(None)) for a in args)
    simple = simple and len(args) <= 3
    args = [_bounded(a) for a in args] if simple else [_text(error)]
    return [name, args, _text(error), line_of(error), trace_of(error)]


def _bounded(value):
    if type(value) is int and not -(2**63) <= value < 2**63:
        return str(value)[:TEXT]
    return value[:TEXT] if type(value) is str else value


def _text(error):
    try:
        return str(error)[:TEXT]
    except Exception:
        return "an exception without a text"


def line_of(error):
    """The first line of a cell in the traceback of an exception, or None."""
    for frame in traceback.extract_tb(error.__traceback__, limit=200):
        if frame.filename.startswith(CELL):
            return frame.lineno
    return None


def trace_of(error):
    """The traceback from the learner's cell on, as text."""
    try:
        trace = error.__traceback__
        while trace and not trace.tb_frame.f_code.co_filename.startswith(CELL):
            trace = trace.tb_next
        lines = traceback.format_exception(type(error), error, trace, limit=12)
        text = "".join(lines)
    except Exception:
        return type(error).__name__
    half = TEXT // 2
    return text if len(text) <= TEXT else f"{text[:half]}\n...\n{text[-half:]}"


def _arguments(value):
    args, kwargs = value if isinstance(value, tuple) and len(value) == 2 else (0, 0)
    fine = isinstance(args, tuple) and isinstance(kwargs, dict)
    if not fine or not all(type(name) is str for name in kwargs):
        raise Violation("no arguments")
    return args, kwargs


def _errstate(state):
    known = ("divide", "over", "under", "invalid")
    words = ("ignore", "warn", "raise", "print", "log", "call")
    if type(state) is not list or len(state) != 4 or any(w not in words for w in state):
        raise Violation("no error state")
    return {
        k: "warn" if w in words[3:] else w for k, w in zip(known, state, strict=True)
    }


def finite(value):
    """Whether a value is what nbgrader takes for partial credit: a plain number."""
    return type(value) in (int, float) and math.isfinite(value)
