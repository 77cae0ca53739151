"""What a student gets back: nbgrader's own feedback page, with nothing in it to steal.

Three things differ from `nbgrader generate_feedback`. Tests are shown as they were
handed out, without their hidden lines. From the moment that a hidden line has run, no
text that the student's code could choose is shown, for it could hold what the hidden
test gave to it; the line of the test and the name of the mistake are. And the page runs
no script and loads nothing, whatever the notebook holds.
"""

import functools
import re
import secrets

import nbformat

from course_tools.grading.autograded import failing_line, node, outputs
from course_tools.grading.maths import Maths

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
TAGS = """
a abbr b blockquote br caption code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i
kbd li ol p pre s span strong sub summary sup table tbody td tfoot th thead tr ul
"""
ATTRIBUTES = {"a": ["href", "title"], "*": ["class"], "th": ["align"], "td": ["align"]}
HIDDEN = "A hidden test was not passed: it calls your function with other values."
NOT_SHOWN = "What this cell printed is not shown: hidden tests had run before it."
RUN_IT = "Run this cell in your own notebook to see what came out."
NAMED = re.compile(  # how nbgrader's template shows the name of a test
    r'<a href="#(?P<link>[^"<]+)">Test cell</a>|'
    r"Grade cell: <code>(?P<head>[^<]+)</code>"
)
BY_STATUS = {
    "failed": "Not what was expected.",
    "error": "An exception, or the end of the process that ran your code.",
    "time-out": "This took too long.",
    "memory": "This took too much memory.",
    "not written": "This is not written yet.",
}


def notebook(handed_out, autograded, result, written):
    """The notebook that the page shows.

    Parameters
    ----------
    handed_out : course_tools.grading.assignment.Notebook
    autograded : NotebookNode
    result : dict or None
        None for what could not be read.
    written : course_tools.grading.rows.Written
        What the gradebook says, a grader's marks and comments included.
    """
    known = {cell.name: cell for cell in handed_out.cells}
    tests, cells = {}, {}
    if result is not None:
        tests = {entry["name"]: entry for entry in result["tests"]}
        cells = {entry["name"]: entry for entry in result["cells"]}
    book = nbformat.v4.new_notebook(metadata={"language_info": {"name": "python"}})
    private = False
    for cell in autograded.cells:
        cell = nbformat.NotebookNode(cell)  # what is set below is its own
        grading = dict(cell.metadata.get("nbgrader", {}))
        name = grading.get("grade_id") or cell.id
        asked = known.get(name)
        if asked is not None and asked.role in ("text", "locked", "test"):
            cell.source = asked.released
        if name in tests:
            cell.outputs = _test_outputs(tests[name], asked, private)
            private = private or _hidden_ran(tests[name], asked)
        elif cell.cell_type == "code":
            cell.outputs = _cell_outputs(cells.get(name), cell.source, private)
        cell.metadata = {}
        if grading:
            grading["score"] = written.scores.get(name, 0.0)
            grading["comment"] = written.comments.get(name)
            cell.metadata["nbgrader"] = grading
        book.cells.append(cell)
    return book


def _hidden_ran(test, cell):
    """Whether a hidden line of this test has run, as far as can be known."""
    if not cell.hidden or test["status"] == "passed" or test["line"] is None:
        return bool(cell.hidden)
    return any(start <= test["line"] for start, _ in cell.hidden)


def _test_outputs(test, cell, private):
    if test["status"] == "passed":
        shown = [] if private or cell.hidden else outputs(test, cell.source)
        return shown
    line = test["line"]
    if cell.hidden and line:
        private = private or any(start < line for start, _ in cell.hidden)
    elif cell.hidden:
        private = True  # where it ended is unknown
    if not private:
        return outputs(test, cell.source)
    generic = BY_STATUS.get(test["status"], BY_STATUS["failed"])
    if test["hidden"]:
        lines = [test["mistake"] or HIDDEN]
    else:
        lines = [test["mistake"] or generic]
        if said := failing_line(test, cell.source):
            lines += [f"line {line}: {said}", RUN_IT]
    return [node("error", ename="", evalue="", traceback=lines)]


def _cell_outputs(entry, source, private):
    if entry is None:
        return []
    found = outputs(entry, source)
    if private and found:
        note = BY_STATUS.get(entry["status"], NOT_SHOWN)
        return [node("stream", name="stdout", text=note)]
    return found


