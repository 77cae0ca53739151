"""The fork server of a sandbox: warm, and without any secret.

It imports what notebooks need, once, and forks a student and a tester for each
submission. It never sees an assignment, a test or a submission: those travel on
sockets that it hands on unread.

Started by `worker.py`, with the number of its control socket and a table of settings
(as JSON) as arguments.
"""

import gc
import json
import os
import resource
import signal
import socket
import sys
import time
import traceback

from course_tools.grading.inside import confine, landlock, seccomp

FILES = 4  # sockets that come with a request for a pair


def warm_up():
    """Import and use once whatever a notebook is going to use."""
    import asyncio  # noqa: F401
    import fractions  # noqa: F401
    import io
    import linecache  # noqa: F401
    import warnings

    import matplotlib

    matplotlib.use("Agg")
    import numpy as np
    import numpy.linalg
    import numpy.polynomial
    import numpy.random
    from matplotlib import pyplot

    import course_lib.drill
    import course_lib.plotting
    from course_tools.grading.inside import student, tester  # noqa: F401

    figure, axes = pyplot.subplots()
    axes.plot([0, 1], [1, 2], label="$x^2$")
    axes.legend()
    figure.savefig(io.BytesIO(), format="png")
    pyplot.close("all")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.warn("warm", stacklevel=1)
        np.linalg.solve(np.eye(2), np.ones(2))
        np.random.default_rng(0).normal(size=2)
        np.array2string(np.ones(2), precision=4)
        np.float64(1) / np.float64(0)
    try:
        course_lib.drill.answer("f", {"f": lambda x: x})(1.0).should_be(2.0)
    except AssertionError:
        traceback.format_exc()


class Zygote:
    """Forks pairs and watches over them, one request at a time."""

    def __init__(self, control, settings):
        self.control, self.settings = control, settings
        self.full = settings["tier"] == "full"
        self.pids = os.open("/proc/self/ns/pid", os.O_RDONLY) if self.full else None

    def live(self):
        """Answer requests until the control socket is closed."""
        while True:
            data, files, _, _ = socket.recv_fds(self.control, 65536, FILES)
            if not data:
                return
            name, *words = json.loads(data)
            try:
                answer = getattr(self, f"do_{name}")(files, *words)
            except OSError as error:
                answer = {"error": str(error)}
            for file in files:
                os.close(file)
            self.control.send(json.dumps(answer).encode())

    def do_pair(self, files, limits, scratch):
        """Fork a student and a tester, each with its two sockets."""
        student = self._fork(self._be_student, files[:2], limits, scratch)
        tester = self._fork(self._be_tester, files[2:], limits, scratch)
        return {"student": student, "tester": tester}

    def do_cpu(self, files, *pids):
        """CPU seconds that each process has used."""
        return {"cpu": [cpu_of(pid) for pid in pids]}

    def do_used(self, files):
        """CPU seconds of this process and of all that have ended."""
        return {"cpu": sum(os.times()[:4])}

    def do_interrupt(self, files, pid):
        os.kill(pid, signal.SIGINT)
        return {}

    def do_end(self, files, pids, patience):
        """Kill processes; returns how each ended and what it used.

        One that is about to end by itself has `patience` seconds to do so.
        """
        until = time.monotonic() + patience
        return {"ends": [self._end(pid, until) for pid in pids]}

    def _end(self, pid, until):
        done, status, usage = os.wait4(pid, os.WNOHANG)
        while not done and time.monotonic() < until:
            time.sleep(0.005)
            done, status, usage = os.wait4(pid, os.WNOHANG)
        if not self.full:
            _kill_group(pid)
        if not done:
            os.kill(pid, signal.SIGKILL)
            _, _, usage = os.wait4(pid, 0)
        by_signal = done and os.WIFSIGNALED(status)
        return {
            "by_itself": bool(done),
            "signal": os.WTERMSIG(status) if by_signal else None,
            "cpu": usage.ru_utime + usage.ru_stime,
            "memory": usage.ru_maxrss * 1024,
        }

    def _fork(self, be, files, limits, scratch):
        new_pids = self.full and be == self._be_student
        pid = confine.fork_into_new_pids(self.pids) if new_pids else os.fork()
        if pid:
            return pid
        try:
            self.control.detach()
            confine.die_with_parent()
            confine.keep_only(files)
            sockets = [socket.socket(fileno=number) for number in files]
            be(sockets, limits, scratch)
        except BaseException:
            traceback.print_exc()  # into the worker's log, while it is still open
        finally:
            os._exit(1)

    def _be_student(self, sockets, limits, scratch):
        from course_tools.grading.inside import student

        os.setsid()
        confine.set_limits(limits)
        if self.full:
            confine.private_places(limits["scratch"])
        elif scratch:
            os.chdir(scratch)
        if self.settings["tier"] == "landlock":
            confine.prctl(confine.NO_NEW_PRIVILEGES, 1)
            landlock.restrict(self.settings["readable"], [scratch])
        if self.settings["uid"] is not None and os.getuid() == 0:
            confine.become(self.settings["uid"])
            confine.die_with_parent()  # the change of user had undone it
        confine.give_up_privileges()
        if self.settings["tier"] != "rlimits":
            seccomp.apply()
        confine.close_log()
        student.main(*sockets, limits)

    def _be_tester(self, sockets, limits, scratch):
        from course_tools.grading.inside import tester

        confine.set_limits(limits | {"open_files": 64})
        confine.give_up_privileges()
        confine.close_log()
        tester.main(*sockets, limits)


def cpu_of(pid):
    """CPU seconds of all threads of a process; None if there is none any more."""
    try:
        return time.clock_gettime((~pid << 3) | 2)  # the kernel's clock of a process
    except OSError:
        return None


def _kill_group(pid):
    """Kill what a student left behind, where no PID namespace does it."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except OSError:
        return


def main():
    """Warm up, say so, and serve."""
    control = socket.socket(fileno=int(sys.argv[1]))
    settings = json.loads(sys.argv[2])
    if settings["tier"] == "full" and settings["uid"] is not None:
        confine.become(settings["uid"])
    if settings["core"] is not None:
        confine.keep_to_core(settings["core"])
    warm_up()
    confine.prctl(confine.DUMPABLE, 0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)  # collecting early would copy shared memory
    control.send(json.dumps({"ready": True}).encode())
    Zygote(control, settings).live()


if __name__ == "__main__":
    main()
