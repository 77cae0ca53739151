"""The command `course`: everything that authors and teachers run."""

import argparse
import functools
import subprocess
import sys
from pathlib import Path

from course_tools.project import (
    CourseError,
    chosen_chapters,
    find_root,
    relative_to_root,
)

BENCHMARKS = (
    *("accuracy", "speed", "naming", "engine"),
    *("grading", "hostile", "faults"),
    "page",
)


def main(argv=None):
    """Run one command; exit status 0 if it did its job, 1 if not, 2 on bad use.

    `course grade` has statuses of its own, see its help.
    """
    args = parser().parse_args(argv)
    try:
        return args.run(args) or 0
    except CourseError as problem:
        print(f"course {args.command}: {problem}", file=sys.stderr)
        return getattr(args, "refused", 1)
    except ModuleNotFoundError as missing:
        package = (missing.name or "").partition(".")[0]
        print(
            f"course {args.command}: the package `{package}` is not installed; "
            "install the course with its tools: pip install -e '.[dev]'",
            file=sys.stderr,
        )
        return getattr(args, "refused", 1)


def parser():
    """The commands and their options."""
    top = argparse.ArgumentParser(prog="course", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name, run, text, example="", within=commands):
        sub = within.add_parser(
            name,
            help=text,
            description=text,
            epilog=example and f"example: {example}",
        )
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

    spanish = command("spanish", spanish_index, "write the index of the Spanish terms")
    spanish.add_argument("--check", action="store_true", help="only prove it current")

    cards = command("cards", write_cards, "write the recall questions as an Anki deck")
    cards.add_argument("--into", type=Path, default=Path("_build/recall-cards.apkg"))

    zipped = command("bundle", write_bundle, "write all that a learner needs as a zip")
    zipped.add_argument(
        "--into", type=Path, default=Path("_build/jacobians-course.zip")
    )

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

    everybody = command(
        "accessible", judge_accessibility, "look at the built pages with axe-core"
    )
    everybody.add_argument("pages", nargs="*", metavar="PAGE", help="default: all")

    speed = command(
        "measure", measure_site, "measure the site against a stock Jupyter Book"
    )
    speed.add_argument("--repeats", type=int, default=3, help="loads of each page")
    speed.add_argument(
        "--write", action="store_true", help="write the page chapters/site_speed.md"
    )

    conventions = command(
        "conventions",
        measure_conventions,
        "measure what NumPy, PyTorch and JAX return where there is no derivative",
    )
    conventions.add_argument(
        "--write",
        action="store_true",
        help="write the page chapters/framework_conventions.md",
    )
    conventions.add_argument(
        "--partial",
        action="store_true",
        help="write it even if PyTorch or JAX is not installed",
    )

    bench = command(
        "benchmark", run_benchmark, "measure course_lib, and grading, against peers"
    )
    bench.add_argument("what", choices=BENCHMARKS)
    bench.add_argument("options", nargs=argparse.REMAINDER, help="--help lists them")

    roster = commands.add_parser("roster", help="who is in the class")
    whom = roster.add_subparsers(dest="what", required=True, metavar="WHAT")
    students = command(
        "import",
        import_roster,
        "bring the students of a CSV file of nbgrader, Canvas or Moodle into the "
        "gradebook; nobody is taken out of it",
        "course roster import grades.csv --dry-run",
        within=whom,
    )
    students.add_argument("file", type=Path, metavar="FILE")
    students.add_argument(
        "--id", metavar="COLUMN", help="the column that identifies a student"
    )
    students.add_argument(
        "--dry-run", action="store_true", help="only say what would change"
    )
    command("show", show_roster, "print the students in the gradebook", within=whom)

    collect = command(
        "collect",
        collect_archive,
        "bring the submissions that Canvas or Moodle gives as an archive, or a folder "
        "of notebooks, to classroom/submitted; needs the roster",
        "course collect submissions.zip 2 --times worksheet.csv",
    )
    collect.add_argument("archive", type=Path, metavar="ARCHIVE")
    collect.add_argument(
        "assignment", metavar="ASSIGNMENT", help="the chapter: its number or name"
    )
    collect.add_argument(
        "--times",
        type=Path,
        metavar="FILE",
        help="CSV with the times of submission: Moodle's grading worksheet, or the "
        "columns student and time",
    )
    collect.add_argument(
        "--force", action="store_true", help="replace what is there even if newer"
    )
    collect.add_argument(
        "--dry-run", action="store_true", help="only say what would be done"
    )

    grade = command(
        "grade",
        grade_class,
        "grade all that is in classroom/submitted in a sandbox; write the gradebook, "
        "autograded notebooks, feedback and a report. Killed and started again, it "
        "takes up what is left. Exit status: 0 all in order, 1 somebody needs a human "
        "(the report says who and why), 2 incomplete",
        "course grade 2",
    )
    grade.add_argument("assignment", metavar="ASSIGNMENT")
    grade.add_argument(
        "--student",
        action="append",
        default=[],
        metavar="ID",
        help="grade this one alone; may be given several times",
    )
    grade.add_argument(
        "--force", action="store_true", help="grade again what is unchanged"
    )
    grade.add_argument(
        "--only-failed",
        action="store_true",
        help="grade again what ran into a limit, died or could not be graded, and "
        "nothing else",
    )
    grade.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="workers; default: one a core"
    )
    grade.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="grade on the workers of this Dask scheduler, tcp://HOST:PORT",
    )
    grade.add_argument(
        "--no-feedback", action="store_true", help="write no feedback pages"
    )
    grade.add_argument(
        "--allow-weaker-sandbox",
        action="store_true",
        help="grade even where the full sandbox cannot be had",
    )
    grade.set_defaults(refused=2)

    demo = command(
        "demo-class",
        demonstrate,
        "make up a class, hand in for it and grade it, in a folder of its own",
        "course demo-class 2 --students 60",
    )
    demo.add_argument("assignment", nargs="?", default="2", metavar="ASSIGNMENT")
    demo.add_argument("--students", type=int, default=60, metavar="N")
    demo.add_argument("--seed", type=int, default=1, metavar="N")
    demo.add_argument("--into", type=Path, default=Path("_build/demo-class"))
    demo.add_argument("--allow-weaker-sandbox", action="store_true")
    demo.set_defaults(refused=2)

    command("doctor", examine, "say what is in order for grading, and what is not")

    export = command(
        "export",
        export_marks,
        "write the marks for Canvas, Moodle or a spreadsheet; late penalties and extra "
        "credit are in them",
        "course export 2 --canvas Grades.csv --column 'Drills 2'",
    )
    export.add_argument(
        "assignments",
        nargs="*",
        metavar="ASSIGNMENT",
        help="one; for --csv default all",
    )
    form = export.add_mutually_exclusive_group(required=True)
    form.add_argument(
        "--canvas", type=Path, metavar="FILE", help="Canvas's gradebook export to fill"
    )
    form.add_argument(
        "--moodle",
        type=Path,
        metavar="FILE",
        help="Moodle's grading worksheet or grades export to fill",
    )
    form.add_argument("--csv", action="store_true", help="a plain table of all marks")
    export.add_argument(
        "--to", type=Path, metavar="FILE", help="default: a file in classroom/"
    )
    export.add_argument("--column", metavar="TITLE", help="the column to fill")
    export.add_argument(
        "--scale", action="store_true", help="convert the marks to the points in FILE"
    )
    export.add_argument(
        "--zero", action="store_true", help="0 for whoever handed nothing in"
    )
    export.add_argument(
        "--allow-unknown",
        action="store_true",
        help="leave students of FILE alone who are not in the gradebook",
    )

    command("programs", provide_programs, "install what the tests need from Debian")
    command("lock", renew_locks, "renew the lock files of Python and of npm")

    oldest = command(
        "oldest",
        try_oldest,
        "test course_lib with the oldest NumPy and Matplotlib that it allows",
        "course oldest -k engine",
    )
    oldest.add_argument("options", nargs=argparse.REMAINDER, help="pytest's")

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
    if args.check:
        release.check(root, chapters)
        return
    from course_tools.grading import reference

    reference.check_release(root, chapters)
    release.write(root, chapters)


