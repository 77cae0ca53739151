"""Measure the site against a stock Jupyter Book of the same content.

Both are built from nothing in copies below ``_build/measure``, both are served
compressed from this machine, and both are loaded by the same Chromium as a slow phone
would (see site_load.py). Stock's pages ask another host for MathJax; here it comes from
the same server as the page, of the version that npm has: stock is measured at its best.
"""

import contextlib
import datetime
import json
import os
import platform
import re
import resource
import shutil
import subprocess
import time
from importlib.metadata import version
from pathlib import Path

from course_tools import book, browser, node, site_load
from course_tools.formulas import results
from course_tools.project import CourseError, tool_path

LEFT_BEHIND = ("_build", "node_modules", "classroom", "tests", "variants")
STOCK_DEPENDENCIES = ("chapters", "exercises", "course_lib")
STOCK_CONFIG = """\
title: Jacobians, from one variable to backpropagation
author: The contributors
only_build_toc_files: true
execute:
  execute_notebooks: force
  exclude_patterns: ["exercises/*/*.ipynb"]
parse:  # the dialect of the text, without which it would not be the same content
  myst_enable_extensions: [amsmath, colon_fence, deflist, dollarmath, substitution]
bibtex_bibfiles: [references.bib]
sphinx:
  config:
    bibtex_default_style: plain
"""
LOCK = Path(__file__).parents[1] / "package-lock.json"
TARGETS = {"kilobytes": 350, "paint": 1600, "final": 2800, "shift": 0.05}
SCORES = ("performance", "accessibility", "best-practices", "seo")


def measure(root, *, repeats=3):
    """Build both books and measure them.

    Returns
    -------
    dict
        ``builds`` (seconds for each book), ``work`` (seconds of the processor, after a
        change too), ``loads`` (for each book and page), ``scores`` (of Lighthouse).
    """
    node.install_packages(root, dev=True)
    folder = root / "_build" / "measure"
    shutil.rmtree(folder, ignore_errors=True)
    ours, stock = copy_of(root, folder / "ours"), stock_of(root, folder / "stock")
    print("Building this book and a stock one from nothing ...", flush=True)
    build(ours)
    build(stock)
    sites = {name: folder / name / "_build" / "html" for name in ("ours", "stock")}
    (sites["stock"] / "mathjax").symlink_to(root / "node_modules" / "mathjax")
    loads = {"ours": {}, "stock": {}}
    pages = typical(book.pages(sites["ours"]))
    heaviest = max(pages, key=lambda name: formulas(sites["ours"], name))
    scores = {}
    with contextlib.ExitStack() as stack:
        chromium = stack.enter_context(browser.chromium())
        engine = chromium.version
        addresses = {
            name: stack.enter_context(site_load.serving(site))
            for name, site in sites.items()
        }
        for page in pages:
            print(f"  {page}", flush=True)
            loaded = {"ours": [], "stock": []}
            for name in repeats * list(sites):  # in turn, to be fair
                url = f"{addresses[name]}{page}.html"
                loaded[name].append(site_load.load(chromium, url))
            for name in sites:
                loads[name][page] = site_load.quickest(loaded[name])
        for page in (heaviest, "index"):
            for name in sites:
                print(f"  Lighthouse, {name}: {page}", flush=True)
                url = f"{addresses[name]}{page}.html"
                tries = [lighthouse(root, url) for _ in range(repeats)]
                best = max(tries, key=lambda found: found["performance"])
                scores[name, page] = best
    counts = {page: formulas(sites["ours"], page) for page in pages}
    texts = [page for page in pages if (ours / f"{page}.md").exists()]
    changed = max(texts, key=counts.get)
    for name in sites:
        without_execution(folder / name)
    never = float("inf")
    builds, work = {}, {}
    kept = ours / results.KEPT  # checking formulas is excepted, as execution is
    checked = kept.read_bytes()
    for name in 3 * list(sites):  # in turn: the machine is never equally busy
        print(f"  building without execution: {name}", flush=True)
        shutil.rmtree(folder / name / "_build", ignore_errors=True)
        if name == "ours":
            kept.parent.mkdir()
            kept.write_bytes(checked)
        pair = builds.get(name, never), work.get(name, never)
        builds[name], work[name] = map(min, pair, build(folder / name))
    shutil.rmtree(kept.parent)
    builds["checking"], work["checking"] = build(ours)
    change(ours, changed)
    _, work["change"] = build(ours)
    return {
        "builds": builds,
        "work": work,
        "loads": loads,
        "scores": scores,
        "formulas": counts,
        "heaviest": heaviest,
        "changed": changed,
        "engine": engine,
    }


