"""Names that several places (or people) bear, in sentences that tell which is meant; with all that is known."""

import pytest

from articles.tagging.answers import Answer
from articles.tagging.echoes import with_echoes
from articles.tagging.finder import find
from articles.tagging.gazetteer import Gazetteer
from articles.tagging.linker import link
from articles.tagging.tokens import TokenIndex

from .world import read


def answer(gazetteer: Gazetteer, name: str, text: str, **labels: str) -> Answer:
    """What the first such name of a text is linked to."""
    doc = read(text, **labels)
    tokens = TokenIndex(doc)
    (names,) = with_echoes([tokens], [find(tokens, gazetteer)])
    answers = link(names, gazetteer)
    return next(found for known, found in zip(names, answers, strict=True) if known.name == name)


def where(gazetteer: Gazetteer, name: str, text: str, **labels: str) -> tuple[str, str | None, str] | None:
    """Kind, country and province of the place that a name of a text is linked to."""
    place = answer(gazetteer, name, text, **labels).place
    return (place.kind, place.country, "" if place.kind == "country" else place.admin) if place else None


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("Georgia", "Georgia and Azerbaijan opened a railway.", ("country", "GEO", "")),
        ("Georgia", "Tbilisi wants Georgia in the European Union.", ("country", "GEO", "")),
        ("Georgia", "Voters in Georgia, Alabama and Florida went to the polls.", ("province", "USA", "US.GA")),
        ("Georgia", "Storms hit Atlanta, Savannah and all of Georgia.", ("province", "USA", "US.GA")),
        ("Jordan", "Jordan closed its border with Syria.", ("country", "JOR", "")),
        ("Niger", "Niger asked Mali and Burkina Faso for help.", ("country", "NER", "")),
        ("Nigeria", "Niger and Nigeria share a long border.", ("country", "NGA", "")),
        ("Lebanon", "Lebanon and Israel drew a line at sea.", ("country", "LBN", "")),
        ("Lebanon", "Police in Lebanon, Pennsylvania, found the car.", ("city", "USA", "US.PA")),
        ("Guinea", "Guinea buried a former president in Conakry.", ("country", "GIN", "")),
        ("Guinea-Bissau", "Guinea-Bissau has a new prime minister.", ("country", "GNB", "")),
        ("Equatorial Guinea", "Equatorial Guinea pumps less oil.", ("country", "GNQ", "")),
        ("Papua New Guinea", "Papua New Guinea counts its votes.", ("country", "PNG", "")),
        ("North Korea", "North Korea fired two rockets.", ("country", "PRK", "")),
        ("DR Congo", "Fighting went on in DR Congo.", ("country", "COD", "")),
    ],
)
def test_countries_and_what_bears_their_names(
    gazetteer: Gazetteer, name: str, text: str, place: tuple[str, str, str]
) -> None:
    assert where(gazetteer, name, text) == place


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Seoul said that Korea would pay. South Korea kept its word.", "KOR"),
        ("Kim Jong Un said that Korea would answer. North Korea kept its word.", "PRK"),
    ],
)
def test_one_korea_by_the_other_names(gazetteer: Gazetteer, text: str, country: str) -> None:
    assert answer(gazetteer, "Korea", text).country == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Rebels took Goma, in the east of Congo, and moved on Bukavu.", "COD"),
        ("Brazzaville said that Congo would host the talks.", "COG"),
    ],
)
def test_one_congo_by_its_towns(gazetteer: Gazetteer, text: str, country: str) -> None:
    assert answer(gazetteer, "Congo", text).country == country


def test_where_nothing_decides_it_is_ambiguous_with_its_candidates(gazetteer: Gazetteer) -> None:
    congo = answer(gazetteer, "Congo", "Congo signed the treaty.")
    assert (congo.link, congo.candidates) == ("ambiguous", ("dr-congo", "republic-of-the-congo"))
    springfield = answer(gazetteer, "Springfield", "The shop in Springfield closed.", Springfield="GPE")
    assert (springfield.link, len(springfield.candidates)) == ("ambiguous", 2)


