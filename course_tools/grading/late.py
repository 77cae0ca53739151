"""What late work loses: a plug-in of nbgrader, set in nbgrader_config.py.

nbgrader asks it once a notebook that was handed in after the due date (and after an
extension, where there is one), bounds the answer by 0 and the notebook's score, and
keeps it in the gradebook as `late_submission_penalty`.
"""

import math

from nbgrader.plugins import BasePlugin
from traitlets import Enum, Float

SECONDS = {"hour": 3600, "day": 86400}


class LatePenalty(BasePlugin):
    """Marks lost for each hour or day begun, with a cap.

    With nothing set, nothing is lost.

    Examples
    --------
    >>> rule = LatePenalty(share=0.1, cap=0.5)
    >>> [rule.late_submission_penalty("ada", 20.0, s) for s in (60, 86401, 9e6)]
    [2.0, 4.0, 10.0]
    """

    per = Enum(("hour", "day"), "day", help="the unit of time").tag(config=True)
    share = Float(
        0.0, min=0.0, max=1.0, help="share of the score lost for each unit begun"
    ).tag(config=True)
    points = Float(
        0.0, min=0.0, help="points of a notebook lost for each unit begun"
    ).tag(config=True)
    cap = Float(
        1.0, min=0.0, max=1.0, help="share of the score that is lost at most"
    ).tag(config=True)
    grace_minutes = Float(
        0.0, min=0.0, help="minutes after the due date that do not count"
    ).tag(config=True)

    def late_submission_penalty(self, student_id, score, total_seconds_late):
        """Points that a notebook loses.

        Parameters
        ----------
        student_id : str
        score : float
            What the notebook would get in time, extra credit included.
        total_seconds_late : float

        Returns
        -------
        float or None
            None if nothing is lost.
        """
        seconds = total_seconds_late - 60 * self.grace_minutes
        units = math.ceil(seconds / SECONDS[self.per])
        if units <= 0:
            return None
        lost = units * (self.points + self.share * score)
        return min(lost, self.cap * score) or None
