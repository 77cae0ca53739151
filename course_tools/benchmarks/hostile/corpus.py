"""All attacks, as what a student hands in."""

import copy
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from course_tools.benchmarks.hostile import files, metadata
from course_tools.benchmarks.hostile.assignment import DRILL

CELLS = Path(__file__).with_name("cells")
# What an attack aims at; a page and a table have them in this order.
KINDS = {
    "forging": "marks for answers that are not there",
    "metadata": "marks, or a broken run, by what the notebook says about its cells",
    "split": "the connection between the student's and the tester's process",
    "breaking": "a run that ends early, hangs or fills the machine",
    "harm": "the teacher's files, other submissions, other processes",
    "leak": "hidden tests, files and the network",
    "files": "a run that stops at a file that is no notebook, or a strange one",
}


@dataclass(frozen=True)
class Attack:
    """One hand-in that wants what it must not get.

    Attributes
    ----------
    name, kind, aim : str
    files : callable
        From the notebook that was handed out, parsed, to what the student's folder
        holds: by path bytes, or a function that makes something else there.
    folder : str
        What stands behind the name of the student's folder.
    """

    name: str
    kind: str
    aim: str
    files: Callable
    folder: str = ""

    def hand_in(self, given, target):
        """Write it into a student's folder of this assignment.

        Parameters
        ----------
        given : dict
            The notebook that was handed out; left as it is.
        target : Path
        """
        target.mkdir(parents=True)
        for name, content in self.files(copy.deepcopy(given)).items():
            path = os.path.join(os.fsencode(target), os.fsencode(name))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            if callable(content):
                content(path)
            else:
                with open(path, "wb") as file:
                    file.write(content)


def corpus():
    """Every attack; neighbours in a kind stay together."""
    found = [_by_cell(path) for path in sorted(CELLS.glob("*.txt"))]
    for module in (metadata, files):
        for function in module.ATTACKS:
            kind, _, aim = function.__doc__.partition(": ")
            name = function.__name__
            folder = files.FOLDERS.get(name, "")
            found.append(Attack(name, kind, aim.rstrip("."), function, folder))
    order = list(KINDS)
    return sorted(found, key=lambda attack: order.index(attack.kind))


def cell(name):
    """The text of an attack by code."""
    return (CELLS / f"{name}.txt").read_text(encoding="utf-8")


def _by_cell(path):
    source = path.read_text(encoding="utf-8")
    kind, _, aim = source.splitlines()[0].removeprefix("# ").partition(": ")

    def written(given):
        metadata.solution(given, "twice")["source"] = source
        return {DRILL: json.dumps(given).encode()}

    return Attack(path.stem, kind, aim, written)
