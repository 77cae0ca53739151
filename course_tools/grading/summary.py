"""What the instructor has to know after a run, as plain data for JSON.

::

    assignment, tier, started, seconds, status (0, 1 or 2)
    counts        students by what became of them
    histogram     how many have 0-10 %, 10-20 %, ..., 90-100 % of the points
    mean, max_points
    questions     one entry a graded cell:
        notebook, name, max_points, students, mean, all_right, none_right
        not_written, time_outs, memory, suspect (everybody failed: a broken test?)
    students      one entry each:
        student, status, state, score, penalty, reasons, remarks, needs_human
    changed       whose points are others than an earlier run gave: student, before
    same          groups of students who handed in the same answers
    incomplete    who has no result though there should be one, and why

Status of a student: ok, renamed, repaired, missing, unreadable, not graded, not chosen.
"""

from course_tools.grading.crew import NotGraded
from course_tools.grading.people import troubles

BINS = 10
ENOUGH = 3  # who must have tried a question before it is called suspect


def summary(assignment, tier, people, started, seconds):
    """Everything about a run.

    Parameters
    ----------
    assignment : Assignment
    tier : str
        In words.
    people : list of Person
    started : str
    seconds : float
    """
    students = [_student(assignment, person) for person in people]
    graded = [entry["score"] for entry in students if entry["score"] is not None]
    most = sum(notebook.points for notebook in assignment.notebooks)
    questions = _questions(assignment, people)
    incomplete = {e["student"]: e["reasons"] for e in students if e["status"] == NOT}
    human = any(e["needs_human"] for e in students)
    human = human or any(question["suspect"] for question in questions)
    return {
        "assignment": assignment.name,
        "tier": tier,
        "started": started,
        "seconds": round(seconds, 1),
        "status": 2 if incomplete else 1 if human else 0,
        "counts": _counts(students),
        "histogram": histogram(graded, most),
        "mean": sum(graded) / len(graded) if graded else None,
        "max_points": most,
        "questions": questions,
        "students": students,
        "changed": [
            {"student": person.student, "before": person.before}
            for person in people
            if person.before is not None
        ],
        "same": _same(people),
        "incomplete": incomplete,
    }


NOT = "not graded"


def _counts(students):
    counts = {}
    for entry in students:
        counts[entry["status"]] = counts.get(entry["status"], 0) + 1
    return counts


def histogram(scores, most):
    """How many scores lie in each tenth of `most`; full marks are in the last.

    Examples
    --------
    >>> histogram([0, 1, 9.5, 10, 11], 10)
    [1, 1, 0, 0, 0, 0, 0, 0, 0, 3]
    """
    bins = [0] * BINS
    for score in scores:
        share = score / most if most else 0.0
        bins[max(min(int(share * BINS), BINS - 1), 0)] += 1
    return bins


def _student(assignment, person):
    status, reasons = _status(person)
    written = person.written.values()
    waiting = [name for notebook in written for name in notebook.waiting]
    if waiting and status != "unreadable":
        names = ", ".join(f"`{name}`" for name in waiting[:5])
        reasons.append(f"waits for a grader: {names}")
    lacking = [e.sentence for e in person.taken.entries if e.status == "missing"]
    if status != "missing" and len(assignment.notebooks) > 1:
        reasons += [sentence for sentence in lacking if sentence not in reasons]
    else:
        lacking = []
    alarming = troubles(person.outcome) if person.graded else []
    return {
        "student": person.student,
        "status": status,
        "state": person.state,
        "score": _score(person),
        "penalty": sum(notebook.penalty for notebook in written),
        "reasons": reasons,
        "remarks": list(person.taken.remarks),
        "needs_human": bool(
            status in ("unreadable", NOT) or waiting or lacking or alarming
        ),
    }


def _score(person):
    if not person.written:
        return None
    return sum(n.score - n.penalty for n in person.written.values())


def _status(person):
    """The status of a student and the sentences that explain it."""
    taken = person.taken
    said = [] if taken.status == "ok" else [taken.sentence]
    if person.state == "missing":
        return "missing", said
    if person.state == "left":
        return "not chosen", ["new, and not graded: another student was asked for"]
    if isinstance(person.outcome, NotGraded):
        return NOT, [person.outcome.reason]
    if person.state == "unreadable":
        return "unreadable", said
    if person.outcome is None:
        return NOT, ["the run ended before"]
    repairs = [r for result in person.outcome.values() for r in result["repairs"]]
    reasons = said + repairs + troubles(person.outcome)
    status = taken.status
    if repairs and status in ("ok", "renamed"):
        status = "repaired"
    if status == "missing":  # of several notebooks one is there
        status = "ok"
    return status, reasons


def _questions(assignment, people):
    found = []
    for notebook in assignment.notebooks:
        results = [
            person.outcome[notebook.name]
            for person in people
            if person.graded and notebook.name in person.outcome
        ]
        tests = [{t["name"]: t for t in result["tests"]} for result in results]
        for cell in notebook.cells:
            if cell.role == "test":
                entries = [known[cell.name] for known in tests if cell.name in known]
                found.append(_question(notebook.name, cell, entries))
    return found


def _question(notebook, cell, entries):
    statuses = [entry["status"] for entry in entries]
    tried = len(entries) - statuses.count("not written")
    right = statuses.count("passed")
    points = [entry["points"] for entry in entries]
    return {
        "notebook": notebook,
        "name": cell.name,
        "max_points": cell.points,
        "students": len(entries),
        "mean": sum(points) / len(points) if points else None,
        "all_right": right,
        "none_right": sum(not p for p in points),
        "not_written": statuses.count("not written"),
        "time_outs": statuses.count("time-out"),
        "memory": statuses.count("memory"),
        "suspect": tried >= ENOUGH and not any(points),
    }


def _same(people):
    """Who handed in the same answers, but for those who answered nothing."""
    groups = {}
    for person in people:
        if person.graded and person.key:
            points = sum(result["points"] for result in person.outcome.values())
            if points:
                groups.setdefault(person.key, []).append(person.student)
    return [names for names in groups.values() if len(names) > 1]
