"""A PostgreSQL server of the tests' own, started and stopped by them.

It belongs to an unprivileged user, lives in a temporary folder and listens on a unix
socket alone, in a folder that nobody else may enter. Test modules that need it name
this module in `pytest_plugins`. (PYTEST_DONT_REWRITE)
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from course_tools import debian

PATIENCE = 60  # seconds for the server to start


class Server:
    """A running server; `new` makes a database."""

    def __init__(self, folder, programs, user):
        self.folder, self.programs, self.user = folder, programs, user
        self.count = 0

    def start(self):
        data = self.folder / "data"
        words = ["--auth=trust", "--username=teacher", "--no-sync", "--encoding=UTF8"]
        self._run("initdb", "--pgdata", data, "--locale=C", *words)
        quick = (
            "fsync=off",
            "listen_addresses=",
            f"unix_socket_directories={self.folder}",
        )
        options = [word for setting in quick for word in ("-c", setting)]
        self.log = (self.folder / "log").open("wb")
        self.process = subprocess.Popen(
            [self.programs / "postgres", "-D", data, *options],
            stdout=self.log,
            stderr=self.log,
            **self._whose(),
        )
        until = time.monotonic() + PATIENCE
        while not self._answers():
            said = (self.folder / "log").read_text(errors="replace")
            assert self.process.poll() is None and time.monotonic() < until, said
            time.sleep(0.05)

    def _whose(self):
        """An unprivileged user, for the server refuses to be root's."""
        whose = {"cwd": self.folder, "stdin": subprocess.DEVNULL}
        if os.geteuid() == 0:
            whose |= {"user": self.user.pw_uid, "group": self.user.pw_gid}
            whose["extra_groups"] = []
        return whose

    def _run(self, program, *words):
        words = [self.programs / program, *words]
        done = subprocess.run(words, capture_output=True, text=True, **self._whose())
        assert done.returncode == 0, done.stdout + done.stderr

    def _answers(self):
        import psycopg2

        try:
            psycopg2.connect(self.address("postgres")).close()
        except psycopg2.OperationalError:
            return False
        return True

    def address(self, name):
        """Of a database."""
        return f"postgresql://teacher@/{name}?host={self.folder}"

    def new(self, template="template0"):
        """Make a database, empty or the copy of another one; returns its name."""
        self.count += 1
        name = f"gradebook{self.count}"
        self.execute("postgres", f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def execute(self, database, statement):
        """Run one statement; returns its rows."""
        import psycopg2

        connection = psycopg2.connect(self.address(database))
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def stop(self):
        self.process.send_signal(signal.SIGINT)  # ends all sessions, then stops
        try:
            self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            self.process.wait()
            self.log.close()


@pytest.fixture(scope="session")
def server():
    """A started server; without PostgreSQL its tests are left out, in CI they fail."""
    programs = debian.postgresql()
    if programs is None:
        pytest.skip("this machine has no PostgreSQL (Debian: apt install postgresql)")
    folder = Path(
        tempfile.mkdtemp(prefix="pg-", dir="/tmp")
    )  # a socket's path is short
    user = pwd.getpwnam("nobody")
    if os.geteuid() == 0:
        os.chown(folder, user.pw_uid, user.pw_gid)
    made = Server(folder, programs, user)
    try:
        made.start()
        yield made
        made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
