"""Grade one submitted notebook: student's cells in one process, tests in another.

:func:`grade` is a function of its arguments alone. What it returns is plain data that
JSON can hold; the package's docstring has its form.
"""

import contextlib
import functools
import json
import signal
import time
from dataclasses import dataclass, field

from course_tools.grading.inside.cells import compiled
from course_tools.grading.inside.wire import Gone, Violation
from course_tools.grading.limits import Limits
from course_tools.grading.sanitise import sanitise

POLL = 0.2  # seconds after which a waiting coordinator looks at the CPU clock
# For a student's process to stop when it is asked to: seconds of computing, and of all.
GRACE, GRACE_WALL = 1.0, 5.0
TEXT = 20_000
PARTS = 2_000  # pieces of output of one cell, each of the other stream than the last
STUDENT_ROLES = ("solution", "manual", "own", "free")
NOT_WRITTEN = "not written yet"
SECOND_TRIES = 3  # of one submission, after its processes were killed from outside


class Late(Exception):
    """A limit was reached; the text says which.

    Attributes
    ----------
    message : list or None
        What the process said after it was interrupted, if it did.
    """

    def __init__(self, text, message=None):
        super().__init__(text)
        self.message = message


@dataclass
class Lost(Exception):
    """A process of the pair is gone or broken; `reason` says how.

    Attributes
    ----------
    killed : bool
        Whether it got the signal that no limit of ours sends: the kernel was short of
        memory, or somebody else ended it. That is tried again.
    """

    reason: str
    memory: bool = False
    killed: bool = False


def grade(worker, notebook, submitted, limits=None):
    """Grade one notebook of one submission.

    Parameters
    ----------
    worker : Worker
        A warm sandbox.
    notebook : course_tools.grading.assignment.Notebook
        What was handed out.
    submitted : dict or bytes
        What came back: JSON, or what was parsed from it.
    limits : Limits, optional

    Returns
    -------
    dict
        Plain data, see :mod:`course_tools.grading`.

    Raises
    ------
    SandboxError
        If the worker is gone. Nothing that a submission holds raises anything.
    """
    limits = limits or Limits()
    plan = sanitise(notebook, _parsed(submitted), limits)
    return _Run(worker, notebook, plan, limits).result()


def _parsed(submitted):
    if not isinstance(submitted, bytes | str):
        return submitted
    try:
        return json.loads(submitted)
    except (ValueError, RecursionError):
        return None


@functools.lru_cache(maxsize=1000)
def _compiled(name, source):
    """The code of a cell of the assignment; None if it has an error to show."""
    try:
        return compiled(name, source)
    except SyntaxError:
        return None


@dataclass
class _Use:
    """What a submission has used so far."""

    start: float = field(default_factory=time.monotonic)
    cpu: float = 0.0
    memory: int = 0
    pairs: int = 0
    printed: int = 0
    again: int = 0


