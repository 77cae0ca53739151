"""What a process does to itself before it runs anything that may be hostile."""

import contextlib
import ctypes
import os
import resource
import struct
import sys

NEWNS, NEWIPC, NEWPID = 0x00020000, 0x08000000, 0x20000000
NOSUID, NODEV, NOEXEC, PRIVATE, RECURSIVE = 2, 4, 8, 1 << 18, 1 << 14
PARENT_DEATH, DUMPABLE, KEEP_CAPS, BOUNDING_DROP, SECURE_BITS, NO_NEW_PRIVILEGES = (
    *(1, 4, 8),
    *(24, 28, 38),
)
SYS_ADMIN, SETPCAP = 21, 8
# No capabilities for uid 0, none kept over a change of uid; each locked.
NO_ROOT = 0b101111


def _libc():
    return ctypes.CDLL(None, use_errno=True)


def _checked(result, what):
    if result:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def prctl(option, *words):
    """The system call prctl.

    Raises
    ------
    OSError
        If it fails.
    """
    words = [ctypes.c_ulong(w) for w in (*words, 0, 0, 0, 0)[:4]]
    _checked(_libc().prctl(option, *words), f"prctl {option}")


def unshare(flags):
    """Leave some namespaces for new ones.

    Raises
    ------
    OSError
        If that is not allowed here.
    """
    _checked(_libc().unshare(flags), "unshare")


def fork_into_new_pids(own):
    """Fork a child that is process 1 of a new PID namespace.

    `own` is an open file of this process's PID namespace: going back to it allows the
    next call, which unshare alone would refuse.
    """
    unshare(NEWPID)
    try:
        pid = os.fork()
    except BaseException:
        _checked(_libc().setns(own, NEWPID), "setns")
        raise
    if pid:
        _checked(_libc().setns(own, NEWPID), "setns")
    return pid


def mount(source, target, kind, flags, options=""):
    """The system call mount.

    Raises
    ------
    OSError
        If it fails.
    """
    words = [w.encode() if w else None for w in (source, target, kind)]
    options = options.encode() if options else None
    _checked(_libc().mount(*words, ctypes.c_ulong(flags), options), f"mount {target}")


def private_places(size):
    """New mounts and IPC: an empty home of `size` bytes, a /proc of this process."""
    unshare(NEWNS | NEWIPC)
    mount("none", "/", None, PRIVATE | RECURSIVE)
    mount("proc", "/proc", "proc", NOSUID | NODEV | NOEXEC)
    options = f"size={size},nr_inodes=1000,mode=0700"
    mount("tmpfs", os.environ["HOME"], "tmpfs", NOSUID | NODEV, options)
    os.chdir(os.environ["HOME"])


def become(uid):
    """Change from root to a private user, and keep the right to make namespaces."""
    prctl(KEEP_CAPS, 1)
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    set_capabilities(1 << SYS_ADMIN | 1 << SETPCAP)


def set_capabilities(mask):
    """Have exactly these capabilities, of those that this process may have.

    Raises
    ------
    OSError
        If it may not have one of them.
    """
    header = struct.pack("Ii", 0x20080522, 0)
    low, high = mask & 0xFFFFFFFF, mask >> 32
    data = struct.pack("6I", low, low, 0, high, high, 0)
    _checked(_libc().capset(header, data), "capset")


def give_up_privileges():
    """No capability, none to come, and nothing that a program file could add."""
    with contextlib.suppress(OSError):  # allowed only where there is one to give up
        for capability in range(64):
            prctl(BOUNDING_DROP, capability)
    with contextlib.suppress(OSError):
        prctl(SECURE_BITS, NO_ROOT)
    set_capabilities(0)
    prctl(NO_NEW_PRIVILEGES, 1)


def set_limits(limits):
    """Limits of memory, files, processes and the rest, from a table of numbers."""
    kinds = {
        resource.RLIMIT_AS: _mapped() + limits["memory"],
        resource.RLIMIT_FSIZE: limits["file"],
        resource.RLIMIT_NPROC: limits["processes"],
        resource.RLIMIT_NOFILE: limits["open_files"],
        resource.RLIMIT_CPU: limits["cpu"],
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
    }
    for kind, most in kinds.items():
        hard = resource.getrlimit(kind)[1]
        most = int(most) if hard == resource.RLIM_INFINITY else min(int(most), hard)
        resource.setrlimit(kind, (most, most))


def _mapped():
    """Bytes of address space that this process has already."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 2 << 30


def keep_only(descriptors):
    """Close all files but these and the log, 2; 0 and 1 become /dev/null."""
    null = os.open("/dev/null", os.O_RDWR)
    for number in (0, 1):
        os.dup2(null, number)
    before = 2
    for number in [*sorted(descriptors), 65536]:
        os.closerange(before + 1, number)
        before = number


def keep_to_core(number):
    """Run on one core of those that this process may use, counted round and round."""
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {cores[number % len(cores)]})


def close_log():
    """Make 2, to which only a failure to get this far is written, /dev/null."""
    os.dup2(0, 2)


def die_with_parent():
    """Be killed when the parent process is, and be no one's to debug."""
    prctl(PARENT_DEATH, 9)
    prctl(DUMPABLE, 0)


if sys.platform != "linux":  # pragma: no cover
    raise ImportError("the sandbox needs Linux")