def typical(pages):
    """One page of each kind, and every chapter; all would take most of an hour."""
    chapters = [page for page in pages if re.match(r"chapters/\d\d_", page)]
    kinds = ("index", "search", "chapters/glossary", "chapters/notation")
    drills = [page for page in pages if page.startswith("exercises/")]
    matrices = [page for page in pages if page.startswith("chapters/drill_matrix/")]
    return [*kinds, *chapters, *drills[:1], *matrices[:1]]


def formulas(site, page):
    return (site / f"{page}.html").read_text("utf-8").count('class="katex"')


def copy_of(root, target):
    """A copy of this book that may be changed, with the packages of the original."""

    def left_behind(folder, names):
        top = LEFT_BEHIND if Path(folder) == root else ()
        return [n for n in names if n in top or n.startswith(".") or n == "__pycache__"]

    shutil.copytree(root, target, ignore=left_behind)
    (target / "node_modules").symlink_to(root / "node_modules")
    return target


def stock_of(root, target):
    """The same content under Jupyter Book's own settings, without our extensions."""
    target.mkdir(parents=True)
    for name in STOCK_DEPENDENCIES:
        shutil.copytree(root / name, target / name)
    for name in ("_toc.yml", "index.md", "references.bib"):
        shutil.copy(root / name, target)
    (target / "_config.yml").write_text(STOCK_CONFIG, encoding="utf-8")
    return target


def build(folder):
    """Build a book as each is built, and fail if Jupyter Book does.

    Returns
    -------
    tuple of float
        Seconds by the clock, and seconds of all processors together.
    """
    programs = tool_path()
    stock = [shutil.which("jupyter-book", path=programs), "build", folder, "--quiet"]
    command = book.jupyter_book(folder) if (folder / "_ext").exists() else stock
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    result = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PATH": programs, "PYTHONPATH": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    seconds = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode != 0:
        raise CourseError(f"{folder} did not build:\n{result.stdout[-3000:]}")
    user, system = after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime
    return seconds, user + system


def without_execution(folder):
    """Leave the notebooks unexecuted from now on."""
    config = folder / "_config.yml"
    text = config.read_text("utf-8")
    text = text.replace("execute_notebooks: force", 'execute_notebooks: "off"')
    text = text.replace("    execution: _ext\n", "")  # it refuses that
    config.write_text(text, encoding="utf-8")


def change(folder, page):
    """Add a sentence to a page."""
    source = folder / f"{page}.md"
    text = source.read_text("utf-8")
    source.write_text(f"{text}\nOne sentence more.\n", encoding="utf-8")


def lighthouse(root, address):
    """Scores of Lighthouse for a phone, 0 to 100."""
    flags = [*browser.FLAGS, "--headless=new", "--no-sandbox"]
    program = root / "node_modules" / "lighthouse" / "cli" / "index.js"
    only = ["--quiet", "--output=json", f"--only-categories={','.join(SCORES)}"]
    result = subprocess.run(
        [node.program(), program, address, *only, f"--chrome-flags={' '.join(flags)}"],
        env={**os.environ, "CHROME_PATH": browser.find_chromium()},
        capture_output=True,
        text=True,
    )
    if result.returncode != 0:
        raise CourseError(f"Lighthouse failed on {address}: {result.stderr[-1000:]}")
    found = json.loads(result.stdout)["categories"]
    return {name: round(100 * found[name]["score"]) for name in SCORES}


def missed(found):
    """What was to be reached and was not, a sentence each."""
    heavy = found["loads"]["ours"][found["heaviest"]]
    light = {**heavy, "kilobytes": heavy["kilobytes"] - heavy["figures"]}
    light["paint"] = max(heavy["paint"], heavy["formula"] or 0)
    for name, most in TARGETS.items():
        if light[name] > most:
            yield f"{name} {light[name]:.4g}, at most {most}"
    builds = found["builds"]
    if builds["ours"] > 1.25 * builds["stock"]:
        yield f"build {builds['ours']:.1f} s, stock {builds['stock']:.1f} s"
    if found["work"]["change"] > 6:
        yield f"work after a change {found['work']['change']:.1f} s, at most 6"
    for (name, page), scores in found["scores"].items():
        for kind, score in scores.items():
            least = 93 if kind == "performance" else 100
            if name == "ours" and score < least:
                yield f"Lighthouse {kind} of {page}: {score}, at least {least}"


