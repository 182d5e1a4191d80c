from datetime import date

import pytest

from events.activity import FEWEST, Bar, activity, blocks
from events.models import Event
from tests import factories

pytestmark = pytest.mark.django_db


def drawn():
    found = activity(Event.objects.all())
    assert found
    return found.bars


def happened(bars):
    return {bar.name: bar.counts for bar in bars if any(bar.counts)}


def test_events_are_counted_by_year_and_class():
    for type_, day in (("AGREE", "2015-03-01"), ("AID", "2021-02-25"), ("ASSAULT", "2021-02"), ("ASSAULT", "2021")):
        factories.event(type_, day=day)
    bars = drawn()
    assert happened(bars) == {"2015": (1, 0, 0, 0), "2021": (0, 1, 0, 2)}
    assert (bars[-1].first, bars[-1].last) == (date(2021, 1, 1), date(2021, 12, 31))


def test_a_few_years_are_counted_by_month():
    for day in ("2020-12-31", "2021-02-25", "2021-02-26"):
        factories.event("ACCUSE", day=day)
    bars = drawn()
    assert happened(bars) == {"December 2020": (0, 0, 1, 0), "February 2021": (0, 0, 2, 0)}
    assert len(bars) == FEWEST
    assert bars[-1].last == date(2021, 2, 28)


def test_there_is_nothing_to_draw_of_nothing_or_of_one_day():
    assert activity(Event.objects.all()) is None
    factories.event()
    factories.event(day="")
    assert activity(Event.objects.all()) is None


def test_cooperation_rises_from_the_axis_and_conflict_falls_from_it():
    bar = Bar(date(2021, 1, 1), date(2021, 12, 31), "2021", (1, 2, 0, 4))
    assert [(block.quad, block.y, block.height) for block in blocks(0, bar, 10)] == [
        (1, "20.00", "10.00"),
        (2, "30.00", "20.00"),
        (4, "50.00", "40.00"),
    ]
