"""A corpus of attacks on grading, and what they do to us and to stock nbgrader.

``cells/`` holds attacks by code, one cell each; `files` and `metadata` hold those by
what is handed in. `corpus` puts all of them together, `ours` grades each between two
honest students, `stock` lets nbgrader do the same in a jail, and
``course benchmark hostile`` runs both and writes the page with the comparison.
"""
