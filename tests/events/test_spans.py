"""A range of time parted into periods: every day lies in exactly one, every event is counted once."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.models import Event
from events.pictures.band import band
from events.pictures.clusters import clustered
from events.pictures.located import Spot
from events.pictures.world import around, world
from events.spans import MOST, Unit, by_year, counted, extent, parted, unit_for
from tests import factories

days = st.dates(date(1, 1, 1), date(2100, 12, 31))
units = st.sampled_from(list(Unit))


@settings(deadline=None)
@given(days, st.integers(0, 40_000), st.one_of(st.none(), units))
def test_periods_follow_one_another_without_gap_or_overlap(first: date, length: int, unit: Unit | None) -> None:
    last = first + timedelta(length)
    periods = parted(first, last, unit or unit_for(first, last))
    assert periods[0].first <= first
    assert periods[-1].holds(last)
    assert len(periods) <= MOST
    for before, after in itertools.pairwise(periods):
        assert before.last + timedelta(1) == after.first
    assert len({period.key for period in periods}) == len(periods)


@pytest.mark.parametrize(
    ("length", "unit"),
    [(0, Unit.DAY), (44, Unit.DAY), (45, Unit.WEEK), (365, Unit.WEEK), (800, Unit.MONTH), (9000, Unit.YEAR)],
)
def test_a_longer_range_has_longer_periods(length: int, unit: Unit) -> None:
    assert unit_for(date(2015, 1, 1), date(2015, 1, 1) + timedelta(length)) is unit


@pytest.mark.django_db
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dates(date(1850, 1, 1), date(2030, 12, 31)), min_size=1, max_size=12))
def test_every_event_is_counted_in_exactly_one_period(starts: list[date]) -> None:
    Event.objects.all().delete()
    for start in starts:
        factories.event(day=str(start))
    factories.event(day="")
    first, last = extent(Event.objects.all()) or (date.min, date.max)
    assert (first, last) == (min(starts), max(starts))
    periods = counted(Event.objects.all(), parted(first, last, unit_for(first, last)))
    assert sum(period.total for period in periods) == len(starts)
    for start in starts:
        assert [period.total > 0 for period in periods if period.holds(start)] == [True]
    assert sum(period.total for _year, within in by_year(periods) for period in within) == len(starts)


def test_what_is_chosen_on_the_band_are_the_periods_that_the_range_touches() -> None:
    months = parted(date(2020, 1, 5), date(2021, 6, 1), Unit.MONTH)
    assert band(months, date(2020, 3, 31), date(2020, 5, 1)).chosen == (2, 3)
    assert band(months, None, None).chosen == (0, len(months))
    assert band(months, date(2030, 1, 1), None).chosen == (0, 0)


spots = st.builds(
    Spot,
    lon=st.floats(-180, 180),
    lat=st.floats(-60, 80),
    name=st.just("Place"),
    count=st.integers(1, 1000),
    places=st.uuids().map(lambda key: (str(key),)),
    area=st.booleans(),
)


@settings(deadline=None)
@given(st.lists(spots, max_size=40), st.booleans())
def test_clusters_hold_every_spot_in_view_once(given: list[Spot], cut: bool) -> None:
    view = around(frozenset({"760"})) if cut else world()
    seen = [spot for spot in given if view.shows(spot.lon, spot.lat)]
    found = clustered(given, view)
    assert sum(spot.count for spot in found) == sum(spot.count for spot in seen)
    assert sorted(key for spot in found for key in spot.places) == sorted(key for spot in seen for key in spot.places)
    if cut:
        assert all(view.shows(spot.lon, spot.lat) for spot in found)
