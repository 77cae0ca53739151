"""Run the code of one cell in a namespace, and keep what it prints, within bounds."""

import ast
import asyncio
import inspect
import linecache
import marshal
import sys
import types
import warnings

from course_tools.grading.inside.peer import CELL, TooSlow, describe

FLAGS = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


class Outputs:
    """What a process prints: ``[stream, text]`` in order, one character over a limit.

    By that character the coordinator sees that there was more.
    """

    def __init__(self, limit):
        self.limit = limit
        self.parts, self.left = [], limit + 1

    def add(self, name, text):
        text = text[: self.left]
        if not text:
            return
        self.left -= len(text)
        if self.parts and self.parts[-1][0] == name:
            self.parts[-1][1].append(text)
        else:
            self.parts.append([name, [text]])

    def take(self):
        """All that was printed since the last time."""
        taken = [[name, "".join(pieces)] for name, pieces in self.parts]
        self.parts, self.left = [], self.limit + 1
        return taken


class Stream:
    """Stands in for sys.stdout and sys.stderr."""

    encoding, errors, closed = "utf-8", "replace", False

    def __init__(self, name, outputs):
        self.name, self._outputs = name, outputs

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._outputs.add(self.name, text)
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False

    def writable(self):
        return True

    def readable(self):
        return False

    def fileno(self):
        raise OSError("the output of a graded cell has no file descriptor")


class NoShell:
    """What `get_ipython()` gives in a graded cell: a few magics, no shell."""

    def __init__(self, cells):
        self._cells = cells

    def run_line_magic(self, name, line, *args, **kwargs):
        if name in ("time", "timeit"):
            return self._cells.execute(line)
        if name not in ("matplotlib", "load_ext", "autoreload", "config", "reload_ext"):
            print(f"%{name} does nothing while a notebook is graded", file=sys.stderr)
        return None

    def run_cell_magic(self, name, line, cell):
        if name in ("time", "timeit", "capture"):
            return self._cells.execute(cell)
        print(f"%%{name} does nothing while a notebook is graded", file=sys.stderr)
        return None

    def system(self, command):
        print("a graded notebook starts no other programs", file=sys.stderr)

    def getoutput(self, command):
        self.system(command)
        return []


class Cells:
    """The namespace of a notebook and what runs its cells.

    Parameters
    ----------
    limit : int
        Characters that a cell may print.
    """

    def __init__(self, limit):
        self.module = types.ModuleType("__main__")
        self.module.__builtins__ = __builtins__
        sys.modules["__main__"] = self.module
        self.namespace = vars(self.module)
        self.outputs = Outputs(limit)
        sys.stdout = Stream("stdout", self.outputs)
        sys.stderr = Stream("stderr", self.outputs)
        shell = NoShell(self)
        self.namespace |= {"get_ipython": lambda: shell, "display": self._display}

    def run(self, name, source, code=None):
        """Execute a cell; returns ``(value of its last line, exception or None)``.

        `code` is what :func:`compiled` made of it, where that was done before.
        """
        try:
            filename = file_of(name)
            lines = source.splitlines(keepends=True)
            linecache.cache[filename] = (len(source), None, lines, filename)
            if code is None:
                return self.execute(source, filename), None
            return self._evaluate(*map(marshal.loads, code)), None
        except BaseException as error:
            return None, error
        finally:
            close_figures()

    def execute(self, source, filename=f"{CELL}>"):
        """The value of the last line of a cell if that is an expression, or None."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            parts = parts_of(tree_of(source, filename), filename)
        return self._evaluate(*parts)

    def _evaluate(self, body, last):
        self._finish(eval(body, self.namespace))
        return self._finish(eval(last, self.namespace)) if last else None

    @staticmethod
    def _finish(value):
        return asyncio.run(value) if inspect.iscoroutine(value) else value

    def _display(self, *values, **kwargs):
        for value in values:
            print(repr(value))


def file_of(name):
    """What stands in tracebacks for the file of a cell."""
    return f"{CELL}{name}>"


def tree_of(source, filename):
    """The syntax tree of a cell; magics and shell lines become calls."""
    try:
        return ast.parse(source, filename)
    except SyntaxError:
        from IPython.core.inputtransformer2 import TransformerManager

        return ast.parse(TransformerManager().transform_cell(source), filename)


def parts_of(tree, filename):
    """The code of a cell without its last line, and of that line if it has a value."""
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = ast.Expression(tree.body.pop().value)
        last = compile(last, filename, "eval", FLAGS)
    return compile(tree, filename, "exec", FLAGS), last


def compiled(name, source):
    """A trusted cell, compiled once for all submissions, as bytes for :meth:`run`."""
    filename = file_of(name)
    return [marshal.dumps(p) for p in parts_of(tree_of(source, filename), filename)]


def close_figures():
    """Drop the figures of a cell, as a notebook does after showing them."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    try:
        if pyplot is not None and pyplot.get_fignums():
            pyplot.close("all")
    except Exception:  # a student's own pyplot
        return


def report(value, error):
    """What came of a cell, for the coordinator: text of its value, its exception."""
    shown = None
    if value is not None and error is None:
        try:
            shown = repr(value)[:10_000]
        except BaseException as broken:
            error = broken
    if error is None:
        return [shown, None]
    described = describe(error)
    if isinstance(error, TooSlow):
        described[0] = "TooSlow"
    if isinstance(error, SyntaxError):
        described[3] = error.lineno if isinstance(error.lineno, int) else None
    return [None, described]