class _Run:
    """The grading of one notebook, cell by cell."""

    def __init__(self, worker, notebook, plan, limits):
        self.worker, self.notebook, self.plan = worker, notebook, plan
        self.limits, self.use = limits, _Use()
        self.known = {cell.name: cell for cell in notebook.cells}
        locked = (c.source for c in notebook.cells if c.role == "locked")
        self.locked = "\n".join(locked)
        self.pair, self.good, self.set_up = None, [], []
        self.used_up = None
        self.cells, self.tests = [], []

    def result(self):
        try:
            for step in self.plan.steps:
                if step.kind == "code" or step.role == "test":
                    self._step(step)
                else:
                    self.cells.append(self._cell(step, "ok"))
        finally:
            self._end()
        return {
            "notebook": self.notebook.name,
            "tier": self.worker.tier,
            "status": "repaired" if self.plan.repairs else "ok",
            "points": sum(test["points"] for test in self.tests),
            "max_points": self.notebook.points,
            "tests": self.tests,
            "cells": self.cells,
            "repairs": list(self.plan.repairs),
            "limit": self.used_up,
            "use": {
                "cpu": round(self.use.cpu, 4),
                "wall": round(time.monotonic() - self.use.start, 4),
                "memory": self.use.memory,
                "pairs": self.use.pairs,
            },
        }

    def _step(self, step):
        if step.role == "test":
            cell = self.known[step.name]
            run = self._test if cell.split else self._test_in_one_process
            entry = self._not_run(cell) if self.used_up else run(cell)
            self.tests.append(entry)
        elif self.used_up:
            self.cells.append(self._cell(step, "not run", message=self.used_up))
        elif step.role == "locked":
            self._locked(step)
        else:
            self.cells.append(self._student_cell(step))

    # Cells of the student's process

    def _student_cell(self, step):
        try:
            if not step.source.strip():
                return self._cell(step, "ok")
            outputs, error = self._try(self._run_student, step.name, step.source)
        except Lost as lost:
            return self._cell(step, "died", message=lost.reason)
        except Late as late:
            said = late.message[1] if late.message and len(late.message) > 1 else ()
            return self._cell(step, "time-out", self._printed(said), message=str(late))
        self.good.append((step.name, step.source))
        return self._cell(step, "error" if error else "ok", outputs, error)

    def _locked(self, step):
        """A locked cell runs in both processes, in the tester with its hidden lines."""
        try:
            outputs, error = self._try(self._run_student, step.name, step.source)
        except (Lost, Late) as trouble:
            self.cells.append(self._cell(step, "died", message=str(trouble)))
            return
        self.good.append((step.name, step.source))
        self.cells.append(self._cell(step, "error" if error else "ok", outputs, error))
        self.set_up.append(step.name)
        try:
            self._run_setup(step.name)
        except (Lost, Late):
            self._end()

    def _run_student(self, name, source):
        """Run a cell in the student's process: ``(outputs, error or None)``."""
        message = self._ask(self.pair.student, ["run", name, source])
        if message[0] != "ran" or len(message) != 4:
            raise self._lost("it sent what no cell returns")
        _, printed, shown, error = message
        outputs = self._printed(printed)
        if isinstance(shown, str):
            outputs.append({"kind": "result", "text": shown[:TEXT]})
        return outputs, self._error(error)

    def _run_setup(self, name):
        source = self.known[name].source
        self._ask(self.pair.tester, ["setup", name, source, _compiled(name, source)])

    # Graded cells

    def _test(self, cell):
        start = time.monotonic()
        try:
            message = self._try(self._run_test, cell)
        except Lost as lost:
            status = "memory" if lost.memory else "error"
            text = f"The process that ran your code ended: {lost.reason}"
            entry = self._entry(cell, status, text)
        except Late as late:
            entry = self._entry(cell, "time-out", str(late))
        else:
            _, facts, printed, student_printed = message
            entry = self._judged(cell, facts)
            entry["outputs"] = self._printed(printed) + self._printed(student_printed)
        entry["seconds"] = round(time.monotonic() - start, 4)
        return entry

    def _run_test(self, cell):
        code = _compiled(cell.name, cell.source)
        orders = ["test", cell.name, cell.source, code, self._names_in(cell)]
        message = self._ask(self.pair.tester, orders)
        if message[0] == "lost":
            raise self._lost(message[1])
        return message

    def _names_in(self, cell):
        """What a test may want of the student: names in it, or in a locked cell."""
        texts = cell.source, self.locked
        return [n for n in self.notebook.names if any(n in text for text in texts)]

    def _judged(self, cell, facts):
        """The entry of a test that ran to its end."""
        if facts["raised"] is None:
            credit = facts["credit"]
            points = cell.points
            if credit is not None:
                points = min(max(credit, 0.0), cell.points)
            status = "passed" if points == cell.points else "failed"
            return self._entry(cell, status, "", points)
        raised, text = facts["raised"], facts["text"]
        mistake, line = facts["mistake"], facts["line"]
        if mistake == NOT_WRITTEN or raised == "NotImplementedError":
            status = "not written"
        elif "MemoryError" in (raised, facts["last_error"]):
            status = "memory"
        elif raised in ("WrongAnswer", "AssertionError"):
            status = "failed"
        else:
            status = "error"
            text = f"{raised}: {text}" if text else raised
        entry = self._entry(cell, status, text)
        inside = line and any(a <= line <= b for a, b in cell.hidden)
        return entry | {
            "raised": raised,
            "mistake": mistake,
            "line": line,
            "hidden": bool(inside),
            "trace": facts["trace"],
        }

    def _test_in_one_process(self, cell):
        """A test that cannot be split: it runs beside the student's code, once.

        What it says can be forged. It gets a process of its own, so that no other
        cell of the submission ever sees the text of the test.
        """
        self._end()
        start = time.monotonic()
        try:
            outputs, error = self._try(self._run_student, cell.name, cell.source)
        except Lost as lost:
            entry = self._entry(cell, "error", lost.reason)
        except Late as late:
            entry = self._entry(cell, "time-out", str(late))
        else:
            if error is None:
                entry = self._entry(cell, "passed", "", cell.points)
            else:
                wrong = error[0] == "AssertionError"
                status = "failed" if wrong else "error"
                unwritten = f"is {NOT_WRITTEN}" in error[2] or (
                    error[0] == "NotImplementedError"
                )
                status = NOT_WRITTEN.removesuffix(" yet") if unwritten else status
                entry = self._entry(cell, status, error[2])
            entry["outputs"] = outputs
        self._end()
        entry["seconds"] = round(time.monotonic() - start, 4)
        return entry

    # The pair of processes

    def _try(self, run, *words):
        """Do something with a living pair, and once more if that was killed."""
        try:
            self._ready()
            return run(*words)
        except Lost as lost:
            if not self._worth_another(lost):
                raise
        self._ready()
        return run(*words)

    def _worth_another(self, trouble):
        if not getattr(trouble, "killed", False) or self.use.again >= SECOND_TRIES:
            return False
        self.use.again += 1
        return True

    def _ready(self):
        """A living pair in which all good cells have run."""
        while self.pair is None:
            self.pair = self.worker.pair(self.limits)
            self.use.pairs += 1
            good = list(self.good)
            for name, source in good:
                try:
                    self._run_student(name, source)
                except (Lost, Late) as trouble:
                    self._end()
                    if not self._worth_another(trouble):
                        self.good.remove((name, source))  # it did once; never again
                    break
            else:
                for name in self.set_up:
                    self._run_setup(name)

    def _ask(self, channel, message):
        """Send an order and wait for its answer within the limits.

        Raises
        ------
        Late
            At a limit. The pair lives on if the student's process could be stopped.
        Lost
            If a process died or sent nonsense; the pair is then ended.
        """
        start = time.monotonic()
        try:
            channel.send(message, timeout=self.limits.cell_wall)
        except (Gone, ValueError) as error:
            raise self._lost(str(error)) from None
        base = None
        while True:
            try:
                return channel.receive(POLL)
            except TimeoutError:
                waited = time.monotonic() - start
                base = self._check(waited, base, channel)
            except Gone:
                raise self._lost(None) from None
            except Violation as violation:
                raise self._lost(str(violation)) from None

    def _check(self, waited, base, channel):
        """Look at the clocks; returns the CPU time at the start of the cell."""
        cpu = self.pair.cpu()
        if base is None:
            base = max(cpu - waited, 0.0)
        reason, all_of_it = None, False
        if cpu - base > self.limits.cell_cpu:
            reason = f"More than {self.limits.cell_cpu:g} s of computing in this cell."
        elif waited > self.limits.cell_wall:
            reason = f"No answer within {self.limits.cell_wall:g} s."
        if self.use.cpu + cpu > self.limits.total_cpu:
            reason, all_of_it = f"{self.limits.total_cpu:g} s of computing", True
        elif time.monotonic() - self.use.start > self.limits.total_wall:
            reason, all_of_it = f"{self.limits.total_wall:g} s", True
        if reason is None:
            return base
        if all_of_it:
            reason = f"The whole submission has used up its {reason}."
            self.used_up = reason
            self._end()
        raise Late(reason, None if all_of_it else self._interrupted(channel))

    def _interrupted(self, channel):
        """Interrupt the student; returns what is said then, or None for a dead pair."""
        start, base = time.monotonic(), self.pair.cpu()
        self.pair.interrupt()
        try:
            while time.monotonic() - start < GRACE_WALL:
                with contextlib.suppress(TimeoutError):
                    message = channel.receive(POLL)
                    if message[0] != "lost":
                        return message
                    break
                if self.pair.cpu() - base > GRACE:
                    break
        except (Gone, Violation):
            pass
        self._end()
        return None

    def _lost(self, reason):
        """End the pair; returns the exception that says how it died."""
        ends = self._end(patience=0.2)
        end = ends[0] if ends else {}
        if reason in (None, "closed") or "peer" in reason or "pipe" in reason.lower():
            reason = "it left"
            if end.get("signal"):
                reason = f"it was ended by signal {end['signal']}"
        killed = any(end.get("signal") == signal.SIGKILL for end in ends)
        return Lost(reason[:200], killed=killed)

    def _end(self, patience=0.0):
        if self.pair is None:
            return []
        pair, self.pair = self.pair, None
        ends = pair.end(patience)
        self.use.cpu += sum(end["cpu"] for end in ends)
        self.use.memory = max(self.use.memory, ends[0]["memory"])
        return ends

    # Plain data

    def _not_run(self, cell):
        return self._entry(cell, "time-out", self.used_up)

    def _entry(self, cell, status, message, points=0.0):
        return {
            "name": cell.name,
            "points": float(points),
            "max_points": cell.points,
            "status": status,
            "message": message[:TEXT],
            "raised": None,
            "mistake": None,
            "line": None,
            "hidden": False,
            "trace": None,
            "outputs": [],
            "seconds": 0.0,
            "split": cell.split,
        }

    def _cell(self, step, status, outputs=(), error=None, message=None):
        if error is not None:
            name, _, text, line, trace = error
            outputs = [*outputs, {"kind": "error", "name": name, "text": text}]
            outputs[-1] |= {"line": line, "trace": trace}
            status = "memory" if name == "MemoryError" else status
        return {
            "name": step.name,
            "role": step.role,
            "kind": step.kind,
            "source": step.source,
            "status": status,
            "message": message,
            "outputs": list(outputs),
        }

    def _printed(self, parts):
        """What a process says that it printed: validated, and cut off at the limits."""
        outputs, left = [], self.limits.output
        for part in parts[:PARTS] if isinstance(parts, list) else ():
            fine = isinstance(part, list) and len(part) == 2
            fine = fine and part[0] in ("stdout", "stderr") and isinstance(part[1], str)
            if not fine:
                continue
            room = max(min(left, self.limits.outputs - self.use.printed), 0)
            text = part[1][:room]
            if text:
                outputs.append({"kind": part[0], "text": text})
            left -= len(text)
            self.use.printed += len(text)
            if len(part[1]) > room:
                outputs.append({"kind": "note", "text": "The output was cut off here."})
                break
        return outputs

    def _error(self, described):
        """A described exception, validated: ``[name, args, text, line, trace]``."""
        if described is None:
            return None
        fine = isinstance(described, list) and len(described) == 5
        if not fine or not all(isinstance(described[k], str) for k in (0, 2, 4)):
            raise self._lost("it sent an error of another form")
        name, _, text, line, trace = described
        line = line if type(line) is int else None
        return [name[:80], [], text[:TEXT], line, trace[:TEXT]]
