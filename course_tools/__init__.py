"""The command `course`: what authors and teachers run."""

import sys

# nbformat checks notebooks with jsonschema, which reads a grammar of international web
# addresses for that: a second at every start, for addresses that no notebook is asked
# for. Without the package that has the grammar, jsonschema leaves this check out.
sys.modules.setdefault("rfc3987_syntax", None)
