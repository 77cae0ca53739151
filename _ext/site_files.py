"""Write all pages anew when a style sheet, a script or an extension changes.

Sphinx looks at pages only: with none changed it does not even copy `_static` again.
A configuration value that is a hash of these files tells it that they did.
"""

import hashlib
from pathlib import Path

FOLDERS = ("_ext", "_static", "course_visuals", "interactive")


def fingerprint(app, config):
    digest = hashlib.sha256()
    for folder in FOLDERS:
        for path in sorted(Path(app.srcdir, folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.as_posix().encode() + path.read_bytes())
    config.site_files = digest.hexdigest()


def setup(app):
    app.add_config_value("site_files", "", "html", types=[str])
    app.connect("config-inited", fingerprint)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
