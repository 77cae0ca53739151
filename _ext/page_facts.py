"""What a page uses: classes, ids, tags, custom properties, letters of formulas."""

import html
import json
import os
import re
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^>]*)>|([^<]+)")
NAMES = re.compile(r'\b(?:class|id)="([^"]*)"')
PROPERTY = re.compile(r"var\((--[\w-]+)")
# The fonts of KaTeX, named after the classes that choose them in katex.css.
FAMILY = {
    "mathnormal": "Math",
    "boldsymbol": "Math",
    "mathit": "Main",
    "mathbf": "Main",
    "mathrm": "Main",
    "mainrm": "Main",
    "textrm": "Main",
    "amsrm": "AMS",
    "mathbb": "AMS",
    "textbb": "AMS",
    "mathcal": "Caligraphic",
    "mathfrak": "Fraktur",
    "textfrak": "Fraktur",
    "mathboldfrak": "Fraktur",
    "textboldfrak": "Fraktur",
    "mathscr": "Script",
    "textscr": "Script",
    "mathsf": "SansSerif",
    "textsf": "SansSerif",
    "mathboldsf": "SansSerif",
    "textboldsf": "SansSerif",
    "mathitsf": "SansSerif",
    "mathsfit": "SansSerif",
    "textitsf": "SansSerif",
    "mathtt": "Typewriter",
    "texttt": "Typewriter",
}
BOLD = {"mathbf", "boldsymbol", "textbf", "mathboldfrak", "textboldfrak"}
BOLD |= {"mathboldsf", "textboldsf"}
ITALIC = {"mathnormal", "mathit", "boldsymbol", "textit", "mathitsf", "mathsfit"}
ITALIC |= {"textitsf"}
UPRIGHT = {"mathrm", "mainrm", "amsrm", "mathbb"}
STRETCHED = {"delimsizing", "op-symbol", "delimsizinginner", "sqrt", "accent"}


def of_page(text):
    """Facts of one page: its names, tags, properties, and letters by font."""
    names, tags, letters = set(), set(), {}
    formula = []  # classes of the open spans of a formula
    for closing, tag, attributes, words in TAG.findall(text):
        if tag:
            tags.add(tag.lower())
            for found in NAMES.findall(attributes):
                names.update(found.split())
            if formula and tag == "span":
                if closing:
                    formula.pop()
                else:
                    formula.append(classes(attributes))
            elif not closing and 'class="katex-html"' in attributes:
                formula = [()]
        elif formula:
            for face in faces(formula):
                letters.setdefault(face, set()).update(html.unescape(words))
    return {
        "names": sorted(names),
        "tags": sorted(tags),
        "properties": sorted(set(PROPERTY.findall(text))),
        "letters": {face: "".join(sorted(found)) for face, found in letters.items()},
    }


def classes(attributes):
    found = re.search(r'class="([^"]*)"', attributes)
    return tuple(found[1].split()) if found else ()


def faces(formula):
    """The font files that may draw the letters inside these open spans."""
    path = [name for span in formula for name in span]
    if STRETCHED.intersection(path):
        return [f"Size{n}-Regular" for n in (1, 2, 3, 4)] + ["Main-Regular"]
    family = next((FAMILY[name] for name in reversed(path) if name in FAMILY), "Main")
    chosen = [name for name in path if name in FAMILY]
    slope = chosen[-1] if chosen else ""
    bold = BOLD.intersection(path) and family != "AMS"
    italic = slope in ITALIC or ("textit" in path and slope not in UPRIGHT)
    style = ("Bold" if bold else "") + ("Italic" if italic else "")
    return [f"{family}-{style or 'Regular'}"]


def of_site(site, memory):
    """Facts of all pages together; the file `memory` keeps those of unchanged ones."""
    known = json.loads(memory.read_text("utf-8")) if memory.exists() else {}
    now, changed = {}, {}
    for path in sorted(Path(site).rglob("*.html")):
        name, state = path.relative_to(site).as_posix(), path.stat()
        stamp = [state.st_mtime_ns, state.st_size]
        if known.get(name, {}).get("stamp") == stamp:
            now[name] = known[name]
        else:
            now[name], changed[name] = {"stamp": stamp}, path
    for name, facts in zip(changed, of_files(list(changed.values())), strict=True):
        now[name] |= facts
    memory.write_text(json.dumps(now), encoding="utf-8")
    return together(now.values())


def of_files(paths):
    """Facts of each file; of a whole site on all processors."""
    if len(paths) < 10:
        return [of_file(path) for path in paths]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(of_file, paths, chunksize=4))


def of_file(path):
    return of_page(path.read_text("utf-8"))


def together(pages):
    """The union of the facts of pages."""
    names, tags, properties, letters = set(), set(), set(), {}
    for page in pages:
        names.update(page["names"])
        tags.update(page["tags"])
        properties.update(page["properties"])
        for face, found in page["letters"].items():
            letters.setdefault(face, set()).update(found)
    return {"names": names, "tags": tags, "properties": properties, "letters": letters}
