"""The command `course`: everything that authors and teachers run."""

import argparse
import subprocess
import sys
from pathlib import Path

from course_tools.project import (
    CourseError,
    chosen_chapters,
    find_root,
    relative_to_root,
)


def main(argv=None):
    """Run one command; exit status 0 if it did its job, 1 if not, 2 on bad use."""
    args = parser().parse_args(argv)
    try:
        args.run(args)
    except CourseError as problem:
        print(f"course {args.command}: {problem}", file=sys.stderr)
        return 1
    except ModuleNotFoundError as missing:
        print(
            f"course {args.command}: the package `{missing.name}` is not installed; "
            "install the course with its tools: pip install -e '.[dev]'",
            file=sys.stderr,
        )
        return 1
    return 0


def parser():
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="course", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name, run, text):
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        return sub

    book = command("book", build_book, "execute the chapters and build the website")
    book.add_argument("--fresh", action="store_true", help="build from nothing")

    serve = command("serve", serve_book, "build the website and serve it on 127.0.0.1")
    serve.add_argument("--port", type=int, default=8000, help="first port to try")

    run = command("run", run_notebooks, "execute notebooks and keep their text outputs")
    run.add_argument("notebooks", nargs="+", type=Path, metavar="NOTEBOOK")

    normalise = command(
        "normalise", normalise_notebooks, "rewrite notebooks canonically"
    )
    normalise.add_argument("notebooks", nargs="*", type=Path, metavar="NOTEBOOK")
    normalise.add_argument("--check", action="store_true", help="only say what differs")

    release = command("release", release_drills, "make exercises/ from solutions/")
    release.add_argument("chapters", nargs="*", metavar="CHAPTER")
    release.add_argument(
        "--check", action="store_true", help="prove that it is current"
    )

    matrix = command(
        "matrix", write_matrix, "judge right and wrong answers to the drills"
    )
    matrix.add_argument("chapters", nargs="*", metavar="CHAPTER")
    matrix.add_argument("--check", action="store_true", help="prove the pages current")

    texts = command(
        "questions", write_questions, "write the questions into chapters and recall.md"
    )
    texts.add_argument("--check", action="store_true", help="prove them current")

    cards = command("cards", write_cards, "write the recall questions as an Anki deck")
    cards.add_argument("--into", type=Path, default=Path("_build/recall-cards.apkg"))

    formulas = command(
        "formulas", check_formulas, "check every formula of the chapters"
    )
    formulas.add_argument("pages", nargs="*", type=Path, metavar="PAGE")
    formulas.add_argument(
        "--fresh", action="store_true", help="check unchanged pages again, too"
    )
    formulas.add_argument(
        "--all", action="store_true", help="print every formula with what came out"
    )
    formulas.add_argument(
        "--mutants",
        action="store_true",
        help="change one thing in each true formula and count what is refused "
        "(minutes for the whole book)",
    )
    formulas.add_argument(
        "--page", action="store_true", help="write the page of the book with the totals"
    )
    formulas.add_argument(
        "--check", action="store_true", help="only prove that this page is current"
    )

    numbers = command("numbers", find_numbers, "find numbers that no cell produces")
    numbers.add_argument("pages", nargs="*", type=Path, metavar="PAGE")

    shots = command("screenshots", take_screenshots, "picture pages of the built book")
    shots.add_argument("pages", nargs="*", metavar="PAGE", help="default: all")
    shots.add_argument("--into", type=Path, default=Path("_build/screenshots"))

    speed = command(
        "measure", measure_site, "measure the site against a stock Jupyter Book"
    )
    speed.add_argument("--repeats", type=int, default=3, help="loads of each page")
    speed.add_argument(
        "--write", action="store_true", help="write the page chapters/site_speed.md"
    )

    bench = command(
        "benchmark", run_benchmark, "measure course_lib, and grading, against peers"
    )
    bench.add_argument(
        "what", choices=("accuracy", "speed", "naming", "grading", "page")
    )
    bench.add_argument("options", nargs=argparse.REMAINDER, help="--help lists them")

    command("browser", provide_browser, "install the browser that the tests drive")
    command("lock", renew_locks, "renew requirements.lock and package-lock.json")

    text = command("text", print_text, "print a notebook as percent text")
    text.add_argument("notebook", type=Path)

    from_text = command("from-text", read_text, "write a notebook from percent text")
    from_text.add_argument("text", type=Path)
    from_text.add_argument("notebook", type=Path)
    return top


