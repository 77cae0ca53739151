"""One style sheet of the rules that the book uses, with its fonts cut to their letters.

The theme and its extensions bring 570 kB of rules in a dozen files, of which the pages
use a tenth, and fonts with thousands of letters, of which they use some dozens. When
all pages are written, this extension reads which classes, ids, tags and letters they
hold, and writes two files: `_static/site.css` for every page, `_static/maths.css` for
pages with formulas. Fonts go into them as data: what is painted first is what stays,
nothing jumps, and a page that is read from a disk needs no request that a browser may
forbid.
"""

import hashlib
import json
import os
import re
from pathlib import Path

import cut_fonts
import page_facts
import pydata_sphinx_theme
import used_rules
from finished_pages import step
from katex import DIST
from sphinx.errors import SphinxError

SITE, MATHS = "site.css", "maths.css"
MATHS_SOURCE = "katex/katex.min.css"
THEME = ("styles/theme.css", "styles/pydata-sphinx-theme.css")
LINK = re.compile(r'\s*<link\b[^>]*href="([^"?]*_static/)([^"?]+\.css)[^"]*"[^>]*>')
ADDRESS = re.compile(r'url\(\s*["\']?([^)"\']+)["\']?\s*\)')
PYDATA = Path(pydata_sphinx_theme.__file__).parent / "theme/pydata_sphinx_theme"
IMPORT = re.compile(r'@import\s+["\']([^"\']+)["\']\s*;')
ICONS = PYDATA / "static/vendor/fontawesome/webfonts/fa-solid-900.ttf"
OTHER_ICONS = {"fab", "fa-brands", "far", "fa-regular"}
# A browser reads a font when a letter is laid out: too late for the first paint, and a
# formula that is painted without its font jumps. All of them are here; read them now.
LOADED = {MATHS: ' onload="document.fonts.forEach(font => font.load())"'}
UNKNOWN = "00000000"  # until the style sheet is written
LEFTOVERS = (
    *("*.map", "fontawesome.js*", "fa-*.ttf", "fa-*.woff2", "sphinx-thebe.*"),
    *("*.po", "*.mo", "*-macros.html"),  # translations and templates of the theme
)
# Scripts whose words are no names of classes: the index of the search, the icons' twin.
WORDLESS = ("searchindex.js", "fontawesome.js")


class StyleError(SphinxError):
    """Something on a page for which the one style sheet has no rule or font."""

    category = "Style sheets"


def of_every_page(builder):
    """The style sheets that Sphinx puts on every page, in their order."""
    files = sorted(builder._orig_css_files, key=lambda file: file.priority)
    names = [str(file.filename).removeprefix("_static/") for file in files]
    return [*THEME, *(name for name in names if name != "sphinx-thebe.css")]


def name_styles(app, pagename, templatename, context, doctree):
    context["site_styles"] = of_every_page(app.builder)


@step(r'<link[^>]*href="[^"]*styles/pydata-sphinx-theme\.css')
def one_style_sheet(page, context):
    """A dozen style sheets, each waited for: link the one that is made of them."""
    everywhere = set(context["site_styles"])
    static = LINK.search(page)[1]
    sheets = [SITE, MATHS] if 'class="katex' in page else [SITE]
    links = "".join(
        f'<link rel="stylesheet" href="{static}{name}?v={UNKNOWN}"'
        f"{LOADED.get(name, '')}>"
        for name in sheets
    )

    def judge(found):
        return "" if found[2] in everywhere else found[0]

    first = LINK.search(page).start()
    return page[:first] + "\n  " + links + LINK.sub(judge, page[first:])


def write_style_sheets(app, error):
    """Purge, cut and write; the pages' links get the hash of what they link."""
    if error or app.builder.format != "html" or not app.config.page_steps:
        return
    if not hasattr(app.builder, "_orig_css_files"):
        return  # no page was written
    site = Path(app.outdir)
    facts = page_facts.of_site(site, Path(app.doctreedir) / "page_facts.json")
    words, properties = of_scripts(site)
    names, tags = facts["names"] | words, facts["tags"] | words
    properties |= facts["properties"]
    sources = {
        SITE: [n for n in of_every_page(app.builder) if n != MATHS_SOURCE],
        MATHS: [MATHS_SOURCE],
    }
    memory = Path(app.doctreedir, "style_sheets.json")
    known = json.loads(memory.read_text("utf-8")) if memory.exists() else {}
    now, versions = {}, {}
    for target, files in sources.items():
        css = "".join(source_of(site / "_static", name) for name in files)
        now[target] = fingerprint(css, names, tags, properties, facts["letters"])
        path = site / "_static" / target
        if now[target] != known.get(target) or not path.exists():
            rules = used_rules.read(css, names, tags)
            rules = used_rules.without_unreferenced(rules, properties)
            text = used_rules.write(with_fonts(rules, facts))
            path.write_text(text, encoding="utf-8")
        versions[target] = hashlib.sha256(path.read_bytes()).hexdigest()[: len(UNKNOWN)]
    link_with_hash(site, versions)
    memory.write_text(json.dumps(now), encoding="utf-8")


