"""Take out of each page what the theme loads and the page does not use.

Each step names the fault of the stock theme that it repairs; see finished_pages.py.
"""

import re
from pathlib import Path

from finished_pages import step

SCRIPT = re.compile(r"\s*<script\b([^>]*)>(.*?)</script>", re.DOTALL)


def without_scripts(page, unwanted):
    """The page without the scripts whose attributes or text match a pattern."""
    unwanted = re.compile(unwanted)

    def judge(found):
        return "" if unwanted.search(found[1] + found[2]) else found[0]

    head, body, tail = parts(page)
    return SCRIPT.sub(judge, head) + body + SCRIPT.sub(judge, tail)


def parts(page):
    """Head, text and end of a page: the text is long and holds no script of a theme.

    What an extension appends to the text belongs to its end.
    """
    start = page.find("</head>")
    end = page.rfind("</section>") if "</section>" in page else start
    return page[:start], page[start:end], page[end:]


@step(r"THEBE_JS_URL.*sphinx-thebe\.js")
def without_thebe(page, context):
    """Its scripts come, twice, with `thebe: false` too, and raise an error."""
    page = without_scripts(page, "sphinx-thebe|THEBE_JS_URL|x-thebe-config|kernelName")
    return re.sub(r"\s*<link\b[^>]*sphinx-thebe\.css[^>]*>", "", page)


@step(r"<script[^>]*fontawesome\.js")
def without_icon_script(page, context):
    """1.5 MB that draw as SVG the icons which the style sheet draws as letters."""
    page = re.sub(r"\s*<!-- So that users can add custom icons -->", "", page)
    return without_scripts(page, r"fontawesome\.js")


@step(r'rel="preload" as="script"')
def without_script_preloads(page, context):
    """They make 97 kB of scripts, deferred anyway, compete with fonts and styles."""
    page = re.sub(r"\s*<!-- Pre-loaded scripts[^>]*-->", "", page)
    return re.sub(r'\s*<link rel="preload" as="script"[^>]*>', "", page)


@step(r"<body(?=.*id=\"jb-print-docs-body\")")
def without_second_contents(page, context):
    """Title and contents stand in every page a second time, for print alone."""
    hidden = r'<div id="jb-print-docs-body".*?(?=<div id="searchbox">)'
    return re.sub(hidden, "", page, flags=re.DOTALL)


@step(r'id="ethical-ad-placement"')
def without_advertisement(page, context):
    """An empty place for an advertisement."""
    place = (
        r'<div class="sidebar-primary-item">\s*<div id="ethical-ad-placement".*?</div>'
    )
    return re.sub(place + r"\s*</div>", "", page, flags=re.DOTALL)


@step(r'<article(?=.*<script src="[^"]*searchindex\.js")|searchtools\.js')
def search_where_one_searches(page, context):
    """The index of the book blocks every page; only search.html uses it."""
    if context["pagename"] == "search":
        return page
    return without_scripts(page, r"searchtools\.js|language_data\.js|searchindex\.js")


USED_BY = {
    r"togglebutton": r'class="[^"]*\b(toggle|dropdown)\b(?![^"]*dropdown-)',
    r"toggleHint|toggleOpenOnPrint": r'class="[^"]*\btoggle\b',
    r"design-tabs\.js": r'class="[^"]*\bsd-tab-',
    r"clipboard\.min\.js|copybutton\.js": r"<pre",
}


@step(r"design-tabs\.js.*<article(?!.*sd-tab-)")
def scripts_where_used(page, context):
    """Extensions add their scripts to every page, used or not."""
    article = page[page.find("<article") : page.find("</article>")]
    for scripts, sign in USED_BY.items():
        if not re.search(sign, article):
            page = without_scripts(page, scripts)
    return page


@step(r'<script src="[^"]*documentation_options\.js')
def options_in_the_page(page, context):
    """A file of 12 lines for which every page waits: its lines go into the page."""
    static = Path(context["builder"].outdir, "_static")
    options = (static / "documentation_options.js").read_text("utf-8")
    # A summary of what was found is fetched, which browsers forbid on a disk.
    summary = 'SHOW_SEARCH_SUMMARY: location.protocol !== "file:"'
    options = options.replace("SHOW_SEARCH_SUMMARY: true", summary)
    inline = f"<script>{' '.join(options.split())}</script>"
    file = r'<script src="[^"]*documentation_options\.js[^"]*"></script>'
    return re.sub(file, lambda _: inline, page)


MODE = """<script>
    (() => {
      let mode = "auto";
      try { mode = localStorage.getItem("mode") || mode; } catch { /* kept nowhere */ }
      const dark = matchMedia("(prefers-color-scheme: dark)").matches;
      const theme = mode === "auto" ? (dark ? "dark" : "light") : mode;
      Object.assign(document.documentElement.dataset, { mode, theme });
    })();
  </script>"""


@step(r'localStorage\.getItem\("theme"\) \|\| ""')
def mode_of_the_system(page, context):
    """Without a default the theme logs an error, and flashes white in the dark."""
    stock = r'<script data-cfasync="false">.*?</script>'
    page = re.sub(stock, lambda _: MODE, page, count=1, flags=re.DOTALL)
    return page.replace('data-default-mode=""', 'data-default-mode="auto"')


@step(r"<script (?!defer)(?!data-cfasync)[^>]*src=[^>]*copybutton\.js")
def deferred(page, context):
    """No script is needed before the text can be read, nor may it delay the styles."""
    if context["pagename"] == "search":
        return page  # its own script calls what the others define
    return re.sub(
        r"<script(?! defer| async| type)([^>]*\bsrc=)", r"<script defer\1", page
    )


def setup(app):
    return {"parallel_read_safe": True, "parallel_write_safe": True}
