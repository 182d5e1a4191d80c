"""Towns kept in files, and a gazetteer that looks into them."""

from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.tagging import Knowledge, KnownPlace, geonames
from articles.tagging.gazetteer import Gazetteer, target_id
from articles.tagging.towns import NO_TOWNS, Towns, open_towns, row_of, towns_in, write

from .world import ACTORS, PLACES, WORLD, city

TOWNS = tuple(place for place in PLACES if place.kind == "city")
OTHERS = tuple(place for place in PLACES if place.kind != "city")
TEXTS = (
    "Washington said that Paris, Texas, and Springfield were in the US.",
    "IRAN: Teheran and TEHRAN",
    "A nice day in Nice; aleppo is no name, Moscow’s Kremlin is.",
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Towns:
    folder = tmp_path_factory.mktemp("towns") / "written"
    write(TOWNS, folder)
    return open_towns(folder)


def test_every_town_comes_back_as_it_was_written(kept: Towns) -> None:
    assert tuple(kept.all()) == TOWNS
    assert [kept.get(town.key) for town in TOWNS] == list(TOWNS)


def test_towns_are_found_by_name_in_the_order_they_were_written(kept: Towns) -> None:
    assert [town.key for town in kept.named("paris")] == ["2988507", "4717560"]
    assert [town.name for town in kept.named("teheran")] == ["Tehran"]


def test_what_is_not_there_is_not_found(kept: Towns) -> None:
    assert ("par" in kept, kept.named("par"), kept.get("1"), kept.get("")) == (False, (), None, None)
    assert ("paris" in NO_TOWNS, NO_TOWNS.longest("paris"), list(NO_TOWNS)) == (False, 0, [])


def test_a_town_without_coordinates_or_country_is_kept_too(tmp_path: Path) -> None:
    nowhere = KnownPlace("1", "Zork", "city", None, None, None)
    write([nowhere], tmp_path / "towns")
    assert list(open_towns(tmp_path / "towns").all()) == [nowhere]


def test_the_longest_name_that_a_word_begins_is_known(tmp_path: Path) -> None:
    write([city("1", "San Juan", "", "", 0, 0, 1), city("2", "San Juan del Sur", "", "", 0, 0, 1)], tmp_path / "towns")
    towns = open_towns(tmp_path / "towns")
    assert [towns.longest(word) for word in ("san", "sa", "juan")] == [4, 0, 0]


@pytest.mark.parametrize("text", TEXTS)
def test_a_gazetteer_finds_the_same_whether_towns_are_in_memory_or_in_files(kept: Towns, text: str) -> None:
    inside, outside = Gazetteer(WORLD), Gazetteer(Knowledge(ACTORS, OTHERS, kept))
    assert list(outside.matches(text)) == list(inside.matches(text))
    assert len(outside) == len(inside)


def test_a_town_that_is_spelled_like_a_known_surname_is_not_meant(tmp_path: Path) -> None:
    town, namesake = city("1", "Baiden", "IND", "", 0, 0, 1, "Biden"), city("2", "Trump", "USA", "", 0, 0, 1)
    write([town, namesake], tmp_path / "towns")
    gazetteer = Gazetteer(Knowledge(ACTORS, (), open_towns(tmp_path / "towns")))
    assert [target_id(c.target) for c in gazetteer.named("Biden")] == ["joe-biden"]
    assert [target_id(c.target) for c in gazetteer.named("Trump")] == ["donald-trump", "2"]


@pytest.mark.parametrize(
    ("name", "country", "population", "others", "variants"),
    [
        ("Kyiv", "UA", 2_800_000, ["Kieff", "IEV", "KYIV", "Київ"], ["Kieff"]),
        ("Frankfurt am Main", "DE", 760_000, ["Frankfurt"], ["Frankfurt"]),
        ("Al-Tabqa", "SY", 70_000, ["Tabqa", "Al-Tabqa", "Thawra"], ["Tabqa", "Thawra"]),
        ("Fort Abbas", "PK", 40_000, ["Abbas"], []),  # a part of it
        ("Monticello", "US", 40_000, ["Sulphur Springs"], []),  # what it was called long ago
        ("Zork", "SY", 1_000, ["Zorque"], []),
    ],
)
def test_other_spellings_are_those_that_an_english_text_may_use(
    name: str, country: str, population: int, others: list[str], variants: list[str]
) -> None:
    city = {"name": name, "countrycode": country, "population": population, "alternatenames": others}
    assert list(geonames.variants(city)) == variants


@given(st.text(alphabet="aPris ,-'.\n\tTéñ", max_size=40))
def test_a_town_is_one_line_of_eight_cells_whatever_its_name_holds(name: str) -> None:
    town = KnownPlace("7", name, "city", "FRA", 1.5, -2.25, 3, admin="FR.1")
    cells = row_of(town).decode()
    assert cells.count("\n") == 1
    assert cells.count("\t") == 7


def test_towns_are_read_once_for_a_version_and_older_versions_are_removed(tmp_path: Path) -> None:
    reads = 0

    def read() -> Iterator[KnownPlace]:
        nonlocal reads
        reads += 1
        yield from TOWNS

    for version in ("one", "one", "two", "two"):
        assert tuple(towns_in(tmp_path, version, read).all()) == TOWNS
    assert reads == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lock", "two"]


def test_what_a_killed_process_left_unfinished_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / "unfinished").mkdir()
    (tmp_path / "unfinished" / "rows").write_bytes(b"half a r")
    assert tuple(towns_in(tmp_path, "one", lambda: TOWNS).all()) == TOWNS


def test_who_has_an_older_version_open_keeps_it(tmp_path: Path) -> None:
    older = towns_in(tmp_path, "one", lambda: TOWNS)
    towns_in(tmp_path, "two", lambda: TOWNS[:1])
    assert tuple(older.all()) == TOWNS


def count_towns(folder: Path) -> int:
    return len(list(towns_in(folder, "one", lambda: TOWNS).all()))


def test_two_who_start_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    with get_context("spawn").Pool(2) as pool:
        assert pool.map(count_towns, [tmp_path] * 4) == [len(TOWNS)] * 4
