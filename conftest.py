"""What holds for every pytest run of the project, notebooks under nbval included."""

import os

import pytest


def pytest_collectstart(collector):
    """Let nbval compare texts only: notebooks are kept without their images."""
    if hasattr(collector, "skip_compare"):
        collector.skip_compare += ("image/svg+xml",)


# Files in which a parameter is long work of its own, for any process.
BY_PARAMETER = (
    "tests/book/test_accessible.py",
    "tests/book/test_site.py",
    "tests/classroom/test_stock_autograde.py",
)


# The first of the files that need the built site.
SITE = "tests/book/test_comforts.py"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Let one process build the site while the other one is busy with the notebooks."""
    early = [item for item in items if item.nodeid.startswith(SITE)]
    late = [item for item in items if not item.nodeid.startswith(SITE)]
    notebooks = (
        k for k, item in enumerate(late) if item.nodeid.startswith("chapters/")
    )
    first = next(notebooks, len(late))
    items[:] = [*late[:first], *early, *late[first:]]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Keep a file's tests in one process, where several processes share the work.

    They share what they built, and cells of a notebook need those before them. (The
    marks of pytest-xdist 3.8 for this are lost in the node ids of pytest 9.2.)
    """
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            file, _, test = nodeid.partition("::")
            if file in BY_PARAMETER and "[" in test:
                return f"{file}[{test.partition('[')[2].partition('-')[0]}"
            return file

    return ByFile(config, log)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """In CI nothing may be left out: a skipped test is a failed one there."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = (
            f"{item.nodeid}: left out, which CI=true forbids: {call.excinfo}"
        )


def pytest_terminal_summary(terminalreporter):
    """Say in the last lines what was left out, and why."""
    reasons = {}
    for report in terminalreporter.stats.get("skipped", ()):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
        reasons.setdefault(reason.removeprefix("Skipped: "), []).append(report.nodeid)
    for reason, tests in reasons.items():
        terminalreporter.write_line(f"LEFT OUT: {len(tests)} tests, because: {reason}")