def write_matrix(args):
    from course_tools import matrix

    root = find_root()
    matrix.write(root, chosen_chapters(root, args.chapters), check=args.check)


def write_questions(args):
    from course_tools import questions_text

    questions_text.write(find_root(), check=args.check)


def spanish_index(args):
    from course_tools import spanish_index

    if args.check:
        spanish_index.check(find_root())
    else:
        print(f"{spanish_index.write(find_root())} names are in {spanish_index.PAGE}")


def write_cards(args):
    from course_tools import cards

    count = cards.write(find_root(), args.into)
    print(f"{count} cards are in {args.into}")


def write_bundle(args):
    from course_tools import bundle

    count = bundle.write(find_root(), args.into)
    print(f"{count} files are in {args.into}")


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
    for path in browser.take_screenshots(site, args.into, pages_of(site, args.pages)):
        print(path)


def judge_accessibility(args):
    from course_tools import accessible, book

    root = find_root()
    site = book.built(root)
    accessible.look_at_all(root, site, pages_of(site, args.pages))


def pages_of(site, wanted):
    from course_tools import book

    known = book.pages(site)
    pages = [name.removesuffix(".html") for name in wanted] or known
    for name in pages:
        if name not in known:
            raise CourseError(f"the book has no page `{name}`; there are: {known}")
    return pages


