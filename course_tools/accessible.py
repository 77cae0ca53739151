"""Every page before axe-core, which knows most of WCAG 2.2 AA.

The tests look at one page of each kind and at some of the others; the command
``course accessible`` looks at all, wide and narrow, in the light and in the dark.
"""

import os
import random
import re
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from course_tools import browser
from course_tools.project import CourseError

AXE = "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"type": "tag", "values": TAGS}
# What draws a formula is hidden from readers of screens, who get its MathML: that is
# KaTeX's, the same on every page, and took most of axe's time. A heading of a table
# that is a formula has text, its MathML, which axe does not count as text.
RUN = """
(only) => axe.run(
  { include: ["html"], exclude: [".katex"] },
  { runOnly: only, resultTypes: ["violations"], elementRef: true },
).then((found) => found.violations.flatMap((rule) => rule.nodes.filter((node) =>
  !(rule.id === "empty-table-header" && node.element.querySelector("math"))
).map((node) => `${rule.id} at ${node.target}: ${node.failureSummary}`)))
"""
# Sections far off the screen have no places yet, and axe would see one on another.
LAID_OUT = "* { content-visibility: visible !important }"
KNOWN = "document.documentElement.dataset.scrolling === 'known'"
# What tells one page from the others of its kind: chapters/07_..., drill_07_...
KIND = re.compile(r"\d\d_.*|(?<=chapters/)(?!drill_matrix|visuals|api_|recall).*")
LOOKS = ("wide", "phone", "dark", "phone-dark")


def violations(tab, axe, address, name, rules=RULES):
    """What axe-core finds on one page, one sentence each."""
    tab.goto(f"{address}{name}.html")
    tab.keyboard.press("Tab")
    tab.wait_for_function(KNOWN)
    tab.add_style_tag(content=LAID_OUT)
    tab.evaluate(axe)
    return [f"{name}: {text}" for text in tab.evaluate(RUN, rules)]


def look_at(chromium, axe, address, pages, look, progress=None):
    """What axe-core finds on some pages in one look."""
    # Colours that are on their way from light to dark are neither.
    context = chromium.new_context(**browser.VIEWS[look], reduced_motion="reduce")
    tab = context.new_page()
    found = []
    for name in pages:
        here = violations(tab, axe, address, name)
        found += here
        if progress:
            progress(f"{look}: {name}: {len(here) or 'nothing'} found")
    context.close()
    return found


def sample(pages, many, seed):
    """One page of each kind, and some more."""
    kinds = {KIND.sub("", name): name for name in pages}
    rest = sorted(set(pages) - set(kinds.values()))
    return sorted({*kinds.values(), *random.Random(seed).sample(rest, many)})


def look_at_all(root, site, pages):
    """Look at built pages in every look, one a processor; ``course accessible``.

    Raises
    ------
    CourseError
        If axe-core finds anything; the message has it all.
    """
    look = partial(_look, root, site, pages)
    with ProcessPoolExecutor(min(len(LOOKS), os.cpu_count() or 1)) as pool:
        found = [text for told in pool.map(look, LOOKS) for text in told]
    if found:
        raise CourseError("\n".join([f"axe-core found {len(found)}:", *found]))
    print(f"axe-core found nothing on {len(pages)} pages in {len(LOOKS)} looks")


def _look(root, site, pages, look):
    """What axe-core finds in one look, in a browser of its own."""
    axe = (root / AXE).read_text("utf-8")
    tell = partial(print, flush=True)
    with browser.chromium() as chromium, browser.serving(site) as address:
        told = look_at(chromium, axe, address, pages, look, tell)
    return [f"{look}: {text}" for text in told]
