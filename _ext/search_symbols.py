"""Let the search find symbols: ∇ and \\nabla, θ and \\theta are one word.

Sphinx's index holds words; a symbol in a query is dropped, and `\\nabla_x` in a formula
is one word that nobody types. Here text and queries are split alike: each symbol is
replaced by its name in LaTeX, each formula gives the names in it.
"""

import json
import re

from sphinx.search.en import SearchEnglish

SYMBOLS = {
    "∇": "nabla",
    "∂": "partial",
    "∑": "sum",
    "Σ": "sum",
    "∏": "prod",
    "∫": "int",
    "√": "sqrt",
    "∞": "infty",
    "⊗": "otimes",
    "⊙": "odot",
    "∘": "circ",
    "·": "cdot",
    "⋅": "cdot",
    "×": "times",
    "±": "pm",
    "→": "to",
    "↦": "mapsto",
    "∈": "in",
    "≈": "approx",
    "≠": "neq",
    "≤": "le",
    "≥": "ge",
    "‖": "Vert",
    "∥": "Vert",
    "ᵀ": "transpose",
    "ℝ": "mathbb",
    "Δ": "Delta",
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "ε": "varepsilon",
    "ϵ": "epsilon",
    "η": "eta",
    "θ": "theta",
    "κ": "kappa",
    "λ": "lambda",
    "μ": "mu",
    "π": "pi",
    "ρ": "rho",
    "σ": "sigma",
    "φ": "varphi",
    "ω": "omega",
}
SYMBOL = re.compile("|".join(SYMBOLS))
QUERY = """
const SYMBOLS = %s;
var splitQuery = (query) => query
  .replace(/./gu, (sign) => (sign in SYMBOLS ? ` ${SYMBOLS[sign]} ` : sign))
  .split(/[^\\p{Letter}\\p{Number}_]+/u)
  .filter((word) => word);
"""


class EnglishWithSymbols(SearchEnglish):
    """English, in which a symbol is a word."""

    js_splitter_code = QUERY % json.dumps(SYMBOLS, ensure_ascii=False)

    def split(self, input):
        named = SYMBOL.sub(lambda found: f" {SYMBOLS[found[0]]} ", input)
        words = super().split(named)
        if "\\" in input:  # a formula: \nabla_x holds nabla
            words += re.findall(r"\\([A-Za-z]+)", named)
        return words


# A formula stands in a page three times: for eyes, for ears, and as LaTeX. A summary of
# what was found shows it once. This runs before Sphinx's search begins.
SUMMARY = """
addEventListener("DOMContentLoaded", () => {
  const textOf = Search.htmlToText;
  Search.htmlToText = (page, anchor) => {
    const found = new DOMParser().parseFromString(page, "text/html");
    const twice = ".katex-html, annotation, .meaning, .reading-time";
    for (const part of found.querySelectorAll(twice)) part.remove();
    return textOf(found.documentElement.outerHTML, anchor);
  };
});
"""


def show_formulas_once(app, pagename, templatename, context, doctree):
    if pagename == "search":
        app.add_js_file(None, body=SUMMARY)


def setup(app):
    app.add_search_language(EnglishWithSymbols)
    app.connect("html-page-context", show_formulas_once)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
