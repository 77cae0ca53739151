"""Find the strongest sandbox of this machine, by trying to break out of each.

A probe is a cell in a student's process that attempts to read a file of the teacher,
to write beside it, to reach the network, to start a process and to see others. A tier
holds if every attempt that it promises to stop has failed; what a kernel is said to be
able to do counts for nothing.
"""

import contextlib
import json
import socket
import tempfile
from dataclasses import dataclass
from pathlib import Path

from course_tools.grading import sandbox
from course_tools.grading.limits import Limits
from course_tools.grading.worker import SandboxError, Worker

SECRET = "canary of the probe"
SECONDS = 30
PLACES = ("/", "/usr", "/etc", "/course", "/dev")  # where nothing may be written
WRITTEN = "a-probe-of-the-sandbox-wrote-this"
# What each tier promises to stop.
PROMISES = {
    "full": {"read", "write", "connect", "fork", "see"},
    "landlock": {"read", "write", "connect", "fork"},
    "rlimits": set(),
}
CELL = """
import json, os, socket

def attempt(what, *words):
    try:
        return bool(what(*words))
    except BaseException:
        return False

def write(path):
    with open(path, "x") as file:
        return file.write("x")

def connect(host, port):
    with socket.create_connection((host, port), timeout=2):
        return True

def fork():
    pid = os.fork()
    if not pid:
        os._exit(0)
    os.waitpid(pid, 0)
    return True

def others():
    own = {str(os.getpid()), "1"}
    return [n for n in os.listdir("/proc") if n.isdigit() and n not in own]

places = TARGET["places"]
print(json.dumps({
    "read": attempt(lambda: open(TARGET["canary"]).read() == TARGET["secret"]),
    "write": any(attempt(write, place + "/" + TARGET["file"]) for place in places),
    "connect": attempt(connect, "127.0.0.1", TARGET["port"]),
    "fork": attempt(fork),
    "see": attempt(others),
}))
"""


@dataclass(frozen=True)
class Tier:
    """The tier that holds, and why the stronger ones do not."""

    name: str
    weaker_because: tuple = ()

    @property
    def words(self):
        """One line for the head of a run and for its summary."""
        return "; ".join([sandbox.WORDS[self.name], *self.weaker_because])


def find_tier(root, allow_weaker=False):
    """The strongest tier that holds on this machine.

    Parameters
    ----------
    root : Path
        The course folder.
    allow_weaker : bool
        Whether anything but the full sandbox is accepted.

    Returns
    -------
    Tier

    Raises
    ------
    SandboxError
        If the full sandbox does not hold and nothing weaker was allowed.
    """
    reasons = []
    for name in sandbox.TIERS:
        try:
            broken = broken_promises(root, name)
        except SandboxError as error:
            reasons.append(str(error))
        else:
            if not broken:
                return Tier(name, tuple(reasons))
            reasons.append(f"{name}: a probe could {', '.join(sorted(broken))}")
        if not allow_weaker:
            raise SandboxError(
                f"the full sandbox does not hold here ({reasons[0]}). Student code "
                "would run less confined; allow that explicitly if you want it."
            )
    raise SandboxError(f"no sandbox at all: {'; '.join(reasons)}")


def broken_promises(root, name):
    """What a probe could do in a tier that promises to stop it.

    Raises
    ------
    SandboxError
        If the tier cannot be had here at all.
    """
    return PROMISES[name] & what_succeeds(root, name)


def what_succeeds(root, name):
    """Which attempts of the probe succeed in a tier: a set of words.

    Raises
    ------
    SandboxError
        If the tier cannot be had here, or the probe itself fails.
    """
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o777)  # what protects it must be the sandbox, not its mode
        canary = folder / "canary"
        canary.write_text(SECRET, encoding="utf-8")
        canary.chmod(0o644)
        server = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        worker = stack.enter_context(Worker(root, name))
        pair = worker.pair(Limits())
        stack.callback(pair.end)
        places = [str(folder), str(worker.root), *PLACES]
        stack.callback(_remove, places)
        target = {
            "canary": str(canary),
            "places": places,
            "file": WRITTEN,
            "secret": SECRET,
            "port": server.getsockname()[1],
        }
        pair.student.send(["run", "probe", f"TARGET = {target!r}\n{CELL}"])
        try:
            _, printed, _, error = pair.student.receive(SECONDS)
            said = json.loads("".join(t for s, t in printed if s == "stdout"))
        except Exception as trouble:
            raise SandboxError(f"the probe of {name} failed: {trouble!r}") from None
        if error:
            raise SandboxError(f"the probe of {name} failed: {error[2]}")
        found = {word for word, done in said.items() if done}
        server.settimeout(0.05)
        with contextlib.suppress(TimeoutError):
            server.accept()[0].close()
            found.add("connect")
        if {path.name for path in folder.iterdir()} != {"canary"}:
            found.add("write")
        return found


def _remove(places):
    """Take away what a probe could write where nothing stopped it."""
    for place in places:
        with contextlib.suppress(OSError):
            Path(place, WRITTEN).unlink()
