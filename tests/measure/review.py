"""
How long the machine lets an editor wait in the review, and how many keys each kind of decision takes. `bin/time_review`
runs it on the queue of the demo archive or of the archive that is named; what it decides there stays decided.
"""

from __future__ import annotations

import os
import statistics
import sys
from collections import defaultdict

from playwright.sync_api import Page, sync_playwright

from ..chromium import QUIET, program
from .desk import log_in

EVENTS = 60
# From the key's arrival in the page to the frame that shows its answer, as the browser's own clock has it.
WATCH = """
window.addEventListener("keydown", () => { window.pressed = performance.now(); }, true);
window.shown = (true_now) => new Promise((resolve) => {
  const began = performance.now();
  const look = () => {
    if (true_now()) requestAnimationFrame(() => resolve(performance.now() - window.pressed));
    else if (performance.now() - began > 20000) resolve(-1);
    else requestAnimationFrame(look);
  };
  look();
});
window.chosen = () => document.querySelector(".card.chosen")?.getAttribute("aria-label") ?? "";
window.told = () => document.querySelector(".card.chosen")?.innerText ?? "";
"""
WAITING = ".card[data-kind=event][data-state=waiting]"
# What an editor types to correct a field, and how it is told in the table; the last key takes the first that is found.
CORRECTIONS = {
    "change the type": ("t", "arrest"),
    "change the status": ("s", "plan"),
    "change the date": ("d", "2024-04-10"),
    "change who did it": ("c", "germa"),
    "change to whom": ("r", "franc"),
    "change the place": ("p", "berli"),
}


class Review:
    """An editor at the keyboard: milliseconds and keys of each kind of decision."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.waited = defaultdict[str, list[float]](list)
        self.keys: dict[str, int] = {}

    def decide(self, what: str, key: str) -> None:
        """One key, and the next event is there."""
        before = self.page.evaluate("chosen()")
        self.page.keyboard.press(key)
        self.waited[what].append(self.page.evaluate("(before) => shown(() => chosen() !== before)", before))
        self.keys[what] = 1
        self.saved()

    def correct(self, what: str, key: str, typed: str) -> None:
        """The field's key, what is typed, Enter; over as soon as the event says it."""
        before = self.page.evaluate("told()")
        self.page.keyboard.press(key)
        for letter in typed:
            self.page.keyboard.press(letter)
        if key in "crp":
            self.page.get_by_role("option").first.wait_for()
        self.page.keyboard.press("Enter")
        self.waited[what].append(self.page.evaluate("(before) => shown(() => told() !== before)", before))
        self.keys[what] = len(typed) + 2
        self.saved()

    def saved(self) -> None:
        """Nobody decides so fast that decisions queue up: wait until this one is kept, which an editor does not."""
        kept = self.page.evaluate("shown(() => !document.querySelector('.saving'))")
        self.waited["until it is saved, behind the page"].append(kept)
        self.keys["until it is saved, behind the page"] = 0

    def next_article(self) -> None:
        """Until its first event can be decided on."""
        began = self.page.evaluate("performance.timeOrigin + performance.now()")
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        if self.page.locator(".review").count():
            self.page.wait_for_selector(".card.chosen")
            ready = self.page.evaluate("performance.timeOrigin + performance.now()")
            self.waited["open the next article"].append(ready - began)
            self.keys["open the next article"] = 1


def main(site: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=list(QUIET))
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.add_init_script(WATCH)
        log_in(page, site, "admin", os.environ["ADMIN_PASSWORD"])
        page.goto(f"{site}/admin/events/review/")
        page.get_by_role("link", name="Start reviewing").press("Enter")
        page.wait_for_selector(".card.chosen")
        review = Review(page)
        left = list(CORRECTIONS.items()) * 3
        for number in range(EVENTS):
            if not page.locator(".review").count():
                break
            if page.locator(WAITING).count() == 0:
                review.next_article()
                continue
            if left and number % 3 == 2:
                what, (key, typed) = left.pop()
                review.correct(what, key, typed)
            last = page.locator(WAITING).count() == 1
            if last:
                page.keyboard.press("a")
                review.saved()
            else:
                review.decide("reject" if number % 5 == 4 else "accept", "x" if number % 5 == 4 else "a")
        browser.close()
    print("| Decision | Keys | Median, ms | p95, ms | Times |\n|---|--:|--:|--:|--:|")
    for what, waited in sorted(review.waited.items()):
        worst = sorted(waited)[max(0, round(0.95 * len(waited)) - 1)]
        print(f"| {what} | {review.keys[what]} | {statistics.median(waited):.0f} | {worst:.0f} | {len(waited)} |")


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
