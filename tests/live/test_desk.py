"""An editor brings an article in and a reader finds it: the whole way, with a real server, worker and browser."""

from __future__ import annotations

import hashlib
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import User

from articles.models import Article, Mention, Original, Source, TaggingJob
from events.models import Event

from .conftest import Worker, is_done, rests, wait_until

if TYPE_CHECKING:
    from .browser import Visitor

pytest_plugins = ["tests.live.browser"]

Visit = Callable[..., "Visitor"]

SEED = Path(__file__).resolve().parent.parent.parent.parent / "shared" / "seed" / "000_d003c07eeabd6917.txt"
PAGE = """World

Oman Hosts Talks Between Iran And The United States As Israel Strikes Syria

Lena Ortwin/Example Pictures via Getty Images

Marisol Vantreight Diplomatic Correspondent
Font Size:

Diplomats from Iran and the United States held indirect talks in Muscat on Tuesday, the foreign ministry of Oman said \
in a statement that gave few details of what was discussed.

Saudi Arabia condemned the rocket attacks in Baghdad on Monday. Turkey expelled the Syrian ambassador on the same day, \
and his family left Ankara in the evening. (RELATED: Tehran Turns Inspectors Away At Two Sites)

Israeli warplanes bombed an airfield near Damascus on Sunday, the Syrian state news agency reported.
"""
TITLE = "Oman Hosts Talks Between Iran And The United States As Israel Strikes Syria"


@pytest.fixture(autouse=True)
def source(live: None) -> Source:
    return Source.objects.create(name="Example Courier", slug="example-courier")


@pytest.fixture
def desk(visit: Visit, editor: User) -> Visitor:
    """An editor who has logged in."""
    visitor = visit()
    visitor.log_in()
    return visitor


def paste(desk: Visitor, text: str) -> None:
    desk.open("/admin/articles/article/")
    desk.page.get_by_role("link", name="Add article").click()
    desk.page.fill("#id_pasted", text)
    next_step(desk)


def upload(desk: Visitor, name: str, data: bytes) -> None:
    desk.open("/admin/articles/article/add/")
    desk.page.set_input_files("#id_file", {"name": name, "mimeType": "application/octet-stream", "buffer": data})
    next_step(desk)


def next_step(desk: Visitor) -> None:
    desk.press("Next: check what was found")


def save(desk: Visitor, day: str = "2024-04-10", **fields: str) -> Article:
    desk.page.select_option("#id_source", label="Example Courier")
    desk.page.fill("#id_published", day)
    if status := fields.pop("status", ""):
        desk.page.select_option("#id_status", status)
    for name, value in fields.items():
        desk.page.fill(f"#id_{name}", value)
    desk.press("Save article")
    assert "is in the archive and queued for reading." in desk.text(".messagelist")
    return Article.objects.latest("pk")


def shown(desk: Visitor, *names: str) -> dict[str, str]:
    return {name: desk.page.input_value(f"#id_{name}") for name in names}


def left_out(desk: Visitor) -> list[str]:
    return desk.texts("aside del")


def state(desk: Visitor) -> str:
    return desk.page.locator(".reading-state").first.inner_text()


def read_by_hand(desk: Visitor) -> bool:
    desk.page.reload()
    return state(desk) == "read"


@contextmanager
def resting(reader: Worker) -> Iterator[None]:
    """The worker stands still, so that what waits for it can be seen to wait."""
    wait_until(lambda: rests(reader))
    yield
    os.killpg(reader.process.pid, signal.SIGCONT)


def find_as_reader(reader: Visitor, article: Article) -> None:
    """The article with names and events marked; the pages of a country and an actor, and the timeline, lead to it."""
    reader.open("/articles/")
    reader.follow(reader.page.get_by_role("link", name=article.title))
    page = reader.page
    assert page.inner_text("h1") == article.title
    assert "By Marisol Vantreight, Diplomatic Correspondent" in reader.text()
    assert "Photo: Lena Ortwin/Example Pictures via Getty Images" in reader.text()
    names = {link.get_attribute("href"): link.inner_text() for link in page.locator(".reading p a").all()}
    assert (names["/actors/iran/"], names["/actors/saudi-arabia/"], names["/countries/omn/"]) == (
        "Iran",
        "Saudi Arabia",
        "Muscat",
    )
    assert {"expelled", "bombed"} <= set(reader.texts(".reading a.trigger"))
    assert "Turkey expelled" in " ".join(reader.texts(".notes"))
    for address in ("/countries/tur/", "/actors/turkey/", "/timeline/"):
        reader.open(address)
        assert "Turkey expelled" in reader.text("main"), address
    for address in ("/countries/omn/", "/actors/saudi-arabia/"):
        reader.open(address)
        assert article.title in reader.text("main"), address


