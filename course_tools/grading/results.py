"""Results on disk: one JSON file a key, complete or not there at all."""

import json

from course_tools.grading import atomic
from course_tools.project import CourseError

FORM = 1  # of the files; a file of another form is graded again


class Results:
    """The results of one assignment, in ``classroom/graded/<assignment>/``.

    Parameters
    ----------
    folder : Path
    """

    def __init__(self, folder):
        self.folder = folder

    def path(self, key):
        return self.folder / f"{key}.json"

    def read(self, key):
        """What is kept under a key, or None; a damaged file counts as none."""
        try:
            data = json.loads(self.path(key).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        fine = isinstance(data, dict) and data.get("form") == FORM
        return data["notebooks"] if fine and data.get("key") == key else None

    def write(self, key, notebooks):
        """Keep the results of the notebooks of a submission.

        Raises
        ------
        CourseError
            If the disk is full or the folder cannot be written.
        """
        data = {"form": FORM, "key": key, "notebooks": notebooks}
        try:
            atomic.write(self.path(key), json.dumps(data, ensure_ascii=True))
        except OSError as error:
            raise CourseError(
                f"a result cannot be written to {self.folder}: {error.strerror}"
            ) from None
