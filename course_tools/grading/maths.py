"""Formulas of feedback pages as MathML, which a browser shows without any script.

KaTeX, which also renders the book, makes it in one Node.js process a run. Where either
is not installed, where a formula cannot be read, or where KaTeX takes too long over it,
its LaTeX stays on the page as text.
"""

import json
import os
import select
import subprocess
import threading
from pathlib import Path

HERE = Path(__file__).resolve()
KATEX = HERE.parents[2] / "node_modules" / "katex" / "dist" / "katex.js"
LONGEST = 3000  # characters of a formula
SECONDS = 10  # for one formula, and for Node.js to start


class Maths:
    """A KaTeX that is started with the first formula; belongs to one thread.

    Parameters
    ----------
    katex : Path, optional
        Its script.
    """

    def __init__(self, katex=KATEX):
        self.katex, self._known, self._process = katex, {}, None
        self._off = not katex.is_file()

    def mathml(self, latex, display):
        """The formula as MathML; None where there is none to be had."""
        if self._off or len(latex) > LONGEST:
            return None
        asked = latex, display
        if asked not in self._known:
            self._known[asked] = self._ask(latex, display)
        return self._known[asked]

    def _ask(self, latex, display):
        try:
            if self._process is None:
                self._start()
            request = json.dumps({"latex": latex, "display": display}) + "\n"
            self._process.stdin.write(request.encode())
            self._process.stdin.flush()
            return json.loads(self._line()).get("mathml")
        except (OSError, ValueError, ImportError):
            self.close()
            return None

    def _start(self):
        from course_tools import node

        command = [node.program(), "--max-old-space-size=200", HERE.with_suffix(".cjs")]
        self._process = subprocess.Popen(
            [*command, self.katex],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PATH": os.defpath},
        )
        # It ends with this process, whose end of the pipe closes then.
        threading.Thread(target=self._process.wait, daemon=True).start()

    def _line(self):
        """What it answers; OSError if that takes too long."""
        ready, _, _ = select.select([self._process.stdout], [], [], SECONDS)
        if not ready:
            raise TimeoutError
        return self._process.stdout.readline()

    def close(self):
        """Stop Node.js; the next formula starts it again."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.stdin.close()
            process.stdout.close()
