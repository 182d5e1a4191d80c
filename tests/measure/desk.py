"""The desk's pages, as an administrator meets them in the order of the work."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import datetime, timedelta

from playwright.sync_api import FilePayload, Page

PASTED = """World

Harbour Talks Open In Muscat After A Month Of Silence

Marisol Vantreight Diplomatic Correspondent

April 10, 2024

Diplomats from Iran and the United States held indirect talks in Muscat on Tuesday, the foreign ministry of Oman said \
in a statement that gave few details of what was discussed.

(RELATED: Tehran Turns Inspectors Away At Two Sites)

Saudi Arabia condemned the rocket attacks in Baghdad on Monday. Turkey expelled the Syrian ambassador on the same day, \
and his family left Ankara in the evening.

Israeli warplanes bombed an airfield near Damascus on Sunday, the Syrian state news agency reported.

Subscribe To Our Evening Letter
"""
TABLE = """Kopf;Meldung;Tag
Envoys meet in Muscat;Envoys of Iran and Oman met in Muscat on Tuesday and said that they would meet again.;2024-04-09
Ambassador leaves Ankara;The Syrian ambassador left Ankara on Monday, hours after Turkey had expelled him.;2024-04-08
Talks are put off;;2024-04-08
Airfield is bombed;Israeli warplanes bombed an airfield near Damascus on Sunday, the state news agency said.;31/02/2024
"""


# What opens, in how many days and at which hour.
TO_OPEN = (
    (
        "Envoys return to Muscat for a second round",
        "Oman expects both delegations by noon, its foreign ministry said.",
        1,
        6,
    ),
    (
        "Ankara names a new ambassador to Damascus",
        "The post had been empty since April, when Turkey recalled him.",
        1,
        14,
    ),
    ("Inspectors report on two sites", "They were let in after eleven days and stayed for three hours.", 3, 8),
    ("What the harbour agreement leaves open", "Nobody has signed the part on fees, which five ports want.", 6, 5),
)
REPORTED = (
    ("text", "The second paragraph stands here twice."),
    ("name", "This is the minister of the interior, not the one of defence."),
    ("event", "They announced the strike; it had not begun."),
)


def log_in(page: Page, site: str, name: str, password: str) -> None:
    page.goto(f"{site}/admin/")
    page.fill("#id_username", name)
    page.fill("#id_password", password)
    with page.expect_navigation():
        page.click("input[type=submit]")
    assert page.locator("#user-tools").count(), f"{site} does not know {name} with this password."


def furnish(page: Page, site: str) -> None:
    """
    What pages that would be empty are to show, put in as an editor and a reader put it in: articles that open in the
    days to come, errors that readers reported, decisions. It stays.
    """
    admin = f"{site}/admin"
    page.goto(f"{admin}/articles/article/calendar/")
    if not page.locator(".of-day").count():
        schedule(page, admin)
    page.goto(f"{admin}/events/notice/")
    if not page.locator("#result_list").count():
        report_errors(page, site)
    page.goto(f"{admin}/events/eventdecision/")
    if not page.locator("#result_list").count():
        decide(page, admin)


def schedule(page: Page, admin: str) -> None:
    """Within this month, as far as it goes on."""
    now = datetime.now()  # noqa: DTZ005  the day is enough
    left = monthrange(now.year, now.month)[1] - now.day
    for title, text, days, hour in TO_OPEN:
        opens = now + timedelta(days=min(days, max(left, 1)))
        page.goto(f"{admin}/articles/article/add/")
        page.fill("#id_pasted", f"{title}\n\n{text}")
        page.get_by_role("button", name="Next: check what was found").click()
        page.select_option("#id_source", index=1 + hour % 3)
        page.fill("#id_published", f"{now:%Y-%m-%d}")
        page.select_option("#id_status", "scheduled")
        page.fill("#id_opens_at", f"{opens:%Y-%m-%d}T{hour:02}:00")
        with page.expect_navigation():
            page.get_by_role("button", name="Save article").click()


def report_errors(page: Page, site: str) -> None:
    page.goto(f"{site}/articles/")
    links = page.locator("main a[href^='/articles/']").evaluate_all("(all) => all.map((one) => one.pathname)")
    keys = list(dict.fromkeys(found[1] for link in links if (found := re.match(r"/articles/(\d+)-", link))))
    for key, (kind, message) in zip(keys, REPORTED, strict=False):
        page.goto(f"{site}/articles/{key}/report/")
        page.check(f"input[name=kind][value={kind}]")
        page.fill("#id_message", message)
        with page.expect_navigation():
            page.locator("form.report button").click()


def decide(page: Page, admin: str) -> None:
    """Two articles, mostly accepted."""
    page.goto(f"{admin}/events/review/next/")
    for _article in range(2):
        page.wait_for_selector(".card.chosen")
        for number in range(page.locator(".card[data-kind=event][data-state=waiting]").count()):
            page.keyboard.press("x" if number % 6 == 4 else "a")
            page.wait_for_selector(".saving", state="detached")
        with page.expect_navigation():
            page.keyboard.press("Enter")


def rooms(page: Page, site: str) -> Iterator[str]:
    """Lead the page from one to the next; yields the name of where it stands. A batch that was only checked stays."""
    for step in (intake, batch, likeness, review, actors, rest):
        yield from step(page, f"{site}/admin")


def intake(page: Page, admin: str) -> Iterator[str]:
    page.goto(admin)
    yield "desk"
    page.goto(f"{admin}/articles/article/")
    yield "desk-articles"
    page.click("#result_list tbody th a")
    yield "desk-article"
    page.goto(f"{admin}/articles/article/calendar/")
    yield "desk-calendar"
    page.goto(f"{admin}/articles/article/add/")
    yield "desk-paste"
    page.fill("#id_pasted", PASTED)
    page.get_by_role("button", name="Next: check what was found").click()
    page.wait_for_selector(".correct aside")
    yield "desk-correct"


def batch(page: Page, admin: str) -> Iterator[str]:
    page.goto(f"{admin}/articles/batch/add/")
    page.set_input_files("#id_many", [FilePayload(name="table.csv", mimeType="text/csv", buffer=TABLE.encode())])
    page.select_option("#id_source", index=1)
    yield "desk-files"
    page.get_by_role("button", name="Upload").click()
    page.wait_for_url("**/change/")
    page.get_by_role("link", name="Say which column holds what").click()
    for column, field in (("Kopf", "title"), ("Meldung", "body"), ("Tag", "published")):
        page.get_by_label(column).select_option(field)
    yield "desk-columns"
    page.get_by_role("button", name="Save columns").click()
    page.get_by_role("button", name="Check").click()
    page.get_by_role("button", name="Bring them in").wait_for()
    yield "desk-batch"


def likeness(page: Page, admin: str) -> Iterator[str]:
    page.goto(f"{admin}/articles/article/?status__exact=published")
    page.click("#result_list tbody th a")
    title, body = page.input_value("#id_title"), page.input_value("#id_body")
    page.goto(f"{admin}/articles/article/add/")
    page.fill("#id_pasted", f"{title}\n\n{body.replace('.', ', officials said.', 2)}")
    page.get_by_role("button", name="Next: check what was found").click()
    page.wait_for_selector(".alike")
    yield "desk-alike"


def review(page: Page, admin: str) -> Iterator[str]:
    page.goto(f"{admin}/events/review/")
    yield "desk-review-queue"
    page.get_by_role("link", name="Start reviewing").click()
    page.wait_for_selector(".review")
    yield "desk-review"
    page.goto(f"{admin}/events/eventdecision/machine/")
    yield "desk-machine"


def actors(page: Page, admin: str) -> Iterator[str]:
    page.goto(f"{admin}/articles/actor/?q=Lavrov")
    yield "desk-actors"
    page.goto(f"{admin}/articles/actor/?q=Iran")
    one, *others = (link.get_attribute("href") for link in page.locator("#result_list tbody th a").all()[:2])
    one, other = (re.search(r"actor/(\d+)/", address or "")[1] for address in (one, *others))  # type: ignore[index]
    for name, path in {
        "desk-actor": f"{one}/change/",
        "desk-mentions": f"{one}/mentions/",
        "desk-merge": f"merge/?actor={one}&actor={other}",
        "desk-different": f"{one}/different/",
        "desk-suggestions": "suggestions/",
    }.items():
        page.goto(f"{admin}/articles/actor/{path}")
        yield name
    page.goto(f"{admin}/articles/unknownname/")
    yield "desk-unknown"
    page.click("#result_list tbody th a")
    yield "desk-unknown-name"


def rest(page: Page, admin: str) -> Iterator[str]:
    for name, path in {
        "desk-source": "articles/source/",
        "desk-errors": "events/notice/",
        "desk-queue": "articles/taggingjob/queue/",
    }.items():
        page.goto(f"{admin}/{path}")
        yield name
