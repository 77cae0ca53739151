"""CPU seconds a submission: our grading against stock `nbgrader autograde`.

The same made-up class goes through both in one run: some students are right, most are
half right, answers are drawn from ``variants/``. CPU time is that of all processes, the
coordinator's and the kernels' included, so the machine must do nothing else.
What a worker needs to get warm is told apart where one worker grades alone.
Both must give the same marks, or the run fails. Ours is measured twice: as the function
that a gradebook is filled from, and as the whole command with gradebook, autograded
notebooks, feedback and report; stock writes its gradebook and no feedback.

Usage::

    python -m course_tools.benchmarks.grading                    # chapter 2, 40 and 4
    python -m course_tools.benchmarks.grading --ours 200 --stock 20
    python -m course_tools.benchmarks.grading --chapter 5 --json > times.json
    python -m course_tools.benchmarks.grading --otter OTHER_ENV/bin/python
    python -m course_tools.benchmarks.grading --write    # the page, with 1,000 students
"""

import argparse
import contextlib
import copy
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from course_tools import release
from course_tools.grading import assignment
from course_tools.grading.demo_class import answers_in
from course_tools.grading.probe import find_tier
from course_tools.grading.run import grade
from course_tools.grading.worker import Worker
from course_tools.project import CourseError, chosen_chapters, find_root


@dataclass(frozen=True)
class Timing:
    """What grading a class took; all but `submissions` in seconds."""

    submissions: int
    cpu: float
    wall: float
    start: float = 0.0  # CPU to get warm, once a worker; in no other figure

    @property
    def each(self):
        """CPU seconds a submission."""
        return self.cpu / self.submissions


class MadeUpClass:
    """Submissions of one chapter, drawn from its right and wrong answers."""

    def __init__(self, root, chapter):
        self.root, self.chapter = root, chapter
        self.assignment = assignment.load(root, chapter)
        files = sorted((root / "variants" / chapter).glob("*.py"))
        self._answers = {
            path.stem: answers_in(path.read_text("utf-8"), path.stem) for path in files
        }
        folder = root / "exercises" / chapter
        self._released = {
            n.name: json.loads((folder / f"{n.name}.ipynb").read_text("utf-8"))
            for n in self.assignment.notebooks
        }

    def submission(self, seed):
        """The notebooks of one student, by name."""
        rng = random.Random(seed)
        share = rng.choice([0.3, 0.6, 0.9, 1.0])
        chosen = {}
        for name, answers in self._answers.items():
            wanted = rng.random() < share
            fits = [text for text, right in answers if right is wanted]
            chosen[name] = rng.choice(fits or [text for text, _ in answers])
        notebooks = copy.deepcopy(self._released)
        for notebook in notebooks.values():
            for cell in notebook["cells"]:
                cell["source"] = chosen.get(cell["id"], cell["source"])
        return notebooks


def cpu_of_machine():
    """CPU seconds that all processes of this machine have used since it was started.

    A process that nobody waits for, as most in a sandbox, is in no figure of its
    parents. So the machine is counted, and must do nothing else meanwhile.
    """
    used = psutil.cpu_times()
    return used.user + used.nice + used.system


def time_ours(made_up, count, tier):
    """Grade `count` submissions in one worker: ``(Timing, marks by seed)``."""
    submissions = [made_up.submission(seed) for seed in range(count)]
    marks = []
    with Worker(made_up.root, tier, core=0) as worker:
        start, before = worker.cpu(), time.process_time()
        clock = time.perf_counter()
        for notebooks in submissions:
            results = [
                grade(worker, made_up.assignment.notebook(name), notebook)
                for name, notebook in notebooks.items()
            ]
            marks.append(sum(result["points"] for result in results))
        wall = time.perf_counter() - clock
        cpu = time.process_time() - before + worker.cpu() - start
    return Timing(count, cpu, wall, start), marks


