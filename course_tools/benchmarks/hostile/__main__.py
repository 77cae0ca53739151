"""Grade the corpus of attacks, by us and by stock nbgrader, and write the page.

Stock executes the attacks, in a jail (see `stock`), and takes ten seconds for each.
What it made of one is kept in ``_build/hostile``: a run that was broken off goes on,
and an attack that was changed is tried again.
"""

import argparse
import hashlib
import json
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from course_tools.benchmarks.hostile import ours, stock
from course_tools.benchmarks.hostile.assignment import CHAPTER, DRILL
from course_tools.benchmarks.hostile.corpus import corpus
from course_tools.benchmarks.hostile.page import PAGE, effects, page
from course_tools.project import CourseError, find_root


def main(argv=None):
    """Run both, print what had an effect, write the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", metavar="WORD", help="attacks whose name has it")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--no-stock", action="store_true", help="our own part alone")
    parser.add_argument(
        "--fresh", action="store_true", help="try again what is kept from former runs"
    )
    args = parser.parse_args(argv)
    root = find_root()
    attacks = [a for a in corpus() if not args.only or args.only in a.name]
    if not attacks:
        raise CourseError(f"no attack has `{args.only}` in its name")
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)  # the jail's user reads the course there
        template = Path(folder, "template")
        students = dict.fromkeys(f"s1{attack.folder}" for attack in attacks)
        stock.prepare(root, template, ["s0", *students, "s2"])
        found = grade_ours(root, Path(folder, "ours"), template, attacks)
        if args.no_stock:
            return
        kept = root / "_build" / "hostile"
        theirs = grade_stock(root, template, attacks, kept, args)
    if args.only:
        for name, entry in theirs.items():
            print(name, entry)
        return
    text = page(attacks, found, theirs)
    (root / PAGE).write_text(text, encoding="utf-8", newline="\n")
    print(f"written: {PAGE}")


def grade_ours(root, folder, template, attacks):
    """Grade all attacks in one class.

    Raises
    ------
    CourseError
        If one of them gained a mark, changed a neighbour's, or left something.
    """
    ours.make(root, folder)
    path = template / "exercises" / CHAPTER / DRILL
    given = json.loads(path.read_text(encoding="utf-8"))
    pairs = ours.hand_in(folder, given, attacks)
    found = ours.grade(folder, pairs, ours.watching())
    bad = {n: said for n, entry in found["attacks"].items() if (said := effects(entry))}
    if bad:
        raise CourseError(f"attacks had an effect on us: {bad}")
    return found


def grade_stock(root, template, attacks, kept, args):
    """What stock made of each, kept in a folder as it comes."""
    kept.mkdir(parents=True, exist_ok=True)
    found, todo = {}, []
    for attack in attacks:
        path = kept / f"{attack.name}.json"
        if path.exists() and not args.fresh:
            entry = json.loads(path.read_text(encoding="utf-8"))
            if entry.pop("key") == key(template, attack):
                found[attack.name] = entry
                continue
        todo.append(attack)
    with ThreadPoolExecutor(args.jobs) as pool:
        futures = {pool.submit(stock.grade, root, template, a): a for a in todo}
        for number, future in enumerate(as_completed(futures), start=1):
            attack, entry = futures[future], future.result()
            found[attack.name] = entry
            text = json.dumps(entry | {"key": key(template, attack)})
            (kept / f"{attack.name}.json").write_text(text, encoding="utf-8")
            print(f"stock {number}/{len(todo)} {attack.name}", flush=True)
    return {attack.name: found[attack.name] for attack in attacks}


def key(template, attack):
    """A hash of what an attack hands in and of the limits of stock."""
    given = template / "exercises" / CHAPTER / DRILL
    files = attack.files(json.loads(given.read_text(encoding="utf-8")))
    made = [(str(n), "made" if callable(c) else c) for n, c in files.items()]
    words = f"{made} {attack.folder} {stock.SECONDS} {stock.CELL}"
    return hashlib.sha256(words.encode()).hexdigest()


if __name__ == "__main__":
    try:
        main()
    except CourseError as problem:
        sys.exit(f"benchmark: {problem}")
