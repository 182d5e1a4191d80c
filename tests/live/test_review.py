"""An article is reviewed by keyboard alone, in a real browser: how many keys and milliseconds an event takes."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import User

from articles.models import Actor, Article, Original, Source, TaggingJob
from events.models import Event, EventDecision, Report

from .conftest import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Route

    from .browser import Visitor

pytest_plugins = ["tests.live.browser"]
Visit = Callable[..., "Visitor"]

STATES = ("Turkey", "Iran", "Iraq", "Syria", "Egypt", "Jordan", "Germany", "France", "India", "Nepal")
BODY = "\n\n".join(f"{name} expelled an ambassador on Monday. His family left in the evening." for name in STATES)
REVIEW = "/admin/events/review/"
WHERE = """(word) => {
  const paragraph = [...document.querySelectorAll("#text .para")].at(-1);
  paragraph.scrollIntoView({ block: "center" });
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (!walker.nextNode().data.includes(word));
  const range = document.createRange();
  const start = walker.currentNode.data.indexOf(word);
  range.setStart(walker.currentNode, start);
  range.setEnd(walker.currentNode, start + word.length);
  const box = range.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}"""


@pytest.fixture
def article(live: None) -> Article:
    """Ten sentences, each of which tells of an event."""
    source = Source.objects.create(name="Example Courier", slug="example-courier")
    original = Original.objects.keep(BODY.encode(), name="pasted", encoding="utf-8", by=None)
    made = Article.objects.create(
        title="Ten ambassadors", body=BODY, source=source, published=date(2024, 4, 9), original=original,
        status="published",
    )  # fmt: skip
    TaggingJob.objects.create(article=made, state=TaggingJob.State.DONE)
    for number, name in enumerate(STATES):
        event = Event.objects.create(
            type="SANCTION", mode="expel", quad=4, score=-5, realis="happened", opened=True, voices=1,
            doubt=0.3, attention=float(number),
        )  # fmt: skip
        start = BODY.index(f"{name} expelled")
        end = BODY.index(".", start) + 1
        told: dict[str, Any] = {"actor": name.lower(), "text": name, "start": start, "end": start + len(name)}
        told |= {"country": None, "sector": "GOV", "source": "sentence"}
        at = BODY.index("expelled", start)
        Report.objects.create(
            event=event, article=made, type="SANCTION", mode="expel", realis="happened", sentence=BODY[start:end],
            sentence_start=start, sentence_end=end, trigger_start=at, trigger_end=at + 8, actors=[told], rule="test",
        )  # fmt: skip
    return made


def words_of(visitor: Visitor) -> str:
    return visitor.page.locator(".card.chosen").inner_text()


def settled(visitor: Visitor, true: str) -> None:
    """Wait until the page says so and every decision has been answered."""
    wait_until(lambda: visitor.page.evaluate(f"!document.querySelector('.saving') && Boolean({true})"))


def saved(visitor: Visitor, count: int) -> None:
    cards = "document.querySelectorAll('.card[data-kind=event]:not([data-state=waiting])')"
    settled(visitor, f"{cards}.length >= {count}")


def test_an_article_is_reviewed_by_keyboard_alone(visit: Visit, editor: User, article: Article) -> None:
    desk = visit(viewport={"width": 1280, "height": 900})
    desk.log_in()
    desk.open(REVIEW)
    keys, times = 0, list[float]()
    page = desk.page
    page.on(
        "response",
        lambda one: times.append(one.request.timing["responseStart"]) if one.request.method == "POST" else None,
    )

    def press(*names: str) -> None:
        nonlocal keys
        for name in names:
            page.keyboard.press(name)
            keys += 1

    page.get_by_role("link", name="Start reviewing").press("Enter")
    page.wait_for_selector(".card.chosen")
    assert "Turkey" in words_of(desk)
    assert page.locator("#text .act.chosen").inner_text() == "expelled"

    # Seven are right, one key each; one is wrong; and that was a mistake.
    press(*"aaaaaaa")
    press("x")
    saved(desk, 8)
    press("u")
    settled(desk, "!document.querySelector('.card[data-state=reject]')")
    assert EventDecision.objects.filter(verdict="reject", state="undone").count() == 1
    page.locator('.card[aria-label^="Event 8"]').focus()
    press("x")
    saved(desk, 8)
    assert Report.objects.filter(article=article).count() == 9

    # One was another type, planned, on another day, by somebody else.
    assert "India" in words_of(desk)
    press("t", *"arrest", "ArrowDown", "Enter")
    press("s", *"plan", "Enter")
    press("d", *"2024-04-10", "Enter")
    press("c", *"german")
    page.get_by_role("option").filter(has_text="Germany").first.wait_for()
    press("Enter")
    settled(desk, "document.querySelector('.card.chosen')?.innerText.includes('Germany')")
    report = Report.objects.get(trigger_start=BODY.index("expelled", BODY.index("India")))
    assert (report.type, report.mode, report.realis, report.date_value) == ("COERCE", "arrest", "planned", "2024-04-10")
    assert [one["actor"] for one in report.actors] == [Actor.objects.get(name="Germany").slug]
    press("j", "a")
    saved(desk, 10)
    reviewing, decided = keys, 10

    # An event that the machine missed, at words chosen by keyboard.
    press("k", "n", "ArrowDown", "ArrowRight", "ArrowRight", "Enter")
    page.keyboard.type("withdraw")
    press("Enter")
    settled(desk, "document.querySelectorAll('.card[data-kind=event]').length == 11")
    added = EventDecision.objects.get(verdict="add")
    assert added.quote == "left"
    assert "left" in page.locator("#text .act.chosen").inner_text()

    press("Enter")
    page.wait_for_url(f"**{REVIEW}")
    assert "You have come to the end of the queue." in desk.text()
    assert reviewing / decided < 5
    print(f"{reviewing / decided:.1f} keys an event, {statistics.median(times):.0f} ms an answer")


def test_words_are_chosen_by_tapping_the_first_and_the_last(visit: Visit, editor: User, article: Article) -> None:
    desk = visit(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    desk.log_in()
    desk.open(f"{REVIEW}{article.pk}/")
    page = desk.page
    page.get_by_role("button", name="Add an event").tap()
    assert "Tap the first and the last" in desk.text(".selecting")
    for word in ("left", "evening"):
        page.touchscreen.tap(**page.evaluate(WHERE, word))
    bar, note = page.locator(".touch").bounding_box(), page.locator(".selecting").bounding_box()
    assert bar
    assert note
    assert note["y"] + note["height"] <= bar["y"]
    page.get_by_role("button", name="Take these words").tap()
    page.keyboard.type("withdraw")
    page.keyboard.press("Enter")
    settled(desk, "document.querySelectorAll('.card[data-kind=event]').length == 11")
    assert EventDecision.objects.get(verdict="add").quote == "left in the evening"


def test_keys_typed_before_the_server_answers_do_what_they_say(visit: Visit, editor: User, article: Article) -> None:
    desk = visit(viewport={"width": 1280, "height": 900})
    desk.log_in()
    desk.open(f"{REVIEW}{article.pk}/")
    page = desk.page
    held = True
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        if held:
            waiting.append(route)
        else:
            route.continue_()

    page.route(f"**{REVIEW}**", hold)
    for name in ("c", *"german", "Enter", "s", *"plan", "Enter", "a", "r", *"nepal", "Enter", "p", *"qqqq", "Enter"):
        page.keyboard.press(name)
    held = False
    for route in waiting:
        route.continue_()
    page.locator(".refused:visible").filter(has_text="Nothing goes by that name.").wait_for()
    settled(desk, "true")
    first, second = Report.objects.order_by("pk")[:2]
    assert ([one["actor"] for one in first.actors], first.realis) == (["germany"], "planned")
    assert EventDecision.objects.filter(start=first.trigger_start, verdict="accept").exists()
    assert [one["actor"] for one in second.recipients] == ["nepal"]
    assert EventDecision.objects.count() == 4


def test_a_refusal_or_a_server_that_is_away_loses_nothing(visit: Visit, editor: User, article: Article) -> None:
    desk = visit(viewport={"width": 360, "height": 740}, has_touch=True)
    desk.log_in()
    desk.open(f"{REVIEW}{article.pk}/")
    page = desk.page
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.route(
        f"**{REVIEW}{article.pk}/", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    page.get_by_role("toolbar").get_by_role("button", name="Accept").tap()
    page.get_by_role("button", name="Try again").wait_for()
    assert "Nothing is lost" in page.locator(".refused:visible").inner_text()
    assert page.locator(".card[data-state=accept]").count() == 0
    page.unroute(f"**{REVIEW}{article.pk}/")
    page.get_by_role("button", name="Try again").tap()
    page.wait_for_selector(".card[data-state=accept]")
    assert EventDecision.objects.get().verdict == "accept"
    desk.complaints.clear()  # the browser's own word for an answer that did not come


def test_pointing_at_one_lights_the_other(visit: Visit, editor: User, article: Article) -> None:
    desk = visit(viewport={"width": 1280, "height": 900})
    desk.log_in()
    desk.open(f"{REVIEW}{article.pk}/")
    page = desk.page
    page.locator("#text .act").nth(2).hover()
    assert page.locator(".card.lit:not(.chosen)").get_attribute("aria-label") == "Event 3: Sanction · expel"
    page.locator(".card").nth(1).hover()
    assert page.locator("#text .sentence.lit:not(.chosen)").inner_text().startswith("Iran expelled")
