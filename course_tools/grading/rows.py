"""Marks and comments of students in nbgrader's gradebook, many in one transaction.

The same rows as `nbgrader autograde` writes through its preprocessors, which open and
commit once a cell. A grader's own marks, comments and extra credit are left alone.
"""

from dataclasses import dataclass, field
from datetime import UTC, timedelta
from types import SimpleNamespace

NO_RESPONSE = "No response."


@dataclass
class NotebookMarks:
    """What to write about one notebook of a student.

    Attributes
    ----------
    scores : dict of str to float or None
        By graded cell; None where a person has to judge.
    comments : dict of str to str or None
        nbgrader's own comment by solution cell.
    unreadable : bool
        Whether a person has to look although there is a score.
    """

    scores: dict
    comments: dict = field(default_factory=dict)
    unreadable: bool = False


@dataclass
class Entry:
    """What to write about a student.

    Attributes
    ----------
    student : str
    notebooks : dict of str to NotebookMarks
    time : datetime or None
        Of the submission, in UTC; None leaves what the gradebook says.
    fresh : bool
        Whether this is new work: marks that a grader gave are then to be looked at
        again, as nbgrader asks for.
    """

    student: str
    notebooks: dict
    time: object = None
    fresh: bool = True


@dataclass(frozen=True)
class Written:
    """The marks of a notebook as the gradebook has them now."""

    score: float
    max_score: float
    penalty: float
    scores: dict
    comments: dict
    waiting: tuple


def marks_of(handed_out, form, book, result):
    """The marks of a notebook that was graded.

    Parameters
    ----------
    handed_out : Notebook
    form : Form
    book : NotebookNode
        The autograded notebook.
    result : dict
    """
    from nbgrader import utils

    scores = {test["name"]: test["points"] for test in result["tests"]}
    comments = {}
    for cell in book.cells:
        grading = cell.metadata.get("nbgrader", {})
        if not (grading.get("solution") or grading.get("grade")):
            continue
        name = grading["grade_id"]
        if name in scores:
            continue
        untouched = grading.get("checksum") == utils.compute_checksum(cell)
        if grading.get("solution"):
            comments[name] = NO_RESPONSE if untouched else None
        if grading.get("grade"):
            scores[name] = 0.0 if untouched and grading.get("solution") else None
    return NotebookMarks(scores, comments)


def nothing(handed_out, form, unreadable):
    """The marks of a notebook that is missing or cannot be read: all 0."""
    scores = {
        name: 0.0
        for name, cell in form.cells.items()
        if cell.metadata.get("nbgrader", {}).get("grade")
    }
    return NotebookMarks(scores, {}, unreadable)