def test_where_none_is_known_it_is_unknown(gazetteer: Gazetteer) -> None:
    zorkville = answer(gazetteer, "Zorkville", "The shop in Zorkville closed.", Zorkville="GPE")
    assert (zorkville.link, zorkville.candidates) == ("unknown", ())


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("Paris", "The talks in Paris ended.", "FR.11"),
        ("Paris", "A barn burned in Paris, Texas.", "US.TX"),
        ("Paris", "A barn burned in Paris. Dallas, Greenville and Sherman sent help, Texas police said.", "US.TX"),
        ("Tripoli", "Boats left Tripoli and Misrata for Italy.", "LY.77"),
        ("Tripoli", "Clashes in Tripoli spread. Beirut and Sidon stayed calm, Lebanon said.", "LB.09"),
        ("Birmingham", "The council of Birmingham met, as did those of Coventry and Wolverhampton.", "GB.ENG"),
        ("Birmingham", "Churches in Birmingham and Montgomery, Alabama, opened their doors.", "US.AL"),
        ("Cambridge", "Trains from Cambridge to Peterborough and Norwich were late.", "GB.ENG"),
        ("Cambridge", "Students from Boston and Cambridge marched through Massachusetts.", "US.MA"),
        ("Santiago", "Protesters filled Santiago, and Chile sent soldiers to Valparaíso.", "CL.12"),
        ("Victoria", "Ferries between Victoria and Vancouver stopped.", "CA.02"),
        ("Victoria", "Fires burned across Victoria. Melbourne and Ballarat lay under smoke.", "AU.07"),
        ("San Jose", "Engineers in San Jose and Palo Alto, California, were let go.", "US.CA"),
        ("San José", "Ministers met in San José, and Costa Rica signed.", "CR.08"),
        ("Alexandria", "Police looked in Alexandria, in Arlington and in Norfolk, Virginia, for a van.", "US.VA"),
        ("Alexandria", "Ships left Alexandria and Port Said, Egypt said.", "EG.06"),
    ],
)
def test_towns_of_one_name_by_what_else_is_named(gazetteer: Gazetteer, name: str, text: str, place: str) -> None:
    found = where(gazetteer, name, text, **{name.replace(" ", "_"): "GPE"})
    assert (found or (None,) * 3)[2] == place


def test_the_dateline_says_where_an_article_is(gazetteer: Gazetteer) -> None:
    text = "HOUSTON, Texas (AP) — A man was held in Paris."
    assert where(gazetteer, "Paris", text, Paris="GPE") == ("city", "USA", "US.TX")


def test_a_qualified_name_means_the_same_all_through(gazetteer: Gazetteer) -> None:
    text = "He left Athens, Ga., on Monday. He is back in Athens."
    doc = read(text)
    names = find(TokenIndex(doc), gazetteer)
    towns = [found.place.admin for found in link(names, gazetteer) if found.place and found.place.name == "Athens"]
    assert towns == ["US.GA", "US.GA"]


def test_a_list_of_countries_is_no_address(gazetteer: Gazetteer) -> None:
    assert where(gazetteer, "Canada", "Tariffs on Canada, Mexico and China rose.") == ("country", "CAN", "")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("He lives in Washington.", ("city", "USA", "US.DC")),
        ("Fires burned in Washington. Seattle, Spokane and Tacoma sent help.", ("province", "USA", "US.WA")),
        ("Fires burned in Washington state.", ("province", "USA", "US.WA")),
    ],
)
def test_washington_is_a_city_and_a_state(gazetteer: Gazetteer, text: str, place: tuple[str, str, str]) -> None:
    assert where(gazetteer, "Washington", text, Washington="GPE") == place


def test_a_province_of_its_town_is_meant_where_it_is_called_one(gazetteer: Gazetteer) -> None:
    assert where(gazetteer, "Kherson", "in Kherson", Kherson="GPE") == ("city", "UKR", "UA.08")
    assert where(gazetteer, "Kherson", "in Kherson region", Kherson="GPE") == ("province", "UKR", "UA.08")


def test_a_person_of_a_country_s_name_is_a_person(gazetteer: Gazetteer) -> None:
    text = "Zork Jordan spoke. Later Mr Jordan left."
    jordan = answer(gazetteer, "Jordan", text, Zork_Jordan="PERSON")
    assert (jordan.kind, jordan.place) == ("person", None)


def test_a_county_is_known_by_its_state(gazetteer: Gazetteer) -> None:
    county = where(gazetteer, "Jackson County", "Jackson County, Ohio, has a new sheriff.")
    assert county == ("district", "USA", "US.OH")


def test_an_unknown_body_is_where_its_name_says(gazetteer: Gazetteer) -> None:
    text = "The Toledo Fire Department came, as did firemen from Cleveland, Ohio."
    body = answer(gazetteer, "Toledo Fire Department", text, Toledo_Fire_Department="ORG")
    assert (body.kind, body.link, body.country, body.place and body.place.admin) == (
        "organization", "unknown", "USA", "US.OH",
    )  # fmt: skip
