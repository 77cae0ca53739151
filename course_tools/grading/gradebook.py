"""nbgrader's gradebook, opened by the settings of nbgrader_config.py."""

import logging
import re
from contextlib import contextmanager

from course_tools.project import CourseError

DRIVERS = {"psycopg2": "psycopg2-binary"}  # packages by the module that is missing


def settings(root):
    """What nbgrader_config.py sets, as traitlets' Config.

    Raises
    ------
    CourseError
        If the file is missing or no Python that can be run.
    """
    from traitlets.config.loader import ConfigFileNotFound, PyFileConfigLoader

    try:
        return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    except ConfigFileNotFound:
        raise CourseError(f"{root} has no nbgrader_config.py") from None
    except Exception as error:
        # The file is a program of the teacher's, and may fail in any way.
        raise CourseError(
            f"{root}/nbgrader_config.py fails: {type(error).__name__}: {error}"
        ) from None


@contextmanager
def opened(root):
    """nbgrader's `Gradebook` of this course, made if there is none, closed after use.

    Raises
    ------
    CourseError
        If the database cannot be opened, read or written; the text says why.
    """
    from nbgrader.api import Gradebook, InvalidEntry
    from sqlalchemy.exc import SQLAlchemyError

    config = settings(root).CourseDirectory
    find_version_without_program()
    address = str(config.get("db_url") or f"sqlite:///{root}/gradebook.db")
    try:
        with _quiet(), Gradebook(address, str(config.get("course_id", ""))) as book:
            yield book
    except ModuleNotFoundError as error:
        if error.name not in DRIVERS:
            raise
        raise CourseError(
            f"the gradebook ({_without_password(address)}) needs the package "
            f"`{DRIVERS[error.name]}`: pip install -e '.[postgres]'"
        ) from None
    except (SQLAlchemyError, InvalidEntry) as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        reason = re.sub(r"^\([\w.]+\) ", "", reason)  # the name of the exception
        raise CourseError(
            f"the gradebook ({_without_password(address)}) cannot be used: {reason}"
        ) from None


def find_version_without_program():
    """Spare nbgrader the start of alembic, which takes as long as ten students."""
    import nbgrader.api

    nbgrader.api.get_alembic_version = schema_version


def schema_version():
    """The version of nbgrader's tables, which a new gradebook is marked with."""
    from alembic.script import ScriptDirectory
    from nbgrader.dbutil import ALEMBIC_DIR

    return ScriptDirectory(ALEMBIC_DIR).get_current_head()


@contextmanager
def _quiet():
    """Without the traceback that nbgrader prints before it raises."""
    logger = logging.getLogger("tornado.application")
    before = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = before


def due_date(book, assignment):
    """When an assignment is due, in UTC; None if the gradebook does not say."""
    from datetime import UTC

    from nbgrader.api import MissingEntry

    try:
        due = book.find_assignment(assignment).duedate
    except MissingEntry:
        return None
    return due and due.replace(tzinfo=UTC)


def _without_password(address):
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return make_url(address).render_as_string(hide_password=True)
    except ArgumentError:
        return "an address that is none"
