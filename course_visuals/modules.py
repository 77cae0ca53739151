"""Join ES modules into one script, with Python alone.

A module script does not run from a plain file, and a live notebook takes one text. So
each module becomes a function that returns its exports, called after those of the
modules that it imports. Learners need no Node.js for it, and neither does the site.
"""

import re
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[1] / "interactive"

IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";$', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?function|class|const) (\w+)", re.MULTILINE)
OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
COMMENT_OR_INDENT = re.compile(r"^[ \t]*(?://.*\n|\n)?", re.MULTILINE)


class ModuleError(ValueError):
    """A module that cannot be joined; the text names it and what is allowed."""


def script(entries, sources=SOURCES, without=()):
    """One classic script that runs these modules and all that they import.

    Parameters
    ----------
    entries : iterable of str
        Paths below `sources`, such as ``"visuals/secant-quotient.js"``.
    sources : Path
        The folder that no import may leave.
    without : iterable of str
        Modules that a script before this one on the page brings, with their imports.

    Returns
    -------
    str
        The script; each module is in it once, without comments and indents.

    Raises
    ------
    ModuleError
        If a module is missing, imports in a circle, or is written with another form
        than ``import { a, b as c } from "./file.js";`` and
        ``export function|class|const name``.
    """
    brought = _parts(without, sources)
    parts = [
        part for name, part in _parts(entries, sources).items() if name not in brought
    ]
    shared = "const modules = (globalThis.courseModules ??= {});\n"
    return f'(() => {{\n"use strict";\n{shared}{"".join(parts)}}})();\n'


def notebook_module(entry, sources=SOURCES):
    """One ES module for anywidget: its default export renders the visual `entry`."""
    parts = _parts([entry], sources).values()
    show = f'export default {{ render: modules["{entry}"].render }};\n'
    return "const modules = {};\n" + "".join(parts) + show


def _parts(entries, sources):
    """Each module that is needed, as the text of a function, in the order to run."""
    parts = {}
    for entry in entries:
        _collect((sources / entry).resolve(), sources.resolve(), parts, ())
    return parts


def _collect(path, sources, parts, importers):
    """Put the module behind those that it imports, unless it is there already."""
    if not path.is_relative_to(sources):
        raise ModuleError(f"{path} is not below {sources}; a module must be")
    name = path.relative_to(sources).as_posix()
    if name in importers:
        circle = " -> ".join((*importers, name))
        raise ModuleError(f"{circle}: modules must not import in a circle")
    if name in parts:
        return
    if not path.is_file():
        by = f", which {importers[-1]} imports" if importers else ""
        raise ModuleError(f"there is no module {name}{by}")
    text = path.read_text(encoding="utf-8")
    for _, target in IMPORT.findall(text):
        below = (path.parent / target).resolve()
        _collect(below, sources, parts, (*importers, name))
    parts[name] = _as_function(name, text, path.parent, sources)


def _as_function(name, text, folder, sources):
    """`modules[name] = (() => { ... return { its exports }; })();`"""

    def taken(match):
        names = match[1].replace(" as ", ": ")
        target = (folder / match[2]).resolve().relative_to(sources).as_posix()
        return f'const {{{names}}} = modules["{target}"];'

    exports = [match[1] for match in EXPORT.findall(text)]
    body = EXPORT.sub(r"\1 \2", IMPORT.sub(taken, text))
    if strange := OTHER.search(body):
        raise ModuleError(
            f"{name}: cannot read `{strange[0]}`; allowed are "
            '`import { a, b as c } from "./file.js";` and '
            "`export function|class|const name`"
        )
    body = COMMENT_OR_INDENT.sub("", body)
    returns = f"return {{ {', '.join(exports)} }};\n"
    return f'modules["{name}"] = (() => {{\n{body}{returns}}})();\n'
