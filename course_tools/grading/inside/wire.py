"""Messages between processes: msgpack behind a length, bounded before it is read."""

import time

import msgpack

HEADER = 4
ORDERS = 8 << 20  # bytes of a message from or to the coordinator


class Gone(Exception):
    """The other process has closed its end: it is dead, or about to be."""


class Violation(Exception):
    """What came is nothing that an honest process sends."""


class Channel:
    """One end of a stream socket, on which whole messages travel.

    Parameters
    ----------
    sock : socket.socket
        A connected stream socket; the channel owns it.
    limit : int
        Bytes that a message may have.
    """

    def __init__(self, sock, limit):
        self.sock, self.limit = sock, limit
        self._buffer = bytearray()
        self._timeout = sock.gettimeout()

    def send(self, message, timeout=None):
        """Send a message.

        Raises
        ------
        Gone
            If nobody reads at the other end, or not within `timeout` seconds.
        ValueError
            If the message is larger than the limit.
        """
        body = msgpack.packb(message, unicode_errors="replace")
        if len(body) > self.limit:
            raise ValueError(f"{len(body)} bytes; at most {self.limit} are allowed")
        try:
            self._wait_at_most(timeout)
            self.sock.sendall(len(body).to_bytes(HEADER, "big") + body)
        except OSError as error:
            raise Gone(str(error)) from None

    def receive(self, timeout=None):
        """The next message; what came of one in time is kept for the next call.

        Raises
        ------
        TimeoutError
            If it is not there within `timeout` seconds.
        Gone
            If the other end is closed.
        Violation
            If it is too large, or no msgpack.
        """
        until = None if timeout is None else time.monotonic() + timeout
        self._fill(HEADER, until)
        size = int.from_bytes(self._buffer[:HEADER], "big")
        if size > self.limit:
            raise Violation(f"a message of {size} bytes is announced")
        self._fill(HEADER + size, until)
        body = bytes(self._buffer[HEADER : HEADER + size])
        del self._buffer[: HEADER + size]
        return unpack(body)

    def _fill(self, size, until):
        while len(self._buffer) < size:
            left = None if until is None else until - time.monotonic()
            if left is not None and left <= 0:
                raise TimeoutError
            try:
                self._wait_at_most(left)
                data = self.sock.recv(max(size - len(self._buffer), 65536))
            except TimeoutError:
                raise
            except OSError as error:
                raise Gone(str(error)) from None
            if not data:
                raise Gone("closed")
            self._buffer += data

    def _wait_at_most(self, seconds):
        if seconds != self._timeout:  # each change is a system call
            self.sock.settimeout(seconds)
            self._timeout = seconds

    def fileno(self):
        return self.sock.fileno()

    @property
    def pending(self):
        """Whether a part of a message is already here."""
        return bool(self._buffer)

    def close(self):
        self.sock.close()


def unpack(body):
    """The message in these bytes, which must be a list.

    Raises
    ------
    Violation
        If it is not.
    """
    try:
        message = msgpack.unpackb(body, ext_hook=_no_extension)
    except Violation:
        raise
    except (ValueError, TypeError, RecursionError, MemoryError, OverflowError) as error:
        raise Violation(f"no msgpack: {type(error).__name__}") from None
    except msgpack.exceptions.UnpackException as error:
        raise Violation(f"no msgpack: {type(error).__name__}") from None
    if type(message) is not list or not message:
        raise Violation("a message must be a list that begins with its kind")
    return message


def _no_extension(code, data):
    raise Violation(f"msgpack extension {code}")
