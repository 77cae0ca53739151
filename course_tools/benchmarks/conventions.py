"""What NumPy written by hand, PyTorch and JAX return where there is no derivative.

`course conventions` measures and prints; with ``--write`` it writes the page
``chapters/framework_conventions.md``. No number on that page is typed. PyTorch and JAX
are the extra ``frameworks``; what is not installed is named, and a page that has all
columns is not replaced by one that has fewer, unless ``--partial`` asks for it.
"""

import contextlib
import datetime
import importlib.metadata
import math
import platform
import warnings

import numpy as np

import course_lib
from course_tools.benchmarks.conventions_cases import FACTS, SLOPES
from course_tools.project import CourseError

PAGE = "chapters/framework_conventions.md"
COLUMNS = {"numpy": "NumPy by hand", "torch": "PyTorch", "jax": "JAX"}
ABSENT, NO_SUCH_THING = "not installed", "-"
STEPS = (1e-6, 1e-8)  # an infinite slope grows between the two
TITLE = "# Framework conventions"


def run(root, *, write, partial):
    """Measure, print the page, write it into the book if asked.

    Raises
    ------
    CourseError
        If the page was to be written without --partial, and a library is missing.
    """
    missing = [name for name in COLUMNS if not version(name)]
    if write and missing and not partial:
        raise CourseError(
            f"not installed: {', '.join(missing)}; the page would lose what it has. "
            "Install them with pip install -e '.[frameworks]', or ask for a page "
            "without them by --partial"
        )
    text = page(measure())
    print(text)
    for name in missing:
        print(f"not installed, so its column is empty: {name}")
    if write:
        (root / PAGE).write_text(text, encoding="utf-8", newline="\n")


def measure(libraries=None):
    """Answers of the libraries to all cases, as they stand on the page.

    Parameters
    ----------
    libraries : sequence of str, optional
        Some of "numpy", "torch", "jax"; default those that are installed.

    Returns
    -------
    dict of str to dict of str to str
        By the name of the case, then by library.
    """
    if libraries is None:
        libraries = [name for name in COLUMNS if version(name)]
    tools = {name: TOOLS[name]() for name in libraries}
    found = {}
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")  # the points are chosen to give warnings
        for case in (*(case for group in SLOPES.values() for case in group), *FACTS):
            found[case.name] = {
                name: _answer(tools[name], name, case) if name in tools else ABSENT
                for name in COLUMNS
            }
    return found


def version(name):
    """The installed version of a library, or None."""
    with contextlib.suppress(importlib.metadata.PackageNotFoundError):
        return importlib.metadata.version(name)
    return None


def one_sided(f, x):
    """The slopes of f to the left and to the right, entry by entry, as texts.

    Parameters
    ----------
    f : str
        An expression of `x` and `np`.
    x : float or sequence of float
        The point.

    Returns
    -------
    (str, str)
        "none" where f is not defined on that side or jumps there.
    """
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(all="ignore"):
        sides = [
            [_quotient(f, x, j, side) for j in np.ndindex(x.shape)] for side in (-1, 1)
        ]
    return tuple(_listed(side) if x.ndim else side[0] for side in sides)


def page(found):
    """The whole page, from what :func:`measure` returns."""
    parts = [_head(found)]
    for title, cases in SLOPES.items():
        rows = [
            [case.name, *one_sided(case.f, case.x), *_columns(found, case), case.note]
            for case in cases
        ]
        heads = ["where", "left slope", "right slope", *COLUMNS.values(), "remark"]
        parts += [f"## {title}", _table(heads, rows)]
    rows = [[fact.name, *_columns(found, fact), fact.note] for fact in FACTS]
    parts += [
        "## Shapes and defaults",
        _table(["what", *COLUMNS.values(), "remark"], rows),
    ]
    parts += ["## What was run", RAN, *_code()]
    return "\n\n".join(parts) + "\n"


def read(text):
    """The answers that stand on a page: the inverse of :func:`page`.

    Parameters
    ----------
    text : str
        Markdown of the page.

    Returns
    -------
    dict of str to dict of str to str
        As from :func:`measure`.
    """
    found, columns = {}, None
    for line in text.partition("## What was run")[0].splitlines():
        if not line.startswith("| "):
            columns = None
        elif columns is None:
            columns = _cells(line)
        elif not line.startswith("| ---"):
            row = dict(zip(columns, _cells(line), strict=True))
            name = row[columns[0]]
            found[name] = {key: row[head] for key, head in COLUMNS.items()}
    return found


