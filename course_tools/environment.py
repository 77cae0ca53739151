"""Create or refresh the project's virtual environment from requirements.lock.

Run with any Python from 3.11 to 3.13, before anything is installed::

    python3 course_tools/environment.py

It needs the standard library alone, and does nothing when `.venv` is current.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / ".made-from"
OLDEST, NEWEST = (3, 11), (3, 13)


def venv_python(venv=VENV):
    """Path of the interpreter inside a virtual environment."""
    if os.name == "nt":
        return venv / "Scripts" / "python.exe"
    return venv / "bin" / "python"


def fingerprint(root=ROOT):
    """Hash of the files that decide what is installed."""
    digest = hashlib.sha256()
    for name in ("requirements.lock", "pyproject.toml"):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def is_current():
    """True if `.venv` works and was made from the lock as it is now."""
    return (
        venv_python().exists()
        and STAMP.exists()
        and STAMP.read_text(encoding="utf-8") == fingerprint()
    )


def supported(version):
    return OLDEST <= tuple(version[:2]) <= NEWEST


def find_python():
    """This interpreter if its version is supported, else a sibling on PATH."""
    if supported(sys.version_info):
        return sys.executable
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if (
            found
            and subprocess.run([found, "--version"], capture_output=True).returncode
            == 0
        ):
            return found
    sys.exit(
        f"This course needs Python {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}; "
        f"`{sys.executable}` is {sys.version_info[0]}.{sys.version_info[1]} and no "
        "other was found on PATH.\nInstall one of these, then run this again."
    )


def can_make_venv(python):
    return (
        subprocess.run(
            [python, "-c", "import ensurepip, venv"], capture_output=True
        ).returncode
        == 0
    )


def is_debian_root():
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")


def make_venv(python):
    """Create an empty virtual environment; Debian keeps the module in a package."""
    if not can_make_venv(python):
        if is_debian_root():
            print("Installing Debian's python3-venv ...", flush=True)
            subprocess.run(["apt-get", "update", "-q"], check=True)
            subprocess.run(
                [
                    "apt-get",
                    "install",
                    "-y",
                    "-q",
                    "--no-install-recommends",
                    "python3-venv",
                ],
                check=True,
            )
        if not can_make_venv(python):
            sys.exit(
                f"`{python}` cannot create virtual environments.\n"
                "On Debian and Ubuntu: sudo apt install python3-venv; then run again."
            )
    shutil.rmtree(VENV, ignore_errors=True)
    subprocess.run([python, "-m", "venv", str(VENV)], check=True)


def install():
    """Install the locked packages, checked by hash, then the project itself."""
    pip = [
        str(venv_python()),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "-q",
    ]
    print(
        "Installing the packages of requirements.lock into .venv (some minutes) ...",
        flush=True,
    )
    subprocess.run(
        [*pip, "--require-hashes", "-r", str(ROOT / "requirements.lock")], check=True
    )
    subprocess.run(
        [*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], check=True
    )


def main():
    if is_current():
        return
    python = find_python()
    try:
        if not (venv_python().exists() and venv_is_supported()):
            make_venv(python)
        install()
    except subprocess.CalledProcessError as failure:
        sys.exit(
            f"Setting up .venv failed at: {' '.join(map(str, failure.cmd))}\n"
            "The lines above say why. Nothing outside .venv was changed by it; "
            "run the same command again when that is mended."
        )
    STAMP.write_text(fingerprint(), encoding="utf-8")
    print(".venv is ready.", flush=True)


def venv_is_supported():
    """True if the interpreter inside `.venv` starts and has a supported version."""
    probe = "import sys, pip; print(sys.version_info[0], sys.version_info[1])"
    try:
        result = subprocess.run(
            [venv_python(), "-c", probe], capture_output=True, text=True
        )
    except OSError:
        return False
    return result.returncode == 0 and supported(tuple(map(int, result.stdout.split())))


if __name__ == "__main__":
    main()
