"""Autograded notebooks, gradebook rows and feedback of a batch of students.

Files go to their places, the rows of the batch are committed at once, feedback follows
from what the gradebook then says, and last the ledger notes it. A run that is killed in
between leaves no entry in the ledger, and the next one writes the batch again.
"""

import hashlib
import json
from dataclasses import asdict

from course_tools.grading import atomic, autograded, feedback, rows, timestamps
from course_tools.project import CourseError

FORM = 3  # of the documents; where it has changed they are written again


class Documents:
    """Writes all that one run leaves about an assignment.

    Parameters
    ----------
    places : Places
    config : Config
    assignment : Assignment
    forms : dict of str to registered.Form
    limits : Limits
    rows : rows.Rows
    ledger : Ledger
    with_feedback : bool
    roster : collection of str
        Who was in the gradebook before anything was graded.
    """

    def __init__(
        self,
        places,
        config,
        assignment,
        forms,
        limits,
        rows,
        ledger,
        with_feedback,
        roster,
    ):
        self.places, self.assignment = places, assignment
        self.forms, self.limits, self.rows, self.ledger = forms, limits, rows, ledger
        self.pages = feedback.Pages(config) if with_feedback else None
        self.digest = assignment.digest
        self.roster = roster

    def close(self):
        """Stop what was started for the pages."""
        if self.pages is not None:
            self.pages.close()

    def write(self, people):
        """Write a batch; sets `written` of everybody in it.

        Raises
        ------
        CourseError
            If a file cannot be written. What the gradebook raises comes through.
        """
        batch = [_Item(self, person) for person in people if person.has_row]
        try:
            for item in batch:
                item.write_autograded()
            written = self.rows.write([item.entry() for item in batch])
            for item in batch:
                item.compare()
                item.person.written = written[item.person.student]
                item.write_feedback()
                item.note()
        except OSError as error:
            raise CourseError(
                f"{error.filename or self.places.autograded} cannot be written: "
                f"{error.strerror}"
            ) from None


class _Item:
    """The documents of one student."""

    def __init__(self, documents, person):
        self.all, self.person = documents, person
        self.known = documents.ledger.read(person.student)
        self.content = self._content()
        self.books = {}
        self.fresh = not self._current()
        self.marks = {} if self.fresh else self._marks_kept()

    def _content(self):
        """A hash of all that the documents are made of, but the gradebook."""
        person = self.person
        entries = [(e.expected, e.status, e.sentence) for e in person.taken.entries]
        time = person.taken.time and person.taken.time.isoformat()
        facts = [FORM, self.all.digest, person.key, entries, time]
        return _hash(facts)

    def _current(self):
        same = self.known.get("content") == self.content
        again = self.person.state == "again"
        return same and not again and all(p.exists() for p in self._paths())

    def _paths(self):
        places, student = self.all.places, self.person.student
        return [
            places.file(places.autograded, student, f"{name}.ipynb")
            for name, status, _ in self._entries()
            if status != "missing"
        ]

    def _entries(self):
        for entry in self.person.taken.entries:
            name = entry.expected.removesuffix(".ipynb")
            yield name, entry.status, entry.sentence

    def _marks_kept(self):
        kept = self.known["marks"]
        return {name: rows.NotebookMarks(**marks) for name, marks in kept.items()}

    def book(self, name, status, sentence):
        """The autograded notebook; made when it is first asked for."""
        if name not in self.books:
            data = self.person.notebooks.get(name)
            result = self.person.outcome.get(name)
            made = autograded.notebook(
                self.all.forms[name],
                self.all.assignment.notebook(name),
                None if data is None else json.loads(data),
                result,
                self.all.limits,
            )
            if status == "unreadable":
                autograded.with_note(made, f"Nothing could be graded: {sentence}")
            self.books[name] = made
        return self.books[name]

    def write_autograded(self):
        if not self.fresh:
            return
        places, student = self.all.places, self.person.student
        for step in (places.autograded, places.feedback):
            atomic.sweep(step / student / places.chapter)
        for name, status, sentence in self._entries():
            form, asked = self.all.forms[name], self.all.assignment.notebook(name)
            result = self.person.outcome.get(name)
            if result is None:
                unreadable = status == "unreadable"
                self.marks[name] = rows.nothing(asked, form, unreadable)
            if status == "missing":
                continue
            book = self.book(name, status, sentence)
            if result is not None:
                self.marks[name] = rows.marks_of(asked, form, book, result)
            path = places.file(places.autograded, student, f"{name}.ipynb")
            atomic.write(path, autograded.text_of(book), mode=0o444)
        if self.person.taken.time is not None:
            path = places.file(places.autograded, student, "timestamp.txt")
            text = timestamps.written(self.person.taken.time)
            atomic.write(path, text, mode=0o444)

    def compare(self):
        """Note the points of an earlier run where they were others."""
        kept = self.known.get("marks")
        if kept is None:
            return
        before = _points(marks["scores"] for marks in kept.values())
        if before != _points(marks.scores for marks in self.marks.values()):
            self.person.before = before

    def entry(self):
        return rows.Entry(
            self.person.student, self.marks, self.person.taken.time, self.fresh
        )

    def write_feedback(self):
        if self.all.pages is None:
            self.page = self.known.get("page", "")
            return
        written = {n: asdict(w) for n, w in self.person.written.items()}
        self.page = _hash([self.content, written])
        places, student = self.all.places, self.person.student
        for name, status, sentence in self._entries():
            path = places.file(places.feedback, student, f"{name}.html")
            same = self.known.get("page") == self.page and not self.fresh
            if status == "missing" or (same and path.exists()):
                continue
            now = self.person.written[name]
            book = feedback.notebook(
                self.all.assignment.notebook(name),
                self.book(name, status, sentence),
                self.person.outcome.get(name),
                now,
            )
            atomic.write(path, self.all.pages.html(book, name, now))

    def note(self):
        entry = {
            "content": self.content,
            "page": self.page,
            "added": self.person.student not in self.all.roster,
            "marks": {name: asdict(marks) for name, marks in self.marks.items()},
        }
        if entry != self.known:
            self.all.ledger.write(self.person.student, entry)


def _points(scores):
    return sum(score or 0.0 for known in scores for score in known.values())


def _hash(facts):
    text = json.dumps(facts, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