def measure_site(args):
    from course_tools import site_measure

    site_measure.run(find_root(), repeats=args.repeats, write=args.write)


def measure_conventions(args):
    from course_tools.benchmarks import conventions

    conventions.run(find_root(), write=args.write, partial=args.partial)


def run_benchmark(args):
    # A process of its own: the number of BLAS threads is set before NumPy is there.
    module = f"course_tools.benchmarks.{args.what}"
    result = subprocess.run([sys.executable, "-m", module, *args.options])
    if result.returncode != 0:
        raise CourseError(f"the benchmark ended with status {result.returncode}")


def import_roster(args):
    from course_tools.grading import roster

    roster.import_file(find_root(), args.file, args.id, dry_run=args.dry_run)


def show_roster(args):
    from course_tools.grading import roster

    roster.show(find_root())


def collect_archive(args):
    from course_tools.grading import collect

    root = find_root()
    (assignment,) = chosen_chapters(root, [args.assignment])
    collect.run(
        root,
        args.archive,
        assignment,
        times_path=args.times,
        dry_run=args.dry_run,
        force=args.force,
    )


def grade_class(args):
    from course_tools.grading import grade_class
    from course_tools.grading.crew import Crew

    root = find_root()
    (chapter,) = chosen_chapters(root, [args.assignment])
    if args.jobs < 0:
        raise CourseError(f"--jobs must be at least 1, got {args.jobs}")
    options = grade_class.Options(
        force=args.force,
        only_failed=args.only_failed,
        students=tuple(args.student),
        jobs=args.jobs,
        allow_weaker=args.allow_weaker_sandbox,
        feedback=not args.no_feedback,
    )
    crew = Crew
    if args.scheduler:
        from course_tools.grading.cluster import Cluster

        crew = functools.partial(Cluster, args.scheduler)
    return grade_class.run(root, chapter, options, crew=crew)


def demonstrate(args):
    from course_tools.grading import demo_class

    root = find_root()
    (chapter,) = chosen_chapters(root, [args.assignment])
    return demo_class.run(
        root,
        chapter,
        args.into.resolve(),
        count=args.students,
        seed=args.seed,
        allow_weaker=args.allow_weaker_sandbox,
    )


def examine(args):
    from course_tools.grading import doctor

    return doctor.run(find_root())


def export_marks(args):
    from course_tools.grading import lms

    root = find_root()
    assignments = chosen_chapters(root, args.assignments)
    kind = "canvas" if args.canvas else "moodle" if args.moodle else "csv"
    if kind != "csv" and len(args.assignments) != 1:
        raise CourseError(f"name one assignment for --{kind}")
    if kind == "csv" and not args.assignments:
        assignments = lms.known(root, assignments)
    options = lms.Options(args.column, args.scale, args.zero, args.allow_unknown)
    lms.export(
        root,
        assignments,
        kind,
        source=args.canvas or args.moodle,
        to=args.to,
        options=options,
    )


def provide_programs(args):
    from course_tools import debian

    debian.provide()


def try_oldest(args):
    from course_tools import oldest

    return oldest.test(find_root(), args.options)


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
