"""Prove that what the book shows was executed, by this course_lib, without an error.

Stock Jupyter Book lets three settings hide a broken notebook, and does not notice
that a library beside the book has changed. This extension refuses the settings,
makes every notebook depend on course_lib and on the versions of what it imports,
and at the end fails the build unless each notebook page was executed to its end.
"""

import fnmatch
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from sphinx.errors import ConfigError, SphinxError

UNEXECUTED = ("exercises/*/*.ipynb",)  # drills raise until they are solved
DEPENDS_ON = ("numpy", "matplotlib", "ipykernel", "myst-nb")


class NotExecuted(SphinxError):
    """A notebook page whose code did not run to its end."""

    category = "Execution of the notebooks"


def refuse_unproven_settings(app, config):
    """Only `force`, without allowed errors, proves each build anew."""
    if config.nb_execution_mode != "force":
        raise ConfigError(
            f"execute_notebooks: {config.nb_execution_mode} in _config.yml leaves "
            "pages unproven; the only allowed value is force"
        )
    if config.nb_execution_allow_errors:
        raise ConfigError(
            "allow_errors: true in _config.yml hides cells that raise; it must be false"
        )
    for pattern in config.nb_execution_excludepatterns:
        if pattern not in UNEXECUTED:
            raise ConfigError(
                f"execute.exclude_patterns: {pattern} in _config.yml leaves "
                f"unproven; allowed is {', '.join(UNEXECUTED)}"
            )
    found = Path(find_spec("course_lib").origin).resolve().parent
    if found != Path(app.srcdir).resolve() / "course_lib":
        raise ConfigError(
            f"course_lib is imported from {found}, not from the folder of this book; "
            "install this one: pip install --no-deps -e ."
        )
    config.course_environment = " ".join(f"{p} {version(p)}" for p in DEPENDS_ON)


def depend_on_library(app, docname, source):
    """A changed file of course_lib makes Sphinx read, so execute, each notebook."""
    if is_executed(app, docname):
        for path in sorted((Path(app.srcdir) / "course_lib").rglob("*.py")):
            app.env.note_dependency(str(path))


def is_executed(app, docname):
    """True for a notebook page that _config.yml does not leave out."""
    path = Path(app.env.doc2path(docname, base=False))
    excluded = app.config.nb_execution_excludepatterns
    return path.suffix == ".ipynb" and not any(
        fnmatch.fnmatch(path.as_posix(), pattern) for pattern in excluded
    )


def demand_proof(app, error):
    """Fail unless myst-nb recorded a successful run of each notebook page."""
    if error:
        return
    failed = []
    for docname in sorted(filter(lambda d: is_executed(app, d), app.env.found_docs)):
        record = app.env.nb_metadata.get(docname, {}).get("exec_data") or {}
        if not record.get("succeeded"):
            failed.append(docname)
    if failed:
        raise NotExecuted(f"not executed to the end: {', '.join(failed)}")


def setup(app):
    app.add_config_value("course_environment", "", "env", types=[str])
    app.connect("config-inited", refuse_unproven_settings, priority=900)
    app.connect("source-read", depend_on_library)
    app.connect("build-finished", demand_proof)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
