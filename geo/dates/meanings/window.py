"""Windows of time: so many units up to a day, or from it on: *the past three days*, *the next 48 hours*."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from geo.dates.meanings.base import UNANCHORED, UNKNOWN_VALUES, Anchored, Meaning
from geo.dates.meanings.margins import coarsened
from geo.dates.periods import containing
from geo.dates.rules.window import AHEAD, WINDOW, AheadCase, WindowCase
from geo.model import Interval, Precision

if TYPE_CHECKING:
    from geo.dates.context import Context
    from geo.dates.meanings.counted import Counted
    from geo.dates.periods import Period
    from geo.model import Unit


@dataclass(frozen=True, slots=True)
class Length:
    """How long a window is."""

    days: int = 0
    months: int = 0

    def before(self, day: date) -> date:
        """Return the day so long before another; the calendar's first where there is none."""
        return self._moved(day, -1)

    def after(self, day: date) -> date:
        """Return the day so long after another; the calendar's last where there is none.

        Examples
        --------
        >>> Length(months=1).after(date(2022, 1, 31))
        datetime.date(2022, 2, 28)
        """
        return self._moved(day, 1)

    def _moved(self, day: date, sign: int) -> date:
        try:
            moved: date = day + sign * relativedelta(days=self.days, months=self.months)
        except (ValueError, OverflowError):
            return date.min if sign < 0 else date.max
        return moved


@dataclass(frozen=True, slots=True)
class Window(Meaning):
    """A stretch that ends on the day of writing, or begins on it: *in the past 24 hours*."""

    literal: str
    """Its TIMEX3 value, that of a duration."""
    length: Length
    is_forward: bool = False
    whole: Unit | None = None
    """The unit of the calendar whose last one its TIMEX3 value names: *over the past year*."""

    @property
    def unit(self) -> Unit | None:
        """None, as of any duration."""
        return None

    @property
    def is_whole(self) -> bool:
        """False: the day at which it ends is missing."""
        return False

    @property
    def is_window(self) -> bool:
        """True."""
        return True

    def resolve(self, context: Context) -> Anchored:
        """Return the day at which it ends or begins.

        Examples
        --------
        >>> from geo.dates.context import Context
        >>> window = Window("P3D", Length(days=3))
        >>> day = window.resolve(Context(published=date(2022, 6, 10))).outcome
        >>> window.days(day).begin
        datetime.date(2022, 6, 7)
        """
        return WINDOW.find(WindowCase(self, context)) or UNANCHORED

    def underspecified(self) -> str:
        """Return the value of the duration."""
        return UNKNOWN_VALUES[self.whole] if self.whole else self.literal

    def value(self, period: Period) -> str:
        """Return the value of the duration, or that of the last whole unit."""
        last = containing(self.whole, period.begin).shifted(-1) if self.whole else None
        return last.value if last else self.literal

    def days(self, period: Period) -> Interval:
        """Return its days, those at both ends included."""
        begin, until = period.begin, period.until
        if self.is_forward:
            until = self.length.after(until)
        else:
            begin = self.length.before(begin)
        return coarsened(Interval(begin, until, Precision.DAY))


@dataclass(frozen=True, slots=True)
class Ahead(Meaning):
    """How far ahead a plan is, or how long something took: *will meet in two weeks*, *built in two weeks*."""

    literal: str
    """Its TIMEX3 value where it is a duration."""
    counted: Counted
    """From the publication, where it is a date."""
    end: int
    """Where its words end."""

    @property
    def unit(self) -> Unit | None:
        """The unit counted."""
        return self.counted.unit

    @property
    def is_whole(self) -> bool:
        """False: what it counts from is missing."""
        return False

    @property
    def duration_end(self) -> int:
        """Where its words end: all of them are a duration where nothing is announced."""
        return self.end

    def resolve(self, context: Context) -> Anchored:
        """Return the day or period that lies so far ahead of the publication, if it is announced.

        Examples
        --------
        >>> from geo.dates.context import Context
        >>> from geo.dates.meanings.counted import Counted
        >>> from geo.dates.which import Origin
        >>> from geo.model import Unit
        >>> ahead = Ahead("P10D", Counted(Unit.DAY, 10, Origin.PUBLICATION, is_exact=True), 0)
        >>> ahead.resolve(Context(published=date(2022, 6, 10), is_announced=True)).outcome.value
        '2022-06-20'
        """
        return AHEAD.find(AheadCase(self, context)) or UNANCHORED

    def underspecified(self) -> str:
        """Return the value of the duration."""
        return self.literal