class Pages:
    """Makes the pages of one assignment with nbgrader's template.

    Parameters
    ----------
    config : Config
        Of nbgrader.
    """

    def __init__(self, config):
        from nbconvert.exporters import HTMLExporter, TemplateExporter
        from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
        from nbgrader.converters import GenerateFeedback
        from traitlets.config import Config

        settings = Config(config)
        settings.merge(GenerateFeedback(config=settings).config)
        settings.Exporter.default_preprocessors = []
        self._exporter = HTMLExporter(config=settings)
        # nbconvert copies and checks the notebook for preprocessors; there are none.
        self._exporter._preprocess = lambda book, resources: (book, resources)
        self._render = functools.partial(
            TemplateExporter.from_notebook_node, self._exporter
        )
        self._css = CSSHTMLHeaderPreprocessor(parent=self._exporter)
        self._css_texts, self._maths = None, Maths()
        self._register()

    def _register(self):
        from nbconvert.exporters.html import IPythonRenderer, MarkdownWithMath
        from nbconvert.filters import Highlight2HTML

        plain = Highlight2HTML(pygments_lexer="ipython3")

        @functools.lru_cache(maxsize=4000)
        def highlighted(source):
            return plain(source)

        def highlight(source, language=None, metadata=None, strip_verbatim=False):
            return highlighted(source)

        maths = self._maths

        class Renderer(IPythonRenderer):
            """Keeps formulas in `made` until the rest has been cleaned."""

            def __init__(self):
                super().__init__(escape=False, exclude_anchor_links=True)
                self.made, self.mark = [], f"formula{secrets.token_hex(8)}n"

            def inline_math(self, body):
                return self._formula(body, False) or super().inline_math(body)

            def block_math(self, body):
                return self._formula(body, True) or super().block_math(body)

            def latex_environment(self, name, body):
                whole = f"\\begin{{{name}}}{body}\\end{{{name}}}"
                shown = self._formula(whole, True)
                return shown or super().latex_environment(name, body)

            def _formula(self, latex, display):
                mathml = maths.mathml(latex, display)
                if mathml is None:
                    return None
                self.made.append(mathml)
                return f"{self.mark}{len(self.made) - 1}."

        @functools.lru_cache(maxsize=4000)
        def markdown(source):
            renderer = Renderer()
            html = clean(MarkdownWithMath(renderer=renderer).render(source))
            return re.sub(
                rf"{renderer.mark}(\d+)\.", lambda m: renderer.made[int(m[1])], html
            )

        self._exporter.register_filter("highlight_code", highlight)
        self._exporter.register_filter("markdown2html", markdown)

    def html(self, book, name, written):
        """The page of one notebook.

        Parameters
        ----------
        book : NotebookNode
            As :func:`notebook` makes it.
        name : str
        written : course_tools.grading.rows.Written
        """
        resources = self._exporter._init_resources({})
        if self._css_texts is None:
            _, styled = self._css.preprocess(book, {"config_dir": ""})
            self._css_texts = styled["inlining"]["css"]
        resources["inlining"] = {"css": self._css_texts}
        resources["nbgrader"] = {
            "notebook": name,
            "score": written.score - written.penalty,
            "max_score": written.max_score,
            "late_penalty": written.penalty,
        }
        page, _ = self._render(book, resources)
        head, body = page.split("<body>", 1)
        head = re.sub(r"<script\b.*?</script>", "", head, flags=re.DOTALL)
        head = re.sub(r"@font-face *{[^}]*}", "", head)  # files that are not here
        policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}" />'
        head = head.replace("<head>", f"<head>\n{policy}", 1)
        return f"{head}<body>{_labelled(body, book)}"

    def close(self):
        """Stop what renders formulas."""
        self._maths.close()


def _labelled(body, book):
    """The page with each test named by what it tests, in the place of "Test cell"."""
    known = [cell.metadata.get("nbgrader", {}) for cell in book.cells]
    answers = [about["grade_id"] for about in known if about.get("solution")]
    labels = {
        about["grade_id"]: label_of(about["grade_id"], answers)
        for about in known
        if about.get("grade") and not about.get("solution")
    }

    def label(found):
        name = found["link"] or found["head"]
        if name not in labels:
            return found[0]
        if found["head"]:
            return f"Test: {labels[name]}"
        return f'<a href="#{name}">{labels[name]}</a>'

    body = NAMED.sub(label, body)
    return body.replace(">Student's answer<", ">Your answer<")


def label_of(name, answers):
    """What a learner reads as the name of a test.

    Examples
    --------
    >>> label_of("test_newton_step_at_a_root", ["newton", "newton_step"])
    '<code>newton_step</code>: at a root'
    >>> label_of("shape", [])
    'shape'
    """
    rest = name.removeprefix("test_")
    for answer in sorted(answers, key=len, reverse=True):
        if rest == answer or rest.startswith(f"{answer}_"):
            words = rest[len(answer) + 1 :].replace("_", " ")
            return f"<code>{answer}</code>" + (f": {words}" if words else "")
    return rest.replace("_", " ")


def clean(html):
    """HTML without scripts, styles, images, forms and frames."""
    import bleach

    return bleach.clean(
        html,
        tags=TAGS.split(),
        attributes=ATTRIBUTES,
        protocols=["http", "https", "mailto"],
        strip=True,
    )