def time_stock(made_up, count):
    """Let stock nbgrader grade `count` submissions: ``(Timing, marks by seed)``."""
    from nbgrader.api import Gradebook

    with tempfile.TemporaryDirectory() as folder:
        course, chapter = Path(folder), made_up.chapter
        release.copy_course(made_up.root, course, [chapter])
        release.run_nbgrader(course, "generate_assignment", chapter)
        for seed in range(count):
            target = course / "classroom" / "submitted" / f"s{seed:04d}" / chapter
            target.mkdir(parents=True)
            for name, notebook in made_up.submission(seed).items():
                path = target / f"{name}.ipynb"
                path.write_text(json.dumps(notebook), encoding="utf-8")
        before, clock = cpu_of_machine(), time.perf_counter()
        release.run_nbgrader(course, "autograde", chapter, "--create")
        wall, cpu = time.perf_counter() - clock, cpu_of_machine() - before
        with Gradebook(f"sqlite:///{course}/classroom/gradebook.db") as gradebook:
            marks = [
                gradebook.find_submission(chapter, f"s{seed:04d}").score
                for seed in range(count)
            ]
    return Timing(count, cpu, wall), marks


def time_whole(made_up, count, jobs):
    """The command `course grade` on a class of its own: ``(Timing, marks by seed)``."""
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder) / "course"
        hand_in(made_up, course, count)
        command = [sys.executable, "-m", "course_tools.cli", "grade", made_up.chapter]
        before, clock = cpu_of_machine(), time.perf_counter()
        done = subprocess.run(
            [*command, "--jobs", str(jobs)],
            cwd=course,
            env={**os.environ, "PYTHONPATH": str(course)},
            capture_output=True,
            text=True,
        )
        wall, cpu = time.perf_counter() - clock, cpu_of_machine() - before
        if done.returncode != 0:
            raise CourseError(
                f"course grade ended with {done.returncode}: {done.stderr}"
            )
        return Timing(count, cpu, wall), marks_in(course, made_up.chapter)


def hand_in(made_up, course, count):
    """A course folder in which `count` students have handed in."""
    chapter = made_up.chapter
    course.mkdir(parents=True)
    release.copy_course(made_up.root, course, [chapter])
    for name in ("course_lib", "course_tools"):
        (course / name).symlink_to(made_up.root / name, target_is_directory=True)
    (course / "_toc.yml").touch()
    for seed in range(count):
        target = course / "classroom" / "submitted" / f"s{seed:04d}" / chapter
        target.mkdir(parents=True)
        for name, notebook in made_up.submission(seed).items():
            path = target / f"{name}.ipynb"
            path.write_text(json.dumps(notebook), encoding="utf-8")


def marks_in(course, chapter):
    path = course / "classroom" / "reports" / chapter / "summary.json"
    students = json.loads(path.read_text(encoding="utf-8"))["students"]
    return [entry["score"] for entry in sorted(students, key=lambda e: e["student"])]


def stages(made_up, count, jobs):
    """CPU seconds of the parts of a run of `count`: a dict by name.

    Everything but the workers is the coordinator's main thread.
    """
    from course_tools.grading import documents, grade_class, people, rows

    spent = {}

    def timed(name, function):
        def run(*words, **more):
            start = time.thread_time()
            try:
                return function(*words, **more)
            finally:
                spent[name] = spent.get(name, 0.0) + time.thread_time() - start

        return run

    parts = [
        ("reading what was handed in", people, "take_in"),
        ("autograded notebooks", documents._Item, "write_autograded"),
        ("rows of the gradebook", rows.Rows, "write"),
        ("feedback pages", documents._Item, "write_feedback"),
    ]
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "course"
        hand_in(made_up, folder, count)
        for name, owner, attribute in parts:
            real = getattr(owner, attribute)
            setattr(owner, attribute, timed(name, real))
            stack.callback(setattr, owner, attribute, real)
        stack.enter_context(contextlib.redirect_stdout(io.StringIO()))
        stack.enter_context(contextlib.redirect_stderr(io.StringIO()))
        before, start = cpu_of_machine(), time.process_time()
        grade_class.run(folder, made_up.chapter, grade_class.Options(jobs=jobs))
        own = time.process_time() - start
    others = cpu_of_machine() - before - own
    rest = own - sum(spent.values())
    return {"sandboxes: students and tests": others} | spent | {"coordination": rest}


