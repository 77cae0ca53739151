"""Landlock: a process gives up, for good, all files but those below a few folders.

It needs no privilege and no namespace; Linux has it since 5.13.
"""

import ctypes
import os
import struct

CREATE, ADD, RESTRICT = 444, 445, 446  # numbers of the system calls, on all machines
READ = 1 << 0 | 1 << 2 | 1 << 3  # execute, read file, read folder
FILE_ONLY = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 14 | 1 << 15
# How many kinds of access to files each version of the interface knows.
FILE_KINDS = {1: 13, 2: 14, 3: 15, 4: 15}
NET_KINDS = 1 << 0 | 1 << 1  # bind and connect, from version 4 on
SCOPES = 1 << 0 | 1 << 1  # abstract sockets and signals, from version 6 on


def version():
    """The version of Landlock in this kernel; 0 if there is none."""
    return max(_call(CREATE, None, 0, 1), 0)


def restrict(readable, writable):
    """Leave this process only these paths, no TCP, and no signals to others.

    Raises
    ------
    OSError
        If the kernel has no Landlock or refuses.
    """
    known = version()
    if not known:
        raise OSError("this kernel has no Landlock")
    files = (1 << FILE_KINDS.get(known, 16)) - 1
    network = NET_KINDS if known >= 4 else 0
    attributes = struct.pack("QQQ", files, network, SCOPES if known >= 6 else 0)
    size = 8 if known < 4 else 16 if known < 6 else 24
    rules = _checked(CREATE, attributes, size, 0)
    try:
        for path in readable:
            _allow(rules, path, READ & files)
        for path in writable:
            _allow(rules, path, files)
        _checked(RESTRICT, rules, 0)
    finally:
        os.close(rules)


def _allow(rules, path, access):
    try:
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not os.path.isdir(path):
            access &= FILE_ONLY
        _checked(ADD, rules, 1, struct.pack("=Qi", access, folder), 0)
    finally:
        os.close(folder)


def _checked(*words):
    result = _call(*words)
    if result < 0:
        raise OSError(ctypes.get_errno(), "Landlock refuses a rule")
    return result


def _call(number, *words):
    libc = ctypes.CDLL(None, use_errno=True)
    words = [ctypes.c_long(w) if isinstance(w, int) else w for w in words]
    return libc.syscall(ctypes.c_long(number), *words)
