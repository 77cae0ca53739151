"""Where a run reads and writes, by the settings of nbgrader_config.py."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Places:
    """Folders of one assignment.

    Attributes
    ----------
    submitted, autograded, feedback : Path
        nbgrader's folders, which hold one a student.
    results, ledger, reports, backups : Path
        Ours.
    chapter : str
    """

    submitted: Path
    autograded: Path
    feedback: Path
    results: Path
    ledger: Path
    reports: Path
    backups: Path
    chapter: str

    def file(self, step, student, name):
        """A file of a student in one of nbgrader's folders."""
        return step / student / self.chapter / name


def places(root, chapter, config):
    """The folders of an assignment.

    Parameters
    ----------
    root : Path
    chapter : str
    config : Config
        What nbgrader_config.py sets.
    """
    course = config.CourseDirectory

    def step(name):
        return root / str(course.get(f"{name}_directory", name))

    classroom = root / "classroom"
    return Places(
        submitted=step("submitted"),
        autograded=step("autograded"),
        feedback=step("feedback"),
        results=classroom / "graded" / chapter,
        ledger=classroom / "graded" / chapter / "students",
        reports=classroom / "reports" / chapter,
        backups=classroom / "backups",
        chapter=chapter,
    )
