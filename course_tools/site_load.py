"""Load a page as a slow phone does, and say what came when.

Slow 4G as Lighthouse defines it (1.6 Mbit/s, 150 ms a round trip), a processor four
times slower than this one, a screen of 390 x 844, nothing in the cache.
"""

import contextlib
import functools
import gzip
import http.server
import threading

NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
PROCESSOR = 4
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}
TEXT = (".html", ".css", ".js", ".svg", ".json")
QUIET = 1.5  # seconds without a formula, a font or a request: the page is final
STOCK_MATHJAX = b"https://cdn.jsdelivr.net/npm/mathjax@3/"

# Runs before the page: notes the first frame that shows a formula, the last one that
# changes a formula, the last font, and how far the layout jumped.
WATCH = """
(() => {
  const seen = { formula: null, final: 0, font: 0, shift: 0 };
  globalThis.__seen = seen;
  const set = "article .katex-html, article mjx-container";
  const high = (one) => one.getBoundingClientRect().height > 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!entry.hadRecentInput) seen.shift += entry.value;
    }
  }).observe({ type: "layout-shift", buffered: true });
  const look = () => {
    const painted = performance.getEntriesByName("first-contentful-paint").length;
    // The first may be folded away; all of them would take time that is measured.
    if (painted && [...document.querySelectorAll(set)].slice(0, 40).some(high)) {
      seen.formula = performance.now();
    } else if (performance.now() < 60000) {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
  new MutationObserver((changes) => {
    const isSet = (node) => node.nodeType === 1 && node.matches("mjx-container");
    if (changes.some((change) => [...change.addedNodes].some(isSet))) {
      seen.final = performance.now();
    }
  }).observe(document, { childList: true, subtree: true });
  document.fonts.addEventListener("loadingdone", () => {
    seen.font = performance.now();
  });
})();
"""


@functools.cache
def compressed(body):
    """As web servers do it, once for each text: it is not to cost time again."""
    return gzip.compress(body, 6)


class CompressedHandler(http.server.SimpleHTTPRequestHandler):
    """Serves text compressed, as web servers do, and stock's MathJax from here."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = self.translate_path(self.path)
        try:
            body = self._body(path)
        except OSError:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if path.endswith(TEXT):
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _body(self, path):
        with open(path, "rb") as file:
            body = file.read()
        if not path.endswith(TEXT):
            return body
        body = body.replace(STOCK_MATHJAX, b"/mathjax/")
        return compressed(body)

    def log_message(self, *args):
        pass


@contextlib.contextmanager
def serving(folder):
    """Serve a folder as `CompressedHandler` does; gives the address of its root."""
    handler = functools.partial(CompressedHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def load(browser, address, *, slow=True):
    """Open a page once, with an empty cache.

    Returns
    -------
    dict
        ``kilobytes`` and ``figures`` (kB of images among them) as transferred,
        ``requests``, and in milliseconds ``paint`` (first contentful paint),
        ``formula`` (first frame that shows one; None without), ``final`` (last font,
        last formula), and ``shift`` (cumulative layout shift).
    """
    context = browser.new_context(**PHONE)
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    session.send("Network.enable")
    if slow:
        session.send("Network.emulateNetworkConditions", NETWORK)
        session.send("Emulation.setCPUThrottlingRate", {"rate": PROCESSOR})
    kinds, sizes = {}, {}
    session.on(
        "Network.responseReceived",
        lambda event: kinds.update({event["requestId"]: event["type"]}),
    )
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    tab.add_init_script(WATCH)
    tab.goto(address, wait_until="load", timeout=180_000)
    wait_until_final(tab)
    seen = tab.evaluate("__seen")
    paint = tab.evaluate(
        "performance.getEntriesByName('first-contentful-paint')[0].startTime"
    )
    context.close()
    figures = sum(size for key, size in sizes.items() if kinds.get(key) == "Image")
    return {
        "kilobytes": sum(sizes.values()) / 1000,
        "figures": figures / 1000,
        "requests": len(sizes),
        "paint": paint,
        "formula": seen["formula"],
        "final": max(paint, seen["formula"] or 0, seen["final"], seen["font"]),
        "shift": seen["shift"],
    }


def wait_until_final(tab):
    """Return when for a while no formula was set and no font came."""
    before = None
    while True:
        now = tab.evaluate("[__seen.final, __seen.font, __seen.formula]")
        if now == before:
            return
        before = now
        tab.wait_for_timeout(QUIET * 1000)


def quickest(loads):
    """Of several loads the one that was final first.

    Other work on the machine can slow a load and never speeds one up.
    """
    return min(loads, key=lambda one: one["final"])
