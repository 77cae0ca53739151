"""The time of a submission: nbgrader's timestamp.txt, read and written.

nbgrader hands the file's text to dateutil and stops the whole run at one that it
cannot read; here such a file is no time, and said to be none.
"""

import re
import zoneinfo
from datetime import UTC, datetime, timedelta, timezone

FORM = re.compile(
    r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d)?(\.\d{1,6})?\d*"
    r"\s?(Z|[+-]\d\d:?\d\d|[A-Za-z]+(?:/[A-Za-z_]+){0,2})?",
    re.ASCII,
)


def read(text):
    """The time that a timestamp.txt states, in UTC; None if it states none.

    A time without a zone is in UTC, as for nbgrader.

    Examples
    --------
    >>> read("2026-01-30 15:00:00.000000 UTC")
    datetime.datetime(2026, 1, 30, 15, 0, tzinfo=datetime.timezone.utc)
    >>> read("2026-01-30 16:00 +0100") == read("2026-01-30 15:00")
    True
    >>> read("tomorrow")
    """
    match = FORM.fullmatch(text.strip())
    if not match:
        return None
    day, minute, second, fraction, zone = match.groups()
    try:
        naive = datetime.fromisoformat(
            f"{day} {minute}{second or ':00'}{(fraction or '.0').ljust(7, '0')}"
        )
        return naive.replace(tzinfo=_zone(zone)).astimezone(UTC)
    except (ValueError, OverflowError, zoneinfo.ZoneInfoNotFoundError, OSError):
        return None


def _zone(name):
    if name in (None, "Z", "UTC", "GMT"):
        return UTC
    if name[0] in "+-":
        sign = -1 if name[0] == "-" else 1
        hours, minutes = int(name[1:3]), int(name[-2:])
        return timezone(sign * timedelta(hours=hours, minutes=minutes))
    return zoneinfo.ZoneInfo(name)


def written(time):
    """The text that nbgrader itself writes for this time.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> written(datetime(2026, 1, 30, 15, tzinfo=UTC))
    '2026-01-30 15:00:00.000000 UTC'
    """
    return time.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC")
