"""A real Chromium that reaches this machine alone, and pictures of the pages."""

import contextlib
import os
import shutil
import threading
from pathlib import Path
from urllib.parse import urlsplit

from course_tools import node
from course_tools.project import CourseError

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# Without these, Chromium looks for its maker's hosts in the background.
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
LOCAL_SCHEMES = ("data", "blob", "file", "about")


def find_chromium():
    """Path of the browser: the variable CHROMIUM first, then PATH; None without one."""
    named = os.environ.get("CHROMIUM")
    if named and not shutil.which(named):
        raise CourseError(f"CHROMIUM={named}: there is no such program")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


@contextlib.contextmanager
def chromium():
    """A running headless browser (Playwright's Browser).

    Raises
    ------
    CourseError
        If there is no Chromium on this machine.
    """
    from playwright.sync_api import sync_playwright

    # Playwright's own Node.js wants a system library that small systems lack.
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node.program()))
    program = find_chromium()
    if program is None:
        raise CourseError(
            "no Chromium found: install it (Debian: sudo apt install chromium), or set "
            "the variable CHROMIUM to its path"
        )
    flags = list(FLAGS)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")  # Chromium refuses its sandbox to root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        try:
            yield browser
        finally:
            browser.close()


@contextlib.contextmanager
def serving(folder):
    """Serve a folder on a free local port; gives the address of its root."""
    from course_tools import book

    server = book.make_server(folder, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def outside_requests(context, address):
    """Block every request that does not go to `address`, and list the blocked ones."""
    blocked = []

    def judge(route):
        url = route.request.url
        if url.startswith(address) or urlsplit(url).scheme in LOCAL_SCHEMES:
            route.continue_()
        else:
            blocked.append(url)
            route.abort()

    context.route("**/*", judge)
    return blocked


VIEWS = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone-dark": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "color_scheme": "dark",
    },
}


# What is laid out only near the screen would be blank in a picture of the whole page.
WHOLE = "article section { content-visibility: visible !important; }"
EAGER = "document.querySelectorAll('img').forEach(image => (image.loading = 'eager'))"


def take_screenshots(site, target, pages):
    """Picture each page wide, on a phone and in the dark, and print it.

    Returns
    -------
    list of Path
        The files, named ``<page>-<view>.png``, ``<page>-phone-dark.png`` and
        ``<page>-print.pdf``.
    """
    made = []
    target.mkdir(parents=True, exist_ok=True)
    with chromium() as browser, serving(site) as address:
        for view, settings in VIEWS.items():
            context = browser.new_context(**settings)
            tab = context.new_page()
            for name in pages:
                tab.goto(address + name + ".html")
                tab.wait_for_load_state("networkidle")
                tab.add_style_tag(content=WHOLE)
                tab.evaluate(EAGER)
                tab.wait_for_load_state("networkidle")
                path = Path(target) / f"{name.replace('/', '-')}-{view}.png"
                tab.screenshot(path=path, full_page=True)
                made.append(path)
                if view == "wide":
                    made.append(path.with_name(f"{name.replace('/', '-')}-print.pdf"))
                    tab.pdf(path=made[-1], format="A4", prefer_css_page_size=True)
            context.close()
    return made