def shown(value):
    """A number, an array or a shape as the page writes it."""
    if isinstance(value, tuple | list) or np.ndim(value):
        return _listed([shown(v) for v in value])
    value = float(value)
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    return f"{value + 0.0:.6g}"  # -0 becomes 0


def _numpy():
    names = {"np": np, "math": math, "course_lib": course_lib}

    def slope(case):
        return eval(case.numpy, names | {"x": np.asarray(case.x, dtype=np.float64)})

    return names, slope


def _torch():
    import torch

    names = {"torch": torch, "F": torch.nn.functional, "math": math}
    names["twice_backward"] = _twice_backward

    def slope(case):
        x = torch.tensor(case.x, dtype=torch.float64, requires_grad=True)
        eval(case.torch, names | {"x": x}).backward()
        return x.grad.numpy()

    return names, slope


def _jax():
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    names = {"jax": jax, "jnp": jnp, "math": math}

    def slope(case):
        f = eval(f"lambda x: {case.jax}", names)
        return np.asarray(jax.grad(f)(jnp.asarray(case.x, dtype=jnp.float64)))

    return names, slope


TOOLS = {"numpy": _numpy, "torch": _torch, "jax": _jax}


def _twice_backward(x):
    """The two values of .grad after one and after two backward passes of 3x."""
    seen = []
    for _ in range(2):
        (3 * x).backward()
        seen.append(float(x.grad))
    return seen


def _answer(tool, library, case):
    names, slope = tool
    code = getattr(case, library)
    if code is None:
        return NO_SUCH_THING
    if hasattr(case, "f"):
        return shown(slope(case))
    value = eval(code, names)
    return shown(value.tolist() if hasattr(value, "tolist") else value)


def _quotient(f, x, j, side):
    """A one-sided slope of f in entry j of x, or "none"."""

    def at(step):
        moved = x.copy()
        moved[j] += step
        return float(eval(f, {"np": np, "x": moved}))

    coarse, fine = ((at(side * h) - at(0.0)) / (side * h) for h in STEPS)
    if not math.isfinite(fine):
        return "none"
    jump = abs(at(side * STEPS[1]) - at(0.0))
    if jump > 0.1:
        return "none"
    if abs(fine - coarse) > 0.05 * max(1.0, abs(coarse)):  # it does not settle
        return shown(math.copysign(math.inf, fine - coarse))
    return shown(round(coarse, 4) + 0.0)


def _head(found):
    empty = [
        name for name in COLUMNS if all(row[name] == ABSENT for row in found.values())
    ]
    versions = ", ".join(
        f"{name} {version(name)}" for name in COLUMNS if name not in empty
    )
    lost = [f"* Not installed, so not measured: {', '.join(empty)}"] if empty else []
    facts = "\n".join(
        [
            f"* Date: {datetime.date.today().isoformat()}",
            f"* Python {platform.python_version()}, {versions}; slopes in float64",
            *lost,
        ]
    )
    return f"""{TITLE}

At a corner, a tie or the edge of its domain a function has no derivative, and a
program returns a number all the same. Which one? This page says what a formula written
by hand in NumPy, PyTorch and JAX return, and, where a library chooses a shape or a
factor, which.
[Chapter 14](14_where_derivatives_fail.ipynb) says which of the answers are legitimate.
The page is written by `course conventions --write`; every answer on it comes from one
run. Another version of a library may answer differently: run it again.

{facts}

The two slopes are those of the function on each side of the point, one for each entry
of the input, measured; "none" means that the function is not defined there, or jumps.
Where both agree and are finite, that is the partial derivative, and any other answer is
wrong."""


RAN = """In PyTorch and JAX the function was differentiated by the library (`backward`,
`jax.grad`); the line for NumPy is a derivative written by hand, as one finds it in
programs, and another hand may write another. `x` is the input, in float64."""


def _code():
    for title, cases in (*SLOPES.items(), ("Shapes and defaults", FACTS)):
        yield f"### {title}: the code"
        lines = []
        for case in cases:
            lines.append(f"* {case.name}")
            lines += [
                f"  * {head}: `{getattr(case, key)}`"
                for key, head in COLUMNS.items()
                if getattr(case, key) is not None
            ]
        yield "\n".join(lines)


def _columns(found, case):
    return [found[case.name][name] for name in COLUMNS]


def _table(heads, rows):
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _cells(line):
    return [cell.strip() for cell in line[1:-1].split("|")]


def _listed(texts):
    return f"({', '.join(texts)}{',' * (len(texts) == 1)})"