def test_an_editor_pastes_a_page_and_a_reader_finds_it(desk: Visitor, visit: Visit, reader: Worker) -> None:
    paste(desk, PAGE)
    assert shown(desk, "title", "section", "authors", "credit", "related", "published") == {
        "title": TITLE,
        "section": "World",
        "authors": "Marisol Vantreight, Diplomatic Correspondent",
        "credit": "Lena Ortwin/Example Pictures via Getty Images",
        "related": "Tehran Turns Inspectors Away At Two Sites",
        "published": "",
    }
    body = desk.page.input_value("#id_body")
    assert body.split("\n\n")[1].endswith("and his family left Ankara in the evening.")
    assert left_out(desk) == ["Font Size:", "(RELATED: Tehran Turns Inspectors Away At Two Sites)"]

    desk.page.fill("#id_section", "Middle East")
    desk.press("Save article")
    assert "The page does not say when it was published: enter the day." in desk.text(".field-published")
    assert "Choose who published it." in desk.text(".field-source")
    assert shown(desk, "title", "section", "body") == {"title": TITLE, "section": "Middle East", "body": body}

    with resting(reader):
        article = save(desk)
        assert state(desk) == "queued"
    desk.page.evaluate("window.never_reloaded = true")
    desk.page.wait_for_selector(".reading-state[data-state=done]")
    assert (state(desk), desk.page.evaluate("window.never_reloaded")) == ("read", True)
    find_as_reader(visit(), article)


def test_all_of_it_works_without_javascript(visit: Visit, editor: User, reader: Worker) -> None:
    desk = visit(java_script_enabled=False)
    desk.log_in()
    paste(desk, PAGE)
    article = save(desk)
    wait_until(lambda: read_by_hand(desk))
    find_as_reader(visit(java_script_enabled=False), article)


@pytest.mark.skipif(not SEED.exists(), reason="the seed is no part of the repository")
def test_the_seed_is_taken_in_and_read_as_demanded(desk: Visitor, reader: Worker) -> None:
    paste(desk, SEED.read_text(encoding="utf-8"))
    assert shown(desk, "title", "section", "authors", "credit", "related", "published") == {
        "title": "US Missile Strikes Hit Iranian-Backed Militias As Joe Biden Orders Retaliation For Rocket Attacks",
        "section": "Politics",
        "authors": "Anders Hagstrom, White House Correspondent",
        "credit": "Saul Loeb/AFP via Getty Images",
        "related": "Iran Ends Nuclear Deal Commitment, Will No Longer Limit Uranium Enrichment",
        "published": "",
    }
    body = desk.page.input_value("#id_body")
    assert (len(body.split("\n\n")), "Font Size" in body, "RELATED" in body) == (7, False, False)
    desk.press("Save article")
    assert "The page does not say when it was published: enter the day." in desk.text(".field-published")
    article = save(desk, "2021-02-26")
    desk.page.wait_for_selector(".reading-state[data-state=done]")

    actors = set(Mention.objects.filter(article=article).values_list("actor__slug", flat=True))
    assert {
        *("united-states", "joe-biden", "iran", "syria", "iraq", "us-department-of-defense", "donald-trump"),
        *("us-department-of-state", "ned-price", "eu-high-representative", "p5-plus-1"),
    } - actors == set()
    assert Mention.objects.filter(article=article, text="Baghdad", place__key="98182").exists()

    [strike] = Event.objects.filter(type="ASSAULT", mode="aerial", start="2021-02-25", end="2021-02-25")
    assert {one.code for one in strike.actors} == {"USA"}
    assert {"Iranian-backed militias"} <= {str(one) for one in strike.recipients}
    assert (strike.realis, strike.country_id) == ("happened", "SYR")
    assert {"Northern Syria", "eastern Syria"} <= set(strike.reports.values_list("place_text", flat=True))

    attacks = [
        (str(actor), recipient.code)
        for event in Event.objects.filter(type="ASSAULT")
        for actor in event.actors
        for recipient in event.recipients
    ]
    assert ("Iranian-backed militias", "USA") in attacks

    retreats = Event.objects.filter(type="RETREAT", mode="withdraw", realis="background")
    assert {(one.actors[0].code, str(one.start), one.precision) for one in retreats} == {("USA", "2018-01-01", "year")}


HTML = f"""<!doctype html><html><head><meta charset="utf-8"><title>{TITLE} | Example Courier</title>
<meta property="article:published_time" content="2024-04-10T08:00:00Z"><script>document.title = "run"</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{TITLE}</h1>
{"".join(f"<p>{paragraph}</p>" for paragraph in PAGE.split(chr(10) * 2)[5:])}</article></body></html>"""


