"""Results for the whole book, kept between runs: a page is checked when it changed."""

import hashlib
import json
import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from functools import cache, partial
from pathlib import Path

from course_tools.formulas import pages

KEPT = Path("_build") / "formulas.json"


@dataclass
class Row:
    """One formula as the report and the website need it.

    Attributes
    ----------
    source, place : str
        Its LaTeX, and where it stands.
    display : bool
        Whether it has a line of its own.
    kind : str
        As in :class:`~course_tools.formulas.checking.Outcome`, or "refused".
    steps : int
        Relations that were checked.
    witnesses : list of str
        What they were checked by.
    text : str
        The reason why it is unchecked, or the whole message if it is refused.
    """

    source: str
    place: str
    display: bool
    kind: str
    steps: int = 0
    witnesses: list = field(default_factory=list)
    text: str = ""


def check(root, wanted=None, *, fresh=False, progress=None):
    """Check pages; those that have not changed are looked up.

    Parameters
    ----------
    root : Path
        The course.
    wanted : list of Path, optional
        Pages relative to it; default all.
    fresh : bool
        Check again what has not changed, too.
    progress : callable, optional
        Called with each page's path and rows when they are known.

    Returns
    -------
    dict of str to list of Row
        The rows of each page by its path.
    """
    wanted = list(pages.pages(root) if wanted is None else wanted)
    marks = _marks(root, wanted)
    found = {} if fresh else _known(root, marks)
    changed = [path for path in wanted if path.as_posix() not in found]
    for name in found:
        if progress:
            progress(name, found[name])
    for path, rows in zip(changed, _rows(root, changed), strict=True):
        found[path.as_posix()] = rows
        if progress:
            progress(path.as_posix(), rows)
    _keep(root, marks, found)
    return {path.as_posix(): found[path.as_posix()] for path in wanted}


class Ahead:
    """Pages that other processes check while the caller is busy with something else.

    Parameters
    ----------
    root : Path
        The course.
    wanted : list of Path
        Pages relative to it, in the order in which they will be asked for.
    """

    def __init__(self, root, wanted):
        self._root, self._marks = root, _marks(root, wanted)
        self._found = _known(root, self._marks)
        changed = [path for path in wanted if path.as_posix() not in self._found]
        workers = min(len(changed), max(1, os.cpu_count() - 1))
        self._pool = ProcessPoolExecutor(max_workers=workers) if changed else None
        self._coming = {
            path.as_posix(): self._pool.submit(check_page, root, path)
            for path in changed
        }

    def rows(self, path):
        """The rows of one of the pages, as soon as they are there."""
        name = path.as_posix()
        if name in self._coming:
            self._found[name] = self._coming.pop(name).result()
        return self._found[name]

    def close(self):
        """Keep what was found for the next run, and end the other processes."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            _keep(self._root, self._marks, self._found)
            self._pool = None


def _marks(root, wanted):
    return {path.as_posix(): _mark(root, path) for path in wanted}


def _known(root, marks):
    """The kept rows of the pages that have not changed."""
    kept = _load(root)
    return {
        name: [Row(**row) for row in kept[name]["rows"]]
        for name, mark in marks.items()
        if kept.get(name, {}).get("mark") == mark
    }


def _keep(root, marks, found):
    everything = _load(root) | {
        name: {"mark": marks[name], "rows": [asdict(row) for row in rows]}
        for name, rows in found.items()
    }
    (root / KEPT).parent.mkdir(exist_ok=True)
    part = (root / KEPT).with_suffix(f".{os.getpid()}")
    part.write_text(json.dumps(everything), encoding="utf-8")
    part.replace(root / KEPT)  # whole, for whoever reads it at the same time


def _rows(root, changed):
    """The rows of several pages, on all processors."""
    if len(changed) < 2:
        yield from (check_page(root, path) for path in changed)
        return
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        yield from pool.map(partial(check_page, root), changed)


def summary(rows):
    """How many formulas came out in which way, in words."""
    kinds = Counter(row.kind for row in rows)
    words = [f"{many} {kind}" for kind, many in kinds.most_common()]
    return ", ".join(words) or "no formula"


def check_page(root, path):
    """The rows of one page."""
    return [_row(result) for result in pages.check_page(root, path)]


def _row(result):
    formula, outcome = result.formula, result.outcome
    if outcome is None:
        return Row(
            formula.source, formula.place, formula.display, "refused", text=str(result)
        )
    return Row(
        formula.source,
        formula.place,
        formula.display,
        outcome.kind,
        outcome.steps,
        sorted(outcome.witnesses),
        outcome.reason,
    )


def _mark(root, path):
    """A digest of a page and of the tool that checks it."""
    return hashlib.sha256(_tool() + (root / path).read_bytes()).hexdigest()


@cache
def _tool():
    digest = hashlib.sha256()
    for source in sorted(Path(__file__).parent.glob("*")):
        if source.suffix in (".py", ".txt"):
            digest.update(source.read_bytes())
    return digest.digest()


def _load(root):
    try:
        return json.loads((root / KEPT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