def time_floor(made_up, count):
    """CPU seconds a submission of its cells and tests alone, in one warm process.

    No process of its own, no sandbox, no notebook: what no grader can be faster than.
    """
    from course_tools.grading.inside.cells import Cells

    spent = 0.0
    for seed in range(count):
        for name, notebook in made_up.submission(seed).items():
            known = made_up.assignment.notebook(name).cells
            texts = {cell.name: cell.source for cell in known if cell.role == "test"}
            codes = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
            with (
                contextlib.redirect_stdout(io.StringIO()),  # Cells sets its own
                contextlib.redirect_stderr(io.StringIO()),
            ):
                cells, start = Cells(20_000), time.process_time()
                for cell in codes:
                    source = texts.get(cell["id"], "".join(cell["source"]))
                    cells.run(cell["id"], source)
                spent += time.process_time() - start
    return spent / count


def otter_beside(made_up, args, expected):
    """What otter needs for stock's submissions, and how many of its marks are the same.

    Its marks need not be the same: it runs all tests in the student's process and by
    rules of its own. What is measured is its time.
    """
    from course_tools.benchmarks import otter

    otter.installed_version(args.otter)
    timing, marks = otter.time_otter(made_up, args.stock, args.otter)
    pairs = zip(marks, expected, strict=True)
    return timing, sum(mine == theirs for mine, theirs in pairs)


def main(argv=None):
    """Run, print, and fail if the marks differ."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--chapter", default="2")
    parser.add_argument("--ours", type=int, default=40, help="submissions for ours")
    parser.add_argument("--stock", type=int, default=4, help="submissions for stock")
    parser.add_argument(
        "--otter",
        metavar="PYTHON",
        help="a Python that has otter-grader: as many submissions as for stock",
    )
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    parser.add_argument("--allow-weak-sandbox", action="store_true")
    parser.add_argument(
        "--write", action="store_true", help="write the page chapters/teach_speed.md"
    )
    parser.add_argument(
        "--repeats",
        type=int,
        default=3,
        help="runs of stock and of the whole command in turns, for the page",
    )
    parser.add_argument(
        "--sizes",
        type=int,
        nargs="+",
        default=[25, 50, 100, 200, 400, 700, 1000],
        help="classes for the picture of the page",
    )
    args = parser.parse_args(argv)
    if args.write:
        from course_tools.benchmarks import grading_page

        grading_page.write(find_root(), args)
        return
    root = find_root()
    (chapter,) = chosen_chapters(root, [args.chapter])
    made_up = MadeUpClass(root, chapter)
    tier = find_tier(root, allow_weaker=args.allow_weak_sandbox)
    ours, marks = time_ours(made_up, max(args.ours, args.stock), tier.name)
    stock, expected = time_stock(made_up, args.stock)
    if marks[: args.stock] != expected:
        raise CourseError(f"marks differ: ours {marks[: args.stock]}, {expected}")
    timings = {"stock nbgrader": stock, "ours": ours}
    if args.otter:
        timings["otter-grader"], _ = otter_beside(made_up, args, expected)
    if args.json:
        figures = {name: asdict(timing) for name, timing in timings.items()}
        print(json.dumps({"tier": tier.name, **figures}, indent=1))
        return
    print(f"{chapter}, {tier.words}")
    print(f"the same marks for {args.stock} submissions, from {min(marks):g} up")
    for name, timing in timings.items():
        print(
            f"{name:15} {timing.submissions:4} submissions, CPU {timing.each:.3f} s "
            f"each, wall {timing.wall / timing.submissions:.3f} s each"
        )
    print(f"a worker gets warm in {ours.start:.2f} s of CPU, once")
    print(f"stock / ours: {stock.each / ours.each:.1f}")


if __name__ == "__main__":
    try:
        main()
    except CourseError as problem:
        sys.exit(f"benchmark: {problem}")
