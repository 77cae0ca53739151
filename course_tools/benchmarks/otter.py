"""The same class through otter-grader: the third column of the benchmark of grading.

Otter pins other versions than this course, so it lives in an environment of its own,
and is told by that environment's Python. It is used through its API, in one process for
the whole class; its command line takes longer. Its tests are those of the drills, one
test file for each graded cell, and run where that cell stands, as otter's own
`grader.check` does. It has no gradebook, no sandbox and no second process.
"""

import json
import os
import subprocess
import tempfile
import time
import zipfile
from pathlib import Path

from course_tools.benchmarks import grading
from course_tools.project import CourseError

TEST = """\
from otter.test_files import test_case

OK_FORMAT = False
name = {name!r}
points = {points!r}


@test_case()
def test(env):
    exec({source!r}, env)
"""

# What otter's Python runs: notebooks and autograders in, marks out.
GRADE = """\
import json, sys
from otter.api import grade_submission
jobs = json.load(open(sys.argv[1]))
marks = [sum(grade_submission(*pair, quiet=True).total for pair in job) for job in jobs]
json.dump(marks, open(sys.argv[2], "w"))
"""


START = "import otter\ngrader = otter.Notebook()"


def installed_version(python):
    """The version of otter-grader that a Python has.

    Raises
    ------
    CourseError
        If there is no such program, or otter is not installed for it.
    """
    asked = "from importlib.metadata import version; print(version('otter-grader'))"
    try:
        done = subprocess.run([python, "-c", asked], capture_output=True, text=True)
    except OSError as problem:
        raise CourseError(f"--otter {python}: {problem}") from problem
    if done.returncode:
        raise CourseError(
            f"--otter {python}: it has no otter-grader; install it with "
            f"{python} -m pip install 'otter-grader[grading]' numpy matplotlib"
        )
    return done.stdout.strip()


def time_otter(made_up, count, python):
    """Let otter grade `count` submissions: ``(Timing, marks by seed)``."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "course_lib").symlink_to(made_up.root / "course_lib")
        for notebook in made_up.assignment.notebooks:
            write_tests(folder / f"{notebook.name}.zip", notebook)
        jobs = []
        for seed in range(count):
            job = []
            for each, notebook in made_up.submission(seed).items():
                ask_otter(notebook, made_up.assignment.notebook(each))
                path = folder / f"s{seed:04d}" / f"{each}.ipynb"
                path.parent.mkdir(exist_ok=True)
                path.write_text(json.dumps(notebook), encoding="utf-8")
                job.append([str(path), str(folder / f"{each}.zip")])
            jobs.append(job)
        (folder / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
        before, clock = grading.cpu_of_machine(), time.perf_counter()
        done = subprocess.run(
            [python, "-c", GRADE, "jobs.json", "marks.json"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": name, "MPLBACKEND": "agg"},
            capture_output=True,
            text=True,
        )
        wall = time.perf_counter() - clock
        cpu = grading.cpu_of_machine() - before
        if done.returncode:
            raise CourseError(f"otter ended with {done.returncode}: {done.stderr}")
        marks = json.loads((folder / "marks.json").read_text("utf-8"))
    return grading.Timing(count, cpu, wall), marks


def ask_otter(handed_in, notebook):
    """Put otter's call in the place of each test, and its beginning before them."""
    tests = {cell.name for cell in notebook.cells if cell.role == "test"}
    for cell in handed_in["cells"]:
        if cell["id"] in tests:
            cell["source"] = f"grader.check({cell['id']!r})"
    first = {"cell_type": "code", "id": "otter", "metadata": {}, "source": START}
    first |= {"execution_count": None, "outputs": []}
    handed_in["cells"].insert(0, first)


def write_tests(target, notebook):
    """The archive that otter calls an autograder, for one notebook."""
    tests = [cell for cell in notebook.cells if cell.role == "test"]
    with zipfile.ZipFile(target, "w") as archive:
        settings = {"lang": "python", "print_summary": False, "pdf": False}
        archive.writestr("otter_config.json", json.dumps(settings))
        for number, cell in enumerate(tests):
            text = TEST.format(name=cell.name, points=cell.points, source=cell.source)
            archive.writestr(f"tests/test_{number:02d}.py", text)
