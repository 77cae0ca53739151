"""What there is to grade, and the key under which its result is kept.

The key is a hash of everything that marks depend on: the assignment with its tests,
the cells of the submission, the limits, the sandbox, and the code and versions that
run it. The same key, the same result: it is never computed twice.
"""

import functools
import hashlib
import json
import platform
from dataclasses import asdict, dataclass
from importlib.metadata import version

PACKAGES = ("numpy", "matplotlib", "msgpack", "ipython")
# Of our own code, what decides on marks.
CODE = (
    "course_lib/*.py",
    "course_tools/grading/assignment.py",
    "course_tools/grading/run.py",
    "course_tools/grading/sanitise.py",
    "course_tools/grading/inside/*.py",
)


@dataclass(frozen=True)
class Job:
    """One submission to grade.

    Attributes
    ----------
    key : str
    students : tuple of str
        Who handed this in; several, if they handed in the same cells.
    notebooks : dict of str to bytes
        Clean JSON by the name that the assignment gives to the notebook.
    """

    key: str
    students: tuple
    notebooks: dict


@functools.cache
def environment(root):
    """A hash of the versions and of the code that marks depend on."""
    found = hashlib.sha256(platform.python_version().encode())
    for name in PACKAGES:
        found.update(f"{name} {version(name)}\n".encode())
    for pattern in CODE:
        for path in sorted(root.glob(pattern)):
            found.update(path.read_bytes())
    return found.hexdigest()


class Keys:
    """Makes the keys of one run."""

    def __init__(self, root, assignment, limits, tier):
        facts = [assignment.digest, asdict(limits), environment(root), tier]
        self._facts = json.dumps(facts, sort_keys=True).encode()

    def key(self, notebooks):
        """The key of a submission: `notebooks` as in :class:`Job`."""
        found = hashlib.sha256(self._facts)
        for name, data in sorted(notebooks.items()):
            found.update(f"\0{name}\0{len(data)}\0".encode())
            found.update(data)
        return found.hexdigest()


def as_bytes(notebooks):
    """Notebooks that were taken in, as the bytes that are hashed and graded."""
    return {
        name.removesuffix(".ipynb"): json.dumps(
            notebook, sort_keys=True, separators=(",", ":")
        ).encode("utf-8")
        for name, notebook in notebooks.items()
    }


def jobs_of(keys_of_students, notebooks):
    """One job a key, in the order of the students.

    Parameters
    ----------
    keys_of_students : dict of str to str
    notebooks : dict of str to dict
        By student, as in :class:`Job`.
    """
    students = {}
    for student, key in keys_of_students.items():
        students.setdefault(key, []).append(student)
    return [
        Job(key, tuple(names), notebooks[names[0]]) for key, names in students.items()
    ]
