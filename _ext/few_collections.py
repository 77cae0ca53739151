"""Python looks for cycles of garbage less often while the book is built.

A build makes millions of nodes that live to its end. The collector walks over all of
them again and again and finds next to nothing: a third of the time of a whole build.
What has become old is left alone here; the young objects, which is where garbage is,
are still looked through. The build takes a tenth more memory.
"""

import gc

YOUNG, MIDDLE, NEVER = 20_000, 20, 1_000_000


def setup(app):
    gc.set_threshold(YOUNG, MIDDLE, NEVER)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
