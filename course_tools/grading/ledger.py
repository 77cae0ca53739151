"""What was written for each student: the run after a killed one knows what is left.

An entry is made after the rows of a batch are in the gradebook and its files in their
places. Where it is missing or says another thing than is to be written, everything of
this student is written once more, which changes nothing that was right.
"""

import json

from course_tools.grading import atomic
from course_tools.project import CourseError


class Ledger:
    """Entries of one assignment by student, in one JSON file each.

    Parameters
    ----------
    folder : Path
    """

    def __init__(self, folder):
        self.folder = folder

    def read(self, student):
        """The entry of a student: a dict, empty if there is none."""
        try:
            entry = json.loads((self.folder / f"{student}.json").read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return entry if isinstance(entry, dict) else {}

    def write(self, student, entry):
        """Note what was written for a student.

        Raises
        ------
        CourseError
            If the disk is full or the folder cannot be written.
        """
        try:
            atomic.write(self.folder / f"{student}.json", json.dumps(entry))
        except OSError as error:
            raise CourseError(
                f"{self.folder} cannot be written: {error.strerror}"
            ) from None