class Rows:
    """Writes entries of one assignment.

    Parameters
    ----------
    book : nbgrader.api.Gradebook
    chapter : str
    config : Config
        Of nbgrader, for the plug-in that takes marks off late work.
    """

    def __init__(self, book, chapter, config):
        from nbgrader.preprocessors import AssignLatePenalties

        self.book = book
        assignment = book.find_assignment(chapter)
        self.assignment_id, self.due = assignment.id, assignment.duedate
        self.notebooks = {
            notebook.name: SimpleNamespace(
                id=notebook.id,
                grades={c.name: c.id for c in notebook.grade_cells},
                tasks={c.name: c.id for c in notebook.task_cells},
                solutions={c.name: c.id for c in notebook.solution_cells},
                max_score=float(notebook.max_score),
            )
            for notebook in assignment.notebooks
        }
        self.late = AssignLatePenalties(config=config)
        self.late.init_plugin()

    def write(self, entries):
        """Write a batch: all of its rows, or in case of an error none.

        Returns
        -------
        dict
            By student and notebook what the gradebook has now, as :class:`Written`.
        """
        try:
            found = self._write(entries)
            self.book.db.commit()
        except BaseException:
            self.book.db.rollback()
            raise
        return found

    def _write(self, entries):
        self._students([entry.student for entry in entries])
        there = self._there([entry.student for entry in entries])
        return {
            entry.student: self._student(entry, there.get(entry.student))
            for entry in entries
        }

    def _students(self, names):
        from nbgrader.api import Student

        query = self.book.db.query(Student.id).filter(Student.id.in_(names))
        known = {name for (name,) in query}
        for name in names:
            if name not in known:
                self.book.db.add(Student(id=name))
                known.add(name)
        self.book.db.flush()

    def _there(self, names):
        from nbgrader.api import SubmittedAssignment, SubmittedNotebook
        from sqlalchemy.orm import selectinload

        below = selectinload(SubmittedAssignment.notebooks)
        query = (
            self.book.db.query(SubmittedAssignment)
            .filter(SubmittedAssignment.assignment_id == self.assignment_id)
            .filter(SubmittedAssignment.student_id.in_(names))
            .options(
                below.selectinload(SubmittedNotebook.grades),
                below.selectinload(SubmittedNotebook.comments),
            )
        )
        return {submission.student_id: submission for submission in query}

    def _student(self, entry, submission):
        from nbgrader.api import SubmittedAssignment, SubmittedNotebook, new_uuid

        db = self.book.db
        kept = {}
        if submission is None:
            submission = SubmittedAssignment(
                id=new_uuid(),
                assignment_id=self.assignment_id,
                student_id=entry.student,
            )
            db.add(submission)
        else:
            kept = {row.notebook_id: row for row in submission.notebooks}
        if entry.time is not None:
            submission.timestamp = entry.time.astimezone(UTC).replace(tzinfo=None)
        written = {}
        for name, known in self.notebooks.items():
            row = kept.get(known.id)
            if row is None:
                row = SubmittedNotebook(
                    id=new_uuid(), notebook_id=known.id, assignment_id=submission.id
                )
                db.add(row)
                grades, comments = {}, {}
            else:
                grades = {grade.cell_id: grade for grade in row.grades}
                comments = {comment.cell_id: comment for comment in row.comments}
            marks = entry.notebooks.get(name)
            written[name] = self._notebook(
                entry, submission, row, known, grades, comments, marks
            )
        return written

    def _notebook(self, entry, submission, row, known, grades, comments, marks):
        from nbgrader.api import Comment, Grade

        for cell_id in (*known.grades.values(), *known.tasks.values()):
            if cell_id not in grades:
                grade = Grade(cell_id=cell_id, notebook_id=row.id)
                grade.needs_manual_grade = True
                grades[cell_id] = grade
                self.book.db.add(grade)
        for cell_id in (*known.solutions.values(), *known.tasks.values()):
            if cell_id not in comments:
                comments[cell_id] = Comment(cell_id=cell_id, notebook_id=row.id)
                self.book.db.add(comments[cell_id])
        if marks is not None:
            self._set(entry, known, grades, comments, marks)
        penalty = self._penalty(entry, submission, row, grades, marks)
        every = known.grades | known.tasks
        return Written(
            score=sum(map(score_of, grades.values())),
            max_score=known.max_score,
            penalty=penalty,
            scores={name: score_of(grades[number]) for name, number in every.items()},
            comments={
                name: _first(
                    comments[number].manual_comment, comments[number].auto_comment
                )
                for name, number in (known.solutions | known.tasks).items()
            },
            waiting=tuple(
                name
                for name, number in every.items()
                if grades[number].needs_manual_grade
            ),
        )

    def _set(self, entry, known, grades, comments, marks):
        for name, number in known.grades.items():
            grade, score = grades[number], marks.scores.get(name)
            if entry.fresh or grade.auto_score != score:
                grade.auto_score = score
                judged = score is None or grade.manual_score is not None
                grade.needs_manual_grade = judged or marks.unreadable
        for name, number in known.solutions.items():
            comments[number].auto_comment = marks.comments.get(name)

    def _penalty(self, entry, submission, row, grades, marks):
        """What is taken off for lateness, by nbgrader's plug-in; 0 if nothing."""
        seconds = self._seconds_late(submission)
        penalty = None
        if seconds > 0 and marks is not None:
            score = sum(map(score_of, grades.values()))
            plugin = self.late.plugin_inst
            penalty = plugin.late_submission_penalty(entry.student, score, seconds)
            if penalty is not None:
                bounded = SimpleNamespace(score=score)
                penalty = self.late._check_late_penalty(bounded, penalty)
        row.late_submission_penalty = penalty
        return penalty or 0.0

    def _seconds_late(self, submission):
        if submission.timestamp is None or self.due is None:
            return 0.0
        due = self.due + (submission.extension or timedelta())
        return max((submission.timestamp - due).total_seconds(), 0.0)


def score_of(grade):
    """The score of a grade, as the gradebook computes it."""
    score = _first(grade.manual_score, grade.auto_score)
    return 0.0 if score is None else score + (grade.extra_credit or 0.0)


def _first(manual, automatic):
    return automatic if manual is None else manual
