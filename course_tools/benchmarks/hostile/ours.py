"""Grade every attack between two honest students, by the whole of `course grade`."""

import json
import os
import time
from pathlib import Path

from course_tools.benchmarks.hostile.assignment import (
    CHAPTER,
    DRILL,
    POINTS,
    SECRETS,
    write,
)
from course_tools.grading import grade_class, gradebook
from course_tools.grading.crew import Hand, attempts
from course_tools.grading.limits import Limits
from course_tools.grading.worker import Worker

# Little time for what wastes it; an honest answer needs a hundredth of that.
LIMITS = Limits(
    cell_cpu=0.5, cell_wall=3.0, total_cpu=12.0, total_wall=300.0, memory=400 << 20
)
SECONDS = 5  # for a process that was killed to be gone
STOLEN = "STOLEN"  # what an attack prints that has reached its aim


def make(root, folder):
    """A course with the attacked assignment, and nobody in it yet."""
    folder.mkdir(parents=True, exist_ok=True)
    write(folder, root)
    for name in ("course_lib", "course_tools"):
        (folder / name).symlink_to(root / name, target_is_directory=True)
    (folder / "_toc.yml").touch()


def honest(folder, number):
    """Full marks: the solutions, with a note that makes each hand-in another one."""
    path = folder / "solutions" / CHAPTER / DRILL
    book = json.loads(path.read_text(encoding="utf-8"))
    for cell in book["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] = [*cell["source"], f"\n# by {number}"]
    return json.dumps(book)


def hand_in(folder, given, attacks):
    """Everybody hands in: honest students with even numbers, attacks between them.

    Returns
    -------
    list of (Attack, str)
        Each with the name of its student.
    """
    submitted = folder / "classroom" / "submitted"
    for number in range(0, 2 * len(attacks) + 1, 2):
        path = submitted / f"s{number:03d}" / CHAPTER / DRILL
        path.parent.mkdir(parents=True)
        path.write_text(honest(folder, number), encoding="utf-8")
    pairs = []
    for number, attack in enumerate(attacks):
        student = f"s{2 * number + 1:03d}{attack.folder}"
        attack.hand_in(given, submitted / student / CHAPTER)
        pairs.append((attack, student))
    with gradebook.opened(folder) as book:
        for path in sorted(submitted.iterdir()):
            book.add_student(path.name)
    return pairs


class Watching:
    """A crew of one worker that looks, after each submission, at what was left."""

    def __init__(self, root, tier, assignment, limits, size):
        self.assignment, self.limits = assignment, limits
        self.make = lambda: Worker(root, tier)
        self.left, self.worker = {}, None

    def __call__(self, *words):
        """The crew of one run, which has all that was seen before."""
        made = Watching(*words)
        made.left = self.left
        return made

    def grade(self, jobs):
        hand = Hand(self.make)
        try:
            if jobs:
                before = traces(hand.worker())
            for job in jobs:
                yield job, attempts(hand, self.assignment, self.limits, job.notebooks)
                if hand.worker().pid != before["worker"]:
                    found = {"worker": "was started again"}
                    before = traces(hand.worker())
                else:
                    found = new_traces(hand.worker(), before)
                for student in job.students:
                    self.left[student] = found
        finally:
            hand.stop()


def new_traces(worker, before):
    """What is there and was not before; what is about to end gets time for it."""
    until = time.monotonic() + SECONDS
    while True:
        now = traces(worker)
        found = {k: f"{now[k]}, not {before[k]}" for k in now if now[k] != before[k]}
        if not found or time.monotonic() > until:
            return found
        time.sleep(0.05)


def watching():
    """A crew to give to a run; its `left` says by student what was left."""
    return Watching(None, None, None, None, None)


def traces(worker):
    """What a submission could leave behind: processes, files, connections."""
    import psutil

    worker.cpu()  # it answers when it is at rest
    process = psutil.Process(worker.pid)
    below = process.children(recursive=True)
    inner = below[0] if below else process
    inside = Path(f"/proc/{inner.pid}/root")
    folders = ("tmp", "dev/shm", "dev/mqueue")
    return {
        "worker": worker.pid,
        "processes": sorted(child.pid for child in below),
        "files": {name: _names(inside / name) for name in folders},
        "descriptors": {p.pid: _names(Path(f"/proc/{p.pid}/fd")) for p in below},
        "own descriptors": len(os.listdir("/proc/self/fd")),
    }


def _names(folder):
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def grade(folder, pairs, crew):
    """Grade the class.

    Parameters
    ----------
    folder : Path
    pairs : list of (Attack, str)
    crew : Watching

    Returns
    -------
    dict
        ``status`` of the run, and by the name of an attack what came of it: `status`,
        `row`, `gained`, `harmed` (honest neighbours whose marks are not full), `left`,
        `stolen`, `shown` (hidden tests in the feedback page).
    """
    status = grade_class.run(
        folder, CHAPTER, grade_class.Options(limits=LIMITS), crew=crew
    )
    path = folder / "classroom" / "reports" / CHAPTER / "summary.json"
    summary = json.loads(path.read_text(encoding="utf-8"))
    students = {entry["student"]: entry for entry in summary["students"]}
    with gradebook.opened(folder) as book:
        rows = {s.student_id: s.score for s in book.assignment_submissions(CHAPTER)}
    found = {}
    for number, (attack, student) in enumerate(pairs):
        beside = [f"s{2 * number:03d}", f"s{2 * number + 2:03d}"]
        found[attack.name] = {
            "status": students[student]["status"],
            "row": student in rows,
            "gained": rows.get(student, 0.0),
            "harmed": sum(rows.get(name) != POINTS for name in beside),
            "left": crew.left.get(student, {}),
            "stolen": STOLEN in outputs_of(folder, student),
            "shown": shown_in_feedback(folder, student),
        }
    return {"status": status, "attacks": found}


def outputs_of(folder, student):
    """All that the cells and tests of a student's autograded notebooks put out."""
    found = []
    place = folder / "classroom" / "autograded" / student
    for path in sorted(place.rglob("*.ipynb")):
        try:
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        except (OSError, ValueError, KeyError):
            continue
        found += [cell["outputs"] for cell in cells if cell.get("outputs")]
    return json.dumps(found)


def shown_in_feedback(folder, student):
    """Which secrets of the hidden tests a feedback page shows, but the student's own.

    Some attacks look for a secret by name; what they write themselves is no leak.
    """
    submitted = folder / "classroom" / "submitted" / student / CHAPTER
    own = b""
    for path in submitted.glob("*"):
        if path.is_file() and not path.is_symlink():
            own += path.read_bytes()
    pages = (folder / "classroom" / "feedback" / student).rglob("*.html")
    text = "".join(path.read_text("utf-8", "replace") for path in pages)
    return [s for s in SECRETS if s in text and s.encode() not in own]
