"""Write a file so that whoever reads it finds the old one or the new one, whole."""

import os
import tempfile
from pathlib import Path

PARTIAL = ".partial-"  # how names of unfinished files begin


def write(path, data, mode=0o644):
    """Replace `path` by these bytes or this text; its folder is made if need be.

    Raises
    ------
    OSError
        If it cannot be written; what was there before is still there.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(data, str):
        data = data.encode("utf-8")
    number, name = tempfile.mkstemp(prefix=PARTIAL, dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException as error:
        os.unlink(name)
        if isinstance(error, OSError) and error.filename is None:
            error.filename = str(path)  # a full disk does not say it
        raise


def sweep(folder):
    """Remove what a killed run left unfinished below a folder."""
    for path in Path(folder).rglob(f"{PARTIAL}*"):
        path.unlink(missing_ok=True)