def page_of(found):
    """The page "How fast is this site", in Markdown."""
    loads, builds, heaviest = found["loads"], found["builds"], found["heaviest"]
    work = found["work"]
    return f"""\
# How fast is this site

Every chapter and one page of each other kind were loaded as on a slow phone:
1.6 Mbit/s, 150 ms a round trip, a processor four times slower than the one that
measured, a screen of 390 × 844, nothing in the cache; the quickest of several loads.
Beside it stands the same content built by Jupyter Book with its own settings ("stock").
This page is written by `course measure`; every number on it comes from one run.

{facts(found["engine"])}

Stock's pages fetch MathJax from another host. For this measurement it came from the
server of the page, without a second connection, so stock is shown at its best; without
that host its formulas stay raw LaTeX. Both books were served compressed (gzip), as web
servers do. Figures are fetched when the reader comes near them, so they are few in a
first load of this book.

## Each page

kB: transferred without figures, and with those that are fetched on loading. First
paint, first formula that can be read, and final (last font and last formula in place):
in milliseconds. Shift: cumulative layout shift.

{table_of_loads(loads, found["formulas"])}

## The page with the most formulas

{title_of(heaviest)} has {found["formulas"][heaviest]} formulas.

{comparison(loads["ours"][heaviest], loads["stock"][heaviest])}

## Lighthouse, for a phone

{table_of_scores(found["scores"])}

## Building

Seconds on {os.cpu_count()} processors; the quickest of three. The notebooks were
executed and the formulas checked before. The last line is this book with the check of
all its formulas, which runs on the processor that Sphinx leaves free. After a sentence
more on one page, {title_of(found["changed"])}, it works for
{work["change"]:.1f} seconds.

{table_of_builds(builds, work)}
"""


def table_of_builds(builds, work):
    seconds, busy = (
        [f"{found[name]:.1f}" for name in ("ours", "stock")] for found in (builds, work)
    )
    most = f"{1.25 * builds['stock']:.1f}"
    rows = [["from nothing", *seconds, most], ["work of all processors", *busy, ""]]
    rows.append(["with all formulas checked", f"{builds['checking']:.1f}", "", ""])
    return table(["", "this book", "stock", "at most"], rows, left=1)


def facts(engine):
    packages = ("jupyter-book", "sphinx", "pydata-sphinx-theme")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    lock = json.loads(LOCK.read_text("utf-8"))["packages"]
    others = ", ".join(
        f"{name} {lock[f'node_modules/{name}']['version']}"
        for name in ("katex", "mathjax", "lighthouse")
    )
    return "\n".join(
        (
            f"* Date: {datetime.date.today().isoformat()}",
            f"* Chromium {engine}, Python {platform.python_version()}, {versions}",
            f"* {others}",
            f"* {os.cpu_count()} cores; {os.getloadavg()[2]:.0f} processes wanted "
            "them in the last quarter of an hour, so times are rather too long",
        )
    )


def title_of(page):
    return f"`{page}`"


def table_of_loads(loads, counts):
    head = ["page", "formulas", "book", "kB", "with figures", "first paint"]
    head += ["formula", "final", "shift"]
    rows = []
    for page, ours in loads["ours"].items():
        rows.append([title_of(page), str(counts[page]), "this", *cells(ours)])
        rows.append(["", "", "stock", *cells(loads["stock"][page])])
    return table(head, rows, left=1)


def cells(load):
    formula = "-" if load["formula"] is None else f"{load['formula']:.0f}"
    return [
        f"{load['kilobytes'] - load['figures']:.0f}",
        f"{load['kilobytes']:.0f}",
        f"{load['paint']:.0f}",
        formula,
        f"{load['final']:.0f}",
        f"{load['shift']:.3f}",
    ]


def comparison(ours, stock):
    light = {name: {**one} for name, one in (("ours", ours), ("stock", stock))}
    for one in light.values():
        one["kilobytes"] -= one["figures"]
    names = {
        "kilobytes": "kB without figures",
        "requests": "requests",
        "paint": "first paint, ms",
        "formula": "first formula that can be read, ms",
        "final": "fonts and formulas final, ms",
        "shift": "layout shift",
    }
    rows = []
    for key, words in names.items():
        most = f"{TARGETS[key]}" if key in TARGETS else ""
        digits = ".3f" if key == "shift" else ".0f"
        values = (light[name][key] for name in ("ours", "stock"))
        shown = ["-" if value is None else f"{value:{digits}}" for value in values]
        rows.append([words, *shown, most])
    return table(["", "this book", "stock", "at most"], rows, left=1)


def table_of_scores(scores):
    rows = [
        [title_of(page), "this" if name == "ours" else "stock"]
        + [str(found[kind]) for kind in SCORES]
        for (name, page), found in scores.items()
    ]
    return table(["page", "book", *(s.replace("-", " ") for s in SCORES)], rows, left=2)


def table(head, rows, left):
    rule = ["---"] * left + ["---:"] * (len(head) - left)
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def run(root, *, repeats, write):
    """Measure, print the page, write it into the book if asked.

    Raises
    ------
    CourseError
        If something that was to be reached was not.
    """
    found = measure(root, repeats=repeats)
    text = page_of(found)
    print(text)
    if write:
        target = root / "chapters" / "site_speed.md"
        target.write_text(text, encoding="utf-8", newline="\n")
    if short := list(missed(found)):
        raise CourseError("not reached: " + "; ".join(short))