def build_book(args):
    from course_tools import book

    folder = book.build(find_root(), fresh=args.fresh)
    print(f"The book is in {folder}")


def serve_book(args):
    from course_tools import book

    book.serve(book.build(find_root()), args.port)


def run_notebooks(args):
    from course_tools import execute

    execute.run(find_root(), args.notebooks)


def normalise_notebooks(args):
    from course_tools import execute

    execute.normalise(find_root(), args.notebooks, check=args.check)


def release_drills(args):
    from course_tools import release

    root = find_root()
    chapters = chosen_chapters(root, args.chapters)
    (release.check if args.check else release.write)(root, chapters)


def write_matrix(args):
    from course_tools import matrix

    root = find_root()
    matrix.write(root, chosen_chapters(root, args.chapters), check=args.check)


def write_questions(args):
    from course_tools import questions_text

    questions_text.write(find_root(), check=args.check)


def write_cards(args):
    from course_tools import cards

    count = cards.write(find_root(), args.into)
    print(f"{count} cards are in {args.into}")


def check_formulas(args):
    from course_tools.formulas import mutants, pages, report, results

    root = find_root()
    wanted = [relative_to_root(root, page) for page in args.pages]
    if wanted and (args.page or args.check):
        raise CourseError("the page with the totals speaks of all pages; name none")
    wanted = wanted or pages.pages(root)

    def progress(name, rows):
        print(f"{name}: {results.summary(rows)}", flush=True)
        for row in rows:
            if row.kind == "refused":
                print(f"\n{row.text}\n", flush=True)
            elif args.all:
                print(f"  {row.kind:10} {' '.join(row.source.split())[:70]}")

    found = results.check(root, wanted, fresh=args.fresh, progress=progress)
    refused = sum(row.kind == "refused" for rows in found.values() for row in rows)
    if refused:
        raise CourseError(f"{refused} formulas are refused")
    verdicts = (
        mutants.judge_all(root, wanted, mutants.print_page) if args.mutants else None
    )
    if args.check:
        report.check(root, found)
    elif args.page:
        report.write(root, found, verdicts)


def find_numbers(args):
    from course_tools import prose_numbers

    root = find_root()
    wanted = [relative_to_root(root, page) for page in args.pages]
    loose = 0
    for path in wanted or prose_numbers.chapters(root):
        found = prose_numbers.loose_numbers(root, path)
        print(f"{path}: {len(found) or 'no'} loose numbers")
        for number in found:
            print(f"  {number}")
        loose += len(found)
    if loose:
        raise CourseError(
            f"{loose} numbers in the prose come from no cell; print them in one, or "
            "say beside them `<!-- number 0.8: 8e8 / 1e9 -->`"
        )


def take_screenshots(args):
    from course_tools import book, browser

    site = book.built(find_root())
    known = book.pages(site)
    pages = [name.removesuffix(".html") for name in args.pages] or known
    for name in pages:
        if name not in known:
            raise CourseError(f"the book has no page `{name}`; there are: {known}")
    for path in browser.take_screenshots(site, args.into, pages):
        print(path)


def measure_site(args):
    from course_tools import site_measure

    site_measure.run(find_root(), repeats=args.repeats, write=args.write)


def run_benchmark(args):
    # A process of its own: the number of BLAS threads is set before NumPy is there.
    module = f"course_tools.benchmarks.{args.what}"
    result = subprocess.run([sys.executable, "-m", module, *args.options])
    if result.returncode != 0:
        raise CourseError(f"the benchmark ended with status {result.returncode}")


def provide_browser(args):
    from course_tools import browser

    browser.provide()


def renew_locks(args):
    from course_tools import lock

    lock.renew(find_root())


def print_text(args):
    from course_tools import notebooks

    print(notebooks.to_text(notebooks.read(args.notebook)), end="")


def read_text(args):
    from course_tools import notebooks

    notebook = notebooks.from_text(args.text.read_text(encoding="utf-8"))
    text = notebooks.canonical(notebook)
    args.notebook.parent.mkdir(parents=True, exist_ok=True)
    args.notebook.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