@pytest.mark.parametrize(("name", "text"), [("page.txt", PAGE), ("page.html", HTML)])
def test_a_file_is_kept_to_the_byte_and_shown_as_plain_text(desk: Visitor, name: str, text: str) -> None:
    data = text.replace("\n", "\r\n").encode()
    upload(desk, name, data)
    assert shown(desk, "title") == {"title": TITLE}
    save(desk)
    original = Original.objects.get()
    digest = hashlib.sha256(data).hexdigest()
    assert (bytes(original.data), original.name, original.sha256) == (data, name, digest)
    assert f"SHA-256 {digest}" in desk.text(".field-kept_original")
    with desk.page.expect_download() as download:
        desk.page.get_by_role("link", name="download").click()
    assert Path(download.value.path()).read_bytes() == data
    desk.follow(desk.page.get_by_role("link", name=name, exact=True))
    assert desk.page.evaluate("document.contentType") == "text/plain"
    assert desk.page.evaluate("document.body.textContent").replace("\r\n", "\n") == text


def test_an_edited_text_is_read_again(desk: Visitor, visit: Visit, reader: Worker) -> None:
    paste(desk, PAGE)
    article = save(desk)
    wait_until(lambda: is_done(article))
    desk.open(f"/admin/articles/article/{article.pk}/change/")
    desk.page.fill("#id_body", "Norway expelled the Russian ambassador on Tuesday.")
    desk.press("Save and continue editing")
    assert "it is queued for reading again" in desk.text(".messagelist")
    desk.page.wait_for_selector(".reading-state[data-state=done]")
    public = visit()
    public.open(article.get_absolute_url())
    assert public.texts(".reading a.trigger") == ["expelled"]
    assert "Norway" in public.page.locator(".reading p a").first.inner_text()
    public.open("/timeline/")
    assert ("Norway expelled" in public.text("main"), "Turkey expelled" in public.text("main")) == (True, False)


def test_readers_see_an_article_from_its_publication_to_its_withdrawal(desk: Visitor) -> None:
    paste(desk, PAGE)
    article = save(desk, status="draft")
    address = article.get_absolute_url()
    codes = [desk.code(address)]
    desk.open("/admin/articles/article/")
    desk.page.get_by_label("Select this object for an action").check()
    desk.page.select_option("select[name=action]", label="Publish selected articles")
    desk.press("Go")
    assert "1 article is public." in desk.text(".messagelist")
    codes.append(desk.code(address))
    desk.open(f"/admin/articles/article/{article.pk}/change/")
    desk.press("Withdraw…")
    desk.page.fill("#id_words", "It was published by mistake.")
    desk.press("Withdraw")
    codes.append(desk.code(address))
    assert codes == [404, 200, 410]


def test_a_quarantined_article_is_tried_again_and_the_list_shows_how_it_goes(desk: Visitor, reader: Worker) -> None:
    paste(desk, PAGE)
    article = save(desk)
    wait_until(lambda: is_done(article))
    TaggingJob.objects.update(state=TaggingJob.State.QUARANTINED, attempts=3, error="MemoryError: no room")
    desk.open("/admin/articles/taggingjob/?state__exact=quarantined")
    assert "MemoryError: no room" in desk.text("#result_list")
    desk.page.get_by_label("Select this object for an action").check()
    desk.page.select_option("select[name=action]", label="Queue again those that were set aside")
    desk.press("Go")
    assert "1 article is queued again." in desk.text(".messagelist")
    desk.open("/admin/articles/article/")
    desk.page.wait_for_selector("#result_list .reading-state[data-state=done]")


def test_no_page_of_the_desk_breaks_its_security_policy(desk: Visitor, editor: User) -> None:
    """What the browser holds against a page fails the test: see `visit`."""
    User.objects.filter(pk=editor.pk).update(is_superuser=True)
    paste(desk, PAGE)
    article = save(desk)
    pages = ["", "password_change/", "auth/user/", f"auth/user/{editor.pk}/change/", "events/event/"]
    models = ("actor", "article", "country", "place", "region", "source", "taggingjob")
    pages += [f"articles/{model}/?q=iran" for model in models]
    pages += ["articles/article/add/", "articles/actor/add/", "articles/source/add/", "articles/actor/"]
    pages += [f"articles/article/{article.pk}/{page}/" for page in ("change", "history", "delete")]
    pages.append(f"articles/taggingjob/{article.job.pk}/change/")
    for page in pages:
        desk.open(f"/admin/{page}")
        assert desk.page.locator("#header").count() == 1, page
    desk.open("/admin/articles/actor/?q=joe+biden")
    desk.page.locator("#result_list tbody th a").first.click()
    desk.page.locator(".field-country .select2-selection").click()
    desk.page.wait_for_selector(".select2-results__option")


def test_a_source_that_is_missing_is_added_beside_the_form(desk: Visitor) -> None:
    paste(desk, PAGE)
    with desk.page.expect_popup() as popup:
        desk.page.click("#add_id_source")
    popup.value.locator("#id_name").press_sequentially("Example Post")  # which writes the slug too
    popup.value.get_by_role("button", name="Save").click()
    wait_until(lambda: desk.text("#id_source option:checked") == "Example Post")
