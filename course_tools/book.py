"""Build the website, and serve it on this machine alone."""

import http.server
import os
import shutil
import socketserver
import subprocess
import sys
from functools import partial

from course_tools import node
from course_tools.project import CourseError, tool_path

FIRST_PORT = 8000
# course_tools first: it keeps the check of _config.yml from reading a grammar.
JUPYTER_BOOK = "import course_tools; from jupyter_book.cli.main import main; main()"


def build(root, *, fresh=False):
    """Execute the chapters and build the site; every warning is a failure.

    Pages whose sources did not change are not executed again; a change in
    course_lib executes all of them (see _ext/execution.py).

    Raises
    ------
    CourseError
        If a cell raised or Sphinx warned.
    """
    node.install_packages(root)
    if fresh:
        shutil.rmtree(root / "_build", ignore_errors=True)
    command = [*jupyter_book(root), "-W", "-n", "--keep-going"]
    print("Building the book; pages that changed are executed ...", flush=True)
    result = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, "PATH": tool_path()},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if result.returncode != 0:
        print(result.stdout, file=sys.stderr)
        # Sphinx remembers a page that it has read, also one whose cell raised, and
        # would pass it over next time: forget everything that this build read.
        shutil.rmtree(root / "_build" / ".doctrees", ignore_errors=True)
        raise CourseError("The book did not build; the warnings above say where.")
    return root / "_build" / "html"


def jupyter_book(root):
    """The command that builds the book."""
    return [sys.executable, "-P", "-c", JUPYTER_BOOK, "build", str(root), "--quiet"]


def built(root):
    """Folder of the site as it was built last.

    Raises
    ------
    CourseError
        If it was not built yet.
    """
    site = root / "_build" / "html"
    if not (site / "index.html").exists():
        raise CourseError("the book is not built yet; run `course book` (make book)")
    return site


def pages(site):
    """Names of all pages that a reader can open, without their ending."""
    found = (path.relative_to(site) for path in site.rglob("*.html"))
    return sorted(
        path.with_suffix("").as_posix() for path in found if path.parts[0] != "_static"
    )


def serve(folder, port=FIRST_PORT):
    """Serve a folder on 127.0.0.1 until interrupted; another port if this is busy."""
    server = bind(folder, port)
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    print(f"The book is at {address} (Ctrl-C stops)", flush=True)
    with server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


def bind(folder, port):
    """A server on this port, or on any free one if this is busy."""
    try:
        return make_server(folder, port)
    except OSError:
        return make_server(folder, 0)


def make_server(folder, port):
    """A server of files for this machine alone; port 0 takes any free one."""
    handler = partial(_QuietHandler, directory=str(folder))
    return _Server(("127.0.0.1", port), handler)


class _Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    allow_reuse_address = os.name != "nt"


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass
