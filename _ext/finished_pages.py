"""A place in the build where a page is finished HTML and not yet a file.

Sphinx lets an extension choose scripts and style sheets, not what a theme writes into
its templates. Its setting `template_bridge` names what turns a template into a page;
ours does that as Sphinx does, then passes the page through small steps. A step is a
function (page, context) -> page, registered with the fault that it repairs: a pattern
that is found in a page of the stock theme and not in ours. `tests/book/test_slim.py`
builds a book with `page_steps: false` and fails for a fault that is not there any
longer: the theme has changed, and the step can go.
"""

import re
from typing import NamedTuple

from sphinx.jinja2glue import BuiltinTemplateLoader


class Step(NamedTuple):
    """One repair of finished pages, and what is found where it is needed."""

    name: str
    fault: re.Pattern
    repair: object


STEPS = []


def step(fault):
    """Register a function (page, context) -> page against a fault, a pattern."""

    def register(repair):
        STEPS.append(Step(repair.__name__, re.compile(fault, re.DOTALL), repair))
        return repair

    return register


class Bridge(BuiltinTemplateLoader):
    """Sphinx's own templates, and the steps after them."""

    def init(self, builder, theme=None, dirs=None):
        super().init(builder, theme, dirs)
        self._steps = STEPS if builder.config.page_steps else ()
        self._builder = builder

    def render(self, template, context):
        page = super().render(template, context)
        if "</html>" not in page:  # the theme renders parts of a page, too
            return page
        context["builder"] = self._builder
        for step in self._steps:
            page = step.repair(page, context)
        return page


def use_bridge(app, config):
    config.template_bridge = "finished_pages.Bridge"


def setup(app):
    app.add_config_value("page_steps", True, "html", types=[bool])
    app.connect("config-inited", use_bridge)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
