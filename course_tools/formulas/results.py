"""Results for the whole book, kept between runs: a page is checked when it changed."""

import hashlib
import json
import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from functools import partial
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
    kept = {} if fresh else _load(root)
    marks = {path.as_posix(): _mark(root, path) for path in wanted}
    found = {
        name: [Row(**row) for row in kept[name]["rows"]]
        for name, mark in marks.items()
        if kept.get(name, {}).get("mark") == mark
    }
    changed = [path for path in wanted if path.as_posix() not in found]
    for name in found:
        if progress:
            progress(name, found[name])
    for path, rows in zip(changed, _rows(root, changed), strict=True):
        found[path.as_posix()] = rows
        if progress:
            progress(path.as_posix(), rows)
    everything = _load(root) | {
        name: {"mark": marks[name], "rows": [asdict(row) for row in page]}
        for name, page in found.items()
    }
    (root / KEPT).parent.mkdir(exist_ok=True)
    part = (root / KEPT).with_suffix(f".{os.getpid()}")
    part.write_text(json.dumps(everything), encoding="utf-8")
    part.replace(root / KEPT)  # whole, for whoever reads it at the same time
    return {path.as_posix(): found[path.as_posix()] for path in wanted}


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
    digest = hashlib.sha256((root / path).read_bytes())
    for source in sorted(Path(__file__).parent.glob("*")):
        if source.suffix in (".py", ".txt"):
            digest.update(source.read_bytes())
    return digest.hexdigest()


def _load(root):
    try:
        return json.loads((root / KEPT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
