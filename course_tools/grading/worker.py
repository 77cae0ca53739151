"""A warm sandbox, from outside: start it, ask it for pairs of processes, stop it."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from course_tools.grading import sandbox
from course_tools.grading.inside.wire import ORDERS, Channel, Gone, Violation
from course_tools.project import CourseError

START = 120  # seconds that a worker may take to get warm on a slow machine
ANSWER = 30  # seconds for an answer of the fork server


class SandboxError(CourseError):
    """A worker cannot start, or has died; the text says why."""


@dataclass
class Pair:
    """A student's and a tester's process, with a channel to each."""

    worker: "Worker"
    student: Channel
    tester: Channel
    pids: tuple
    scratch: str | None

    def cpu(self):
        """CPU seconds that both have used; a dead one counts nothing."""
        return sum(c or 0.0 for c in self.worker.request("cpu", *self.pids)["cpu"])

    def interrupt(self):
        """Ask the student's process to stop the cell that it runs."""
        self.worker.request("interrupt", self.pids[0])

    def end(self, patience=0.0):
        """Kill both; returns how the student's and the tester's process ended."""
        try:
            return self.worker.request("end", self.pids, patience)["ends"]
        finally:
            self.student.close()
            self.tester.close()
            if self.scratch:
                shutil.rmtree(self.scratch, ignore_errors=True)


class Worker:
    """A sandbox with a warm Python in it, for one submission after the other.

    Parameters
    ----------
    root : Path
        The course folder.
    tier : str
        One of :data:`course_tools.grading.sandbox.TIERS`. `probe.find_tier` says which
        ones this machine has.
    core : int, optional
        Counts the cores that this process may use, round and round; the sandbox is kept
        on that one. Student and tester take turns, and to wake one another on a second
        core costs a third more. All cores if not given.

    Notes
    -----
    A context manager. Not to be used by two threads at once.
    """

    def __init__(self, root, tier="full", core=None):
        if tier not in sandbox.TIERS:
            raise ValueError(f"tier must be one of {sandbox.TIERS}, got {tier!r}")
        self.core = core
        self.root, self.tier = Path(root).resolve(), tier
        self.uid = sandbox.private_uid() if sys.platform == "linux" else None
        self._process = self._control = self._log = self._home = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *error):
        self.stop()

    @property
    def pid(self):
        """The process that was started; all others are below it."""
        return self._process.pid

    @property
    def alive(self):
        """Whether it has been started and still runs."""
        return self._process is not None and self._process.poll() is None

    def start(self):
        """Start the sandbox and wait until it is warm.

        Raises
        ------
        SandboxError
            If it does not start; its own words are in the text.
        """
        if sys.platform != "linux":
            raise SandboxError(f"student code is confined on Linux, not {sys.platform}")
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        settings = {"tier": self.tier, "uid": self.uid, "core": self.core}
        if self.tier == "landlock":
            settings["readable"] = sandbox.readable(self.root)
        words = [str(theirs.fileno()), json.dumps(settings)]
        self._log = tempfile.TemporaryFile()  # noqa: SIM115  (closed by stop)
        self._control = ours
        self._home = tempfile.mkdtemp(prefix="grading-")
        try:
            with theirs:
                self._process = subprocess.Popen(
                    sandbox.command(self.tier, self.root, words),
                    pass_fds=[theirs.fileno()],
                    env=sandbox.environment(str(self.root), self._home),
                    cwd="/",
                    stdin=subprocess.DEVNULL,
                    stdout=self._log,
                    stderr=self._log,
                )
            self._receive(START)
        except (OSError, SandboxError) as error:
            said = self._said()
            self.stop()
            raise SandboxError(f"no {self.tier} sandbox: {said or error}") from None

    def stop(self):
        """Stop the sandbox with all that runs in it."""
        if self._control is not None:
            self._control.close()  # the zygote leaves when nobody asks any more
        if self._process is not None:
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        if self._log is not None:
            self._log.close()
        if self._home is not None:
            shutil.rmtree(self._home, ignore_errors=True)
        self._process = self._control = self._log = self._home = None

    def pair(self, limits):
        """A fresh student and a fresh tester.

        Parameters
        ----------
        limits : Limits

        Returns
        -------
        Pair
        """
        student, their_student = socket.socketpair()
        tester, their_tester = socket.socketpair()
        calls, served = socket.socketpair()
        theirs = [their_student, calls, their_tester, served]
        scratch = None if self.tier == "full" else self._scratch()
        try:
            files = [sock.fileno() for sock in theirs]
            table = limits.table() | self._processes(limits)
            answer = self.request("pair", table, scratch, files=files)
        except BaseException:
            student.close()
            tester.close()
            raise
        finally:
            for sock in theirs:
                sock.close()
        pids = answer["student"], answer["tester"]
        channels = Channel(student, ORDERS), Channel(tester, ORDERS)
        pair = Pair(self, *channels, pids, scratch)
        try:
            for channel in channels:  # before any code of a student can run
                channel.receive(ANSWER)
        except (TimeoutError, Gone, Violation):
            pair.end()
            raise SandboxError(
                f"no process can be confined ({self.tier}): {self._log_tail()}"
            ) from None
        return pair

    def _scratch(self):
        folder = tempfile.mkdtemp(prefix="scratch-", dir=self._home)
        if self.uid is not None:
            os.chmod(self._home, 0o711)
            os.chown(folder, self.uid, self.uid)
        return folder

    def _processes(self, limits):
        """The limit of threads; where others run as this user, theirs count as well."""
        if self.uid is not None or self.tier == "full":
            return {}
        return {"processes": limits.processes + _threads_of(os.getuid())}

    def cpu(self):
        """CPU seconds that the warm process and all pairs that ended have used."""
        return self.request("used")["cpu"]

    def request(self, name, *words, files=()):
        """Ask the fork server.

        Raises
        ------
        SandboxError
            If it is gone, or could not do it.
        """
        try:
            message = json.dumps([name, *words]).encode()
            socket.send_fds(self._control, [message], list(files))
            answer = self._receive(ANSWER)
        except (OSError, AttributeError) as error:
            raise SandboxError(f"the sandbox is gone: {error}") from None
        if "error" in answer:
            raise SandboxError(f"the sandbox cannot {name}: {answer['error']}")
        return answer

    def _receive(self, seconds):
        self._control.settimeout(seconds)
        data = self._control.recv(65536)
        if not data:
            raise SandboxError("the sandbox has closed its socket")
        return json.loads(data)

    def _said(self):
        """The last lines that the sandbox wrote about itself."""
        if self._process is not None:
            try:
                self._process.wait(2)
            except subprocess.TimeoutExpired:
                self._process.send_signal(signal.SIGKILL)
        return self._log_tail()

    def _log_tail(self):
        self._log.seek(0)
        text = self._log.read()[-2000:].decode("utf-8", "replace")
        return " / ".join(text.strip().splitlines()[-3:])


def _threads_of(uid):
    """How many threads a user runs on this machine."""
    count = 0
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and folder.stat().st_uid == uid:
                count += len(os.listdir(folder / "task"))
        except OSError:
            continue
    return count