def fingerprint(css, *sets):
    """A hash of all that decides what a style sheet of the site holds."""
    letters = {face: "".join(sorted(found)) for face, found in sets[-1].items()}
    parts = [css, *map(sorted, sets[:-1]), letters, Path(__file__).read_text("utf-8")]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def of_scripts(site):
    """Words and custom properties of all scripts: they may make what pages lack."""
    words, properties = set(), set()
    for path in sorted((site / "_static").rglob("*.js")):
        if path.name not in WORDLESS:
            text = path.read_text("utf-8")
            words.update(re.findall(r"[A-Za-z][\w-]*", text))
            properties.update(re.findall(r"--[a-z][\w-]*", text))
    return words, properties


def source_of(static, name):
    """A style sheet with its addresses written as seen from `_static`."""
    folder = Path(name).parent

    def move(found):
        if found[1].startswith(("data:", "#")):
            return found[0]
        path = (static / folder / found[1]).resolve().relative_to(static.resolve())
        return f"url({path.as_posix()})"

    def fetch(found):
        path = (static / folder / found[1]).resolve().relative_to(static.resolve())
        return source_of(static, path)

    text = (static / name).read_text("utf-8")
    return IMPORT.sub(fetch, ADDRESS.sub(move, text))


def with_fonts(rules, facts):
    """Each @font-face with the data of its cut font; those not used are left out."""
    kept = []
    for rule in rules:
        if rule.head == "@font-face":
            rule = with_data(rule, rules, facts)
        if rule:
            kept.append(rule)
    return kept


def with_data(rule, rules, facts):
    file = ADDRESS.search(dict(rule.declarations)["src"])[1]
    if "/KaTeX_" in file:
        face = Path(file).stem.removeprefix("KaTeX_")
        path = DIST / "fonts" / f"{Path(file).stem}.ttf"
        letters = facts["letters"].get(face, set())
    elif Path(file).stem == ICONS.stem:
        path, letters = ICONS, icons(rules)
    elif "fontawesome" in file:
        if others := OTHER_ICONS & facts["names"]:
            raise StyleError(f"icons of the styles {others}; this site has fa-solid")
        return None
    else:
        raise StyleError(f"{file}: unknown font; say in style_sheets.py what to keep")
    data = cut_fonts.as_data(path, "".join(sorted(letters)))
    if data is None:
        return None
    source = ("src", f'url({data}) format("woff")')
    others = [item for item in rule.declarations if item[0] != "src"]
    return rule._replace(declarations=(*others, source))


def icons(rules):
    """The letters that the rules which stayed draw as icons."""
    values = [
        value
        for rule in used_rules.walk(rules)
        for name, value in rule.declarations
        if name in ("content", "--fa")
    ]
    return set(re.findall("[\ue000-\uf8ff]", " ".join(values)))


def link_with_hash(site, versions):
    """Let readers who come back get a changed style sheet at once."""
    names = "|".join(map(re.escape, versions))
    link = re.compile(rf'(_static/({names})\?v=)\w+"')
    for path in site.rglob("*.html"):
        old = path.read_text("utf-8")
        head, end, rest = old.partition("</head>")
        new = link.sub(lambda found: f'{found[1]}{versions[found[2]]}"', head)
        new += end + rest
        if new != old:
            times = path.stat()
            path.write_text(new, encoding="utf-8")
            # The facts about this page have not changed: do not read them again.
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def remove_leftovers(app, error):
    """What no page asks for any longer: 5 MB of the 6 MB in `_static`."""
    if error or app.builder.format != "html" or not app.config.page_steps:
        return
    static = Path(app.outdir) / "_static"
    for pattern in LEFTOVERS:
        for path in static.rglob(pattern):
            path.unlink()


def setup(app):
    app.connect("html-page-context", name_styles, priority=900)
    app.connect("build-finished", write_style_sheets, priority=800)  # the theme: 500
    app.connect("build-finished", remove_leftovers, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
