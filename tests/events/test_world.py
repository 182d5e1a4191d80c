"""The map of the world: its outlines, its views, and what a page is given of it."""

import itertools
import re

import pytest
from django.template import Context, Template
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import Country, Place, Region
from events.models import Event
from events.pictures import lines, outlines, world
from events.pictures.located import located
from events.pictures.shades import steps
from events.templatetags.maps import view_of

coordinates = st.tuples(st.floats(-1000, 1000), st.floats(-1000, 1000))


def country(iso3: str, m49: str, lat: float, lon: float, name: str = "") -> Country:
    return Country.objects.create(
        iso3=iso3, iso2=iso3[:2], m49=m49, name=name or iso3, status="member", lat=lat, lon=lon
    )


@pytest.mark.parametrize("file", [outlines.COARSE, outlines.FINE])
def test_shapes_lie_where_their_countries_are(file: str) -> None:
    shapes = outlines.outlines(file)

    def lies_in(code: str, lon: float, lat: float) -> bool:
        return any(outlines.holds(shapes.line(ring), (lon, lat)) for ring in shapes.rings[code])

    assert lies_in("760", 38.0, 35.0)  # Syria
    assert lies_in("XKX", 20.9, 42.6)  # Kosovo has no number
    assert lies_in("804", 34.1, 45.2)
    assert not lies_in("643", 34.1, 45.2)
    assert lies_in("706", 44.1, 9.6)  # Hargeisa is filed under Somalia
    assert lies_in("196", 33.4, 35.3)  # the north of Cyprus under Cyprus


@settings(deadline=None)
@given(st.lists(coordinates, min_size=2, max_size=40), st.floats(0.1, 50))
def test_a_simpler_line_keeps_its_ends_and_stays_near(line: list[tuple[float, float]], tolerance: float) -> None:
    kept = lines.simplified(line, tolerance)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    parts = list(itertools.pairwise(kept))
    assert all(min(lines.from_line(point, *part) for part in parts) <= tolerance**2 * 1.001 for point in line)


@settings(deadline=None)
@given(st.lists(coordinates, max_size=30))
def test_what_is_cut_lies_within_the_box(ring: list[tuple[float, float]]) -> None:
    assert all(-100.001 <= x <= 100.001 and -50.001 <= y <= 50.001 for x, y in lines.cut(ring, -100, -50, 100, 50))


@settings(deadline=None)
@given(st.lists(st.integers(0, 2_000_000), min_size=1, max_size=60))
def test_every_count_falls_into_one_step_and_more_is_never_lighter(counts: list[int]) -> None:
    dark = steps(counts)
    for count in filter(None, counts):
        assert [step for step, least, most in dark.ranges if least <= count <= most] == [dark.of(count)]
    assert dark.of(0) == 0
    assert len(dark.ranges) <= 5


def test_no_shape_runs_across_the_date_line() -> None:
    for path in world.shapes(world.world()).paths.values():
        for part in path.split("M")[1:]:
            steps_across = [abs(int(x)) for x in re.findall(r"(-?\d+)[ -]", part.partition("l")[2] + " ")[::2]]
            assert all(step < 500 for step in steps_across)


@pytest.mark.parametrize(("code", "lon", "lat"), [("242", 178.0, -17.8), ("643", 37.6, 55.7), ("554", 174.8, -41.3)])
def test_a_view_shows_its_country_on_either_side_of_the_date_line(code: str, lon: float, lat: float) -> None:
    view = world.around(frozenset({code}))
    assert view.shows(lon, lat)
    assert not view.is_world
    assert code in world.shapes(view).large


def test_the_drawing_of_the_world_is_small_and_names_each_country_once() -> None:
    drawing = world.drawing(world.world())
    names = re.findall(r'id="([^"]+)"', drawing)
    assert len(drawing) < 40_000
    assert len(names) == len(set(names)) > 170


@pytest.mark.django_db
def test_a_region_that_reaches_round_the_world_is_shown_as_the_world() -> None:
    region = Region.objects.create(code="g-far", slug="far", name="Far", kind="grouping")
    for row in (("USA", "840", 38.0, -97.0), ("AUS", "036", -27.0, 133.0), ("DEU", "276", 51.0, 9.0)):
        country(*row).regions.add(region)
    assert view_of(region) == (world.world(), "world")


@pytest.mark.django_db
def test_a_map_shades_countries_and_dots_only_what_is_known_more_exactly(client: Client) -> None:
    syria, nauru = country("SYR", "760", 35.0, 38.0, "Syria"), country("NRU", "520", -0.5, 166.9, "Nauru")
    places = {
        "Syria": ("country", syria),
        "Aleppo": ("city", syria),
        "Idlib": ("province", syria),
    }
    for number, (name, (kind, of)) in enumerate(places.items()):
        place = Place.objects.create(key=str(number), name=name, kind=kind, country=of, lat=36.2, lon=37.1)
        Event.objects.create(type="ASSAULT", quad=4, score=-9, realis="happened", place=place, country=of)
    found = located(Event.objects.all())
    assert found.shades == {syria: 3}
    assert {(spot.name, spot.area) for spot in found.spots} == {("Aleppo", False), ("Idlib", True)}

    page = Template("{% load maps %}{% world_map shades=found.shades points=found.spots %}").render(
        Context({"found": found})
    )
    assert "<title>Syria: 3 events</title>" in page
    assert "<title>Aleppo: 1 event</title>" in page
    assert 'where=SYR"' in page
    assert "no such event" in page
    assert nauru.name not in page


@pytest.mark.django_db
def test_a_country_too_small_for_its_shape_is_shaded_as_a_dot() -> None:
    bahrain = country("BHR", "048", 26.0, 50.5, "Bahrain")
    page = Template("{% load maps %}{% world_map shades=shades %}").render(Context({"shades": {bahrain: 2}}))
    assert "small-land s2" in page


@pytest.mark.django_db
def test_a_drawing_is_kept_by_browsers_and_an_unknown_one_is_missing(client: Client) -> None:
    country("SYR", "760", 35.0, 38.0)
    for name in ("world", "country/syr"):
        answer = client.get(f"/map/shapes/{name}.svg")
        assert answer["Content-Type"] == "image/svg+xml"
        assert "immutable" in answer["Cache-Control"]
    for name in ("country/xyz", "region/nowhere", "moon"):
        assert client.get(f"/map/shapes/{name}.svg").status_code == 404
