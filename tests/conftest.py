"""What several folders of tests need; two processes may ask for it at once."""

from pathlib import Path

import pytest

from course_tools import node

ROOT = Path(__file__).resolve().parents[1]


def alone():
    """Held by the one test process that may write below the root."""
    from filelock import FileLock  # tests of course_lib do without

    (ROOT / "_build").mkdir(exist_ok=True)
    return FileLock(ROOT / "_build" / ".tests.lock")


@pytest.fixture(scope="session")
def packages():
    """All that package-lock.json names, installed."""
    with alone():
        node.install_packages(ROOT, dev=True)
