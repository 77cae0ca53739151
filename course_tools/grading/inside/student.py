"""The process in which a student's code runs; nothing that it says is believed."""

import os
import select
import signal

from course_tools.grading.inside.cells import Cells, report
from course_tools.grading.inside.peer import Peer, TooSlow
from course_tools.grading.inside.wire import ORDERS, Channel, Gone, Violation


class Student:
    """Runs cells for the coordinator and serves calls of the tester."""

    def __init__(self, orders, calls, limits):
        self.orders = Channel(orders, ORDERS)
        self.calls = Channel(calls, limits["frame"])
        self.cells = Cells(limits["output"])
        self.peer = Peer(self.calls, self.cells.namespace)
        self.busy = False
        signal.signal(signal.SIGINT, self._too_slow)

    def _too_slow(self, signum, frame):
        if self.busy:
            raise TooSlow("took too long")

    def live(self):
        """Do what is asked, until nobody asks any more."""
        self.orders.send(["ready"])
        poll = select.poll()
        for channel in (self.orders, self.calls):
            poll.register(channel.fileno(), select.POLLIN)
        while True:
            ready = {fd for fd, _ in poll.poll()}
            for channel in (self.orders, self.calls):
                while channel.fileno() in ready or channel.pending:
                    ready.discard(channel.fileno())
                    self._one(channel)

    def _one(self, channel):
        message = channel.receive()
        if channel is self.orders:
            answer = self._run(*message[1:])
        elif message[0] == "look":
            answer = self._look(message[1])
        elif message[0] == "drain":
            answer = ["drained", self.cells.outputs.take()]
        else:
            self._serve(message)
            return
        channel.send(answer)

    def _run(self, name, source):
        self.busy = True
        try:
            value, error = self.cells.run(name, source)
            answer = report(value, error)
        except TooSlow as late:
            answer = report(None, late)
        finally:
            self.busy = False
        return ["ran", self.cells.outputs.take(), *answer]

    def _serve(self, message):
        self.busy = True
        try:
            self.peer.serve(message)
        finally:
            self.busy = False

    def _look(self, names):
        """What the learner has under these names: ``[name, is there, tree]`` each."""
        self.peer.reset()
        values, found = self.peer.values, []
        for name in names:
            here = name in self.cells.namespace
            try:
                tree = values.encode(self.cells.namespace.get(name))
            except Exception as error:  # an object that lets nobody look at it
                tree = ["o", "object", type(error).__name__]
            found.append([name, here, tree])
        return ["found", found]


def main(orders, calls, limits):
    """Live as a student; never returns."""
    try:
        Student(orders, calls, limits).live()
    except (Gone, Violation, TooSlow):
        pass
    finally:
        os._exit(0)
