"""The demo archive is complete, dated and well formed."""

import calendar
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

DEMO = Path(__file__).parents[2] / "articles" / "demo"
PAGES = sorted(DEMO.glob("*/*.txt"))
SOURCES = tomllib.loads((DEMO / "sources.toml").read_text(encoding="utf-8"))["source"]

MONTHS = calendar.month_abbr[1:]
WEEKDAYS = calendar.day_name[:]

WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
DAY = r"(?P<day>\d{1,2})"
WRITTEN_DATES = (
    re.compile(rf"\b(?:{WEEKDAY},? (?:\| )?)?{DAY} {MONTH}(?:,? (?P<year>\d{{4}}))?\b"),
    re.compile(rf"\b(?:{WEEKDAY},? (?:\| )?)?{MONTH} {DAY}\b(?:,? (?P<year>\d{{4}}))?"),
    re.compile(r"\b(?P<day>\d{2})\.(?P<month>\d{2})\.(?P<year>\d{4})(?P<weekday>)\b"),
)


def published(page: Path) -> date:
    """The day in a page's file name."""
    return date.fromisoformat(page.name[:10])


def written_dates(page: Path) -> Iterator[tuple[date, str | None]]:
    """Every date a page writes out, with the weekday beside it; a missing year is the year of publication."""
    text = page.read_text(encoding="utf-8")
    for pattern in WRITTEN_DATES:
        for found in pattern.finditer(text):
            month = found["month"]
            number = int(month) if month.isdigit() else MONTHS.index(month) + 1
            yield date(int(found["year"] or published(page).year), number, int(found["day"])), found["weekday"] or None


def test_there_are_enough_pages_and_sources_to_browse() -> None:
    assert len(PAGES) >= 45
    assert len(SOURCES) >= 12


def test_every_folder_is_a_listed_source_and_every_source_is_used() -> None:
    folders = [path.name for path in sorted(DEMO.iterdir()) if path.is_dir() and not path.name.startswith(("_", "."))]
    assert folders == sorted(source["slug"] for source in SOURCES)
    assert {page.parent.name for page in PAGES} == set(folders)


def test_every_source_is_described_in_full_and_lives_at_an_example_address() -> None:
    for source in SOURCES:
        assert sorted(source) == ["country", "homepage", "kind", "language", "name", "slug"]
        assert source["homepage"] == f"https://{source['slug']}.example/"
        assert source["kind"] in {"newspaper", "agency", "broadcaster", "website"}
        assert re.fullmatch("[A-Z]{3}", source["country"])


def test_every_file_name_is_a_day_and_a_slug() -> None:
    odd = [page.name for page in PAGES if not re.fullmatch(r"\d{4}-\d\d-\d\d(-[a-z0-9]+)+\.txt", page.name)]
    assert odd == []
    assert [page.name for page in PAGES if not 2014 <= published(page).year <= 2024] == []


def test_every_page_shows_its_day_of_publication_save_two_at_most() -> None:
    undated = [page.name for page in PAGES if published(page) not in {day for day, _ in written_dates(page)}]
    assert len(undated) <= 2, undated


def test_every_page_is_a_short_report() -> None:
    lengths = {page.name: len(page.read_text(encoding="utf-8").split()) for page in PAGES}
    assert {name: words for name, words in lengths.items() if not 100 <= words <= 400} == {}


def test_no_page_holds_control_characters() -> None:
    odd = [
        (page.name, character)
        for page in PAGES
        for character in page.read_text(encoding="utf-8")
        if unicodedata.category(character) in {"Cc", "Cf"} and character != "\n"
    ]
    assert odd == []


def test_every_weekday_beside_a_date_is_the_right_one() -> None:
    wrong = [
        (page.name, weekday, day.isoformat())
        for page in PAGES
        for day, weekday in written_dates(page)
        if weekday is not None and WEEKDAYS[day.weekday()] != weekday
    ]
    assert wrong == []
