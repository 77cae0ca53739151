"""What holds for every pytest run of the project, notebooks under nbval included."""

import os

import pytest


def pytest_collectstart(collector):
    """Let nbval compare texts only: notebooks are kept without their images."""
    if hasattr(collector, "skip_compare"):
        collector.skip_compare += ("image/svg+xml",)


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items):
    """Keep a file's tests in one process where several share the work.

    They share what they built, and cells of a notebook need those before them. Where a
    parameter costs most of the time, tests name a finer group themselves.
    """
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.nodeid.split("::")[0]))


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
