"""The process in which graded cells run; it never holds an object of a student."""

import os

from course_tools.grading.inside.cells import Cells
from course_tools.grading.inside.peer import Peer, finite, line_of
from course_tools.grading.inside.wire import ORDERS, Channel, Gone, Violation

TEXT = 20_000


class StudentGone(BaseException):
    """The student's process died during a test, or sent what cannot be."""


class TesterPeer(Peer):
    """A peer whose other end may do anything."""

    def call(self, number, args, kwargs):
        try:
            return super().call(number, args, kwargs)
        except (Gone, Violation) as trouble:
            raise StudentGone(str(trouble)) from None

    def _is_end(self, error):
        return isinstance(error, StudentGone)


class Tester:
    """Runs locked cells and graded cells for the coordinator."""

    def __init__(self, orders, calls, limits):
        self.orders = Channel(orders, ORDERS)
        self.calls = Channel(calls, limits["frame"])
        self.cells = Cells(limits["output"])
        self.peer = TesterPeer(self.calls, self.cells.namespace)
        self.bound = set()

    def live(self):
        """Do what is asked, until nobody asks any more."""
        self.orders.send(["ready"])
        while True:
            kind, *rest = self.orders.receive()
            answer = self._test(*rest) if kind == "test" else self._setup(*rest)
            self.orders.send(answer)

    def _setup(self, name, source, code):
        _, error = self.cells.run(name, source, code)
        self.cells.outputs.take()
        return ["set up", None if error is None else repr(error)[:TEXT]]

    def _test(self, name, source, code, names):
        """Run a graded cell: ``["tested", what came out, printed, by the student]``."""
        printed = []
        try:
            self._bind(names)
            value, error = self.cells.run(name, source, code)
            if isinstance(error, StudentGone):
                raise error
            printed = self._drain()
        except (Gone, Violation, StudentGone) as trouble:
            return ["lost", str(trouble)[:TEXT], self.cells.outputs.take()]
        return [
            "tested",
            self._verdict(value, error),
            self.cells.outputs.take(),
            printed,
        ]

    def _bind(self, names):
        """Put what the learner has under these names into the namespace of the test."""
        self.peer.reset()
        for name in self.bound:
            self.cells.namespace.pop(name, None)
        self.calls.send(["look", names])
        message = self.calls.receive()
        if message[0] != "found" or len(message) != 2 or len(message[1]) != len(names):
            raise Violation("no names")
        for name, entry in zip(names, message[1], strict=True):
            if type(entry) is not list or len(entry) != 3 or entry[0] != name:
                raise Violation("other names")
            value = self.peer.values.incoming([[], entry[2]])
            if entry[1] is True:
                self.cells.namespace[name] = value
        self.bound = set(names)

    def _drain(self):
        self.calls.send(["drain"])
        message = self.calls.receive()
        if message[0] != "drained" or len(message) != 2:
            raise Violation("no outputs")
        return message[1]

    def _verdict(self, value, error):
        """Plain facts of how a test ended; the coordinator makes the marks of them."""
        facts = {"raised": None, "credit": None, "line": None}
        if error is None:
            facts["credit"] = float(value) if finite(value) else None
            return facts
        mistake = getattr(error, "mistake", None)
        return facts | {
            "raised": type(error).__name__,
            "text": str(error)[:TEXT],
            "mistake": mistake[:TEXT] if isinstance(mistake, str) else None,
            "line": line_of(error),
            "last_error": self.peer.last_error,
            "trace": trace_behind(error),
        }


def trace_behind(error):
    """The student's traceback of an exception that led to this one, or None."""
    for _ in range(10):
        trace = getattr(error, "cell_trace", None)
        if trace is not None or error is None:
            return trace
        error = error.__cause__ or error.__context__
    return None


def main(orders, calls, limits):
    """Live as a tester; never returns."""
    try:
        Tester(orders, calls, limits).live()
    except (Gone, Violation):
        pass
    finally:
        os._exit(0)
