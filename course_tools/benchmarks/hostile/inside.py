"""Runs in the jail, as its first process: stock nbgrader on one attack.

The first process of a namespace cannot be killed from inside it, so that this one can
say what happened, whatever the attack does. It prints one line of JSON.
"""

import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from course_tools.benchmarks.hostile import corpus, ours
from course_tools.benchmarks.hostile.assignment import CHAPTER, DRILL, POINTS

GIGABYTE = 1 << 30
PROCESSES = 300
BESIDE = "s0", "s2"  # honest; what attacks stands between them


def main(template, work, name, seconds, uid):
    """Grade as a user who owns nothing else, and print what came of it."""
    if uid:
        os.setgroups([])
        os.setgid(int(uid))
        os.setuid(int(uid))
    os.mkdir(os.environ["HOME"])
    attack = next(a for a in corpus.corpus() if a.name == name)
    course = Path(work, "course")
    shutil.copytree(template, course)
    given = json.loads((course / "exercises" / CHAPTER / DRILL).read_text("utf-8"))
    submitted = course / "classroom" / "submitted"
    for number, student in enumerate(BESIDE):
        target = submitted / student / CHAPTER
        target.mkdir(parents=True)
        (target / DRILL).write_text(ours.honest(course, number), encoding="utf-8")
    student = f"s1{attack.folder}"
    attack.hand_in(given, submitted / student / CHAPTER)
    before = kept_files(course)
    status, ended = run(course, "autograde", float(seconds))
    left = stop_what_is_left()
    found = {"status": status, "ended": ended, "left": left}
    found["changed"] = sorted(
        name for name, was in before.items() if digest(course / name) != was
    )
    found["start_up"] = start_up_files(Path(os.environ["HOME"]))
    found |= marks(course, student)
    found["stolen"] = ours.STOLEN in ours.outputs_of(course, student)
    run(course, "generate_feedback", 60, "--student", student)
    stop_what_is_left()
    found["shown"] = ours.shown_in_feedback(course, student)
    sys.__stdout__.write(f"\n{json.dumps(found)}\n")
    sys.__stdout__.flush()


def run(course, step, seconds, *options):
    """A step of nbgrader: its status, and whether it came to an end by itself."""
    words = [sys.executable, "-m", "nbgrader", step, CHAPTER, *options]
    process = subprocess.Popen(
        words,
        cwd=course,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=bounded,
        start_new_session=True,
    )
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        while True:  # as the first process, wait for orphans too
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return None, True
            if pid == process.pid:
                process.returncode = os.waitstatus_to_exitcode(status)
                return process.returncode, True
            if pid == 0:
                break
        time.sleep(0.05)
    return None, False


def bounded():
    """Nothing that an attack does may harm the machine."""
    resource.setrlimit(resource.RLIMIT_AS, (4 * GIGABYTE, 4 * GIGABYTE))
    resource.setrlimit(resource.RLIMIT_NPROC, (PROCESSES, PROCESSES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (GIGABYTE // 4, GIGABYTE // 4))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def stop_what_is_left():
    """Kill every other process of the jail; how many there were."""
    own, count = os.getpid(), 0
    for _ in range(100):
        others = [int(n) for n in os.listdir("/proc") if n.isdigit() and int(n) != own]
        alive = [pid for pid in others if not is_zombie(pid)]
        count = max(count, len(alive))
        for pid in alive:
            try:
                os.kill(pid, signal.SIGKILL)
            except OSError:
                continue
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            pass
        if not others:
            break
        time.sleep(0.05)
    return count


def is_zombie(pid):
    try:
        text = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
        return text.rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def kept_files(course):
    """Files that grading must leave as they are, with a hash of each."""
    wanted = [course / "nbgrader_config.py"]
    wanted += (course / "solutions").rglob("*.ipynb")
    wanted += (course / "classroom" / "submitted" / name for name in BESIDE)
    files = [
        p for path in wanted for p in (path.rglob("*") if path.is_dir() else [path])
    ]
    return {str(p.relative_to(course)): digest(p) for p in files if p.is_file()}


def digest(path):
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def start_up_files(home):
    """Files that would run the next time, as the teacher."""
    names = "sitecustomize.py", "usercustomize.py", "nbgrader_config.py"
    found = [p.name for name in names for p in home.rglob(name)]
    found += [p.name for p in home.rglob("startup/*.py")]
    return sorted(found)


def marks(course, student):
    """What the gradebook says of the attack and of its neighbours."""
    from nbgrader.api import Gradebook

    scores = {}
    try:
        path = course / "classroom" / "gradebook.db"
        with Gradebook(f"sqlite:///{path}") as book:
            submissions = book.assignment_submissions(CHAPTER)
            scores = {s.student_id: s.score for s in submissions}
    except Exception as error:
        return {"row": False, "gained": 0.0, "harmed": 2, "broken": str(error)[:200]}
    return {
        "row": student in scores,
        "gained": scores.get(student, 0.0),
        "harmed": sum(scores.get(name) != POINTS for name in BESIDE),
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
