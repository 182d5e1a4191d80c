"""
Every type of page in a browser: what axe finds in light and dark, wide and narrow, what overflows at 320 pixels or in
a window of 1280 at 200 %, the bytes of script; and what Lighthouse says of it as a phone would see it. `bin/measure`
runs it and prints a table.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from ..chromium import QUIET, program
from .axe import overflow, violations
from .pages import ERRORS, pages

FAST, RUNS = 95, 3  # a performance below this is measured so often, and the middle one told: others use the machine too
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
HEADS = (
    "page",
    "performance",
    "accessibility",
    "best practices",
    "SEO",
    "LCP s",
    "CLS",
    "script kB",
    "axe",
    "overflow px",
)
NARROW, ZOOMED, WIDE = ({"width": width, "height": 900} for width in (320, 640, 1280))


def main(site: str, node: Path, *names: str) -> None:
    """A row for each type of page, or the named ones; the exit status is 1 where something is wrong."""
    found: list[str] = []
    print(table_row(HEADS) + "\n" + table_row("---" for _ in HEADS))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=list(QUIET))
        for name, path in pages(site).items():
            if names and name not in names:
                continue
            wrong = look(browser, site + path)
            found += [f"{name}: {line}" for line in wrong]
            wide, script = measured(browser, site + path)
            # Lighthouse measures no page of an error.
            said = ["–"] * 6 if name in ERRORS else lighthouse(site + path, node)
            found += [f"{name}: not measured by Lighthouse"] if "failed" in said else []
            print(table_row([name, *said, f"{script / 1000:.0f}", len(wrong), wide]), flush=True)
        browser.close()
    for line in found:
        print(line, file=sys.stderr)
    sys.exit(bool(found))


def table_row(cells: Any) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def look(browser: Browser, address: str) -> list[str]:
    """What axe finds, in light and dark, wide and narrow."""
    found = []
    for colour, size in product(("light", "dark"), (WIDE, NARROW)):
        context = browser.new_context(viewport=size, color_scheme=colour)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address, wait_until="load")
        found += [f"{colour}, {size['width']} px: {line}" for line in violations(page, taps=True)]
        context.close()
    return found


def measured(browser: Browser, address: str) -> tuple[int, int]:
    """By how much it overflows a small phone or a window at 200 %, and the bytes of script that it fetches."""
    context = browser.new_context(viewport=NARROW)  # type: ignore[arg-type]
    page = context.new_page()
    scripts: list[int] = []
    page.on("response", lambda one: scripts.append(len(one.body())) if one.request.resource_type == "script" else None)
    page.goto(address, wait_until="networkidle")
    wide = overflow(page)
    page.set_viewport_size(ZOOMED)  # type: ignore[arg-type]
    wide = max(wide, overflow(page))
    context.close()
    return wide, sum(scripts)


def lighthouse(address: str, node: Path) -> list[str]:
    """The four scores, the largest contentful paint and the layout shift, on Lighthouse's mobile setting."""
    runs = [lighthouse_once(address, node)]
    while performance(runs[0]) < FAST and len(runs) < RUNS:
        runs.append(lighthouse_once(address, node))
    if not (whole := sorted((run for run in runs if run), key=performance)):
        return ["failed"] * (len(CATEGORIES) + 2)
    told = whole[len(whole) // 2]
    scores = [f"{100 * (told['categories'][name]['score'] or 0):.0f}" for name in CATEGORIES]
    observed = told["audits"]["metrics"]["details"]["items"][0]["observedLargestContentfulPaint"]
    shift = told["audits"]["cumulative-layout-shift"]["numericValue"]
    return [*scores, f"{observed / 1000:.2f}", f"{shift:.3f}"]


def performance(told: dict[str, Any]) -> float:
    return 100 * float(told["categories"]["performance"]["score"] or 0) if told else 0


def lighthouse_once(address: str, node: Path) -> dict[str, Any]:
    """What Lighthouse tells; nothing where it or its browser broke off."""
    command = [str(node / "node_modules" / ".bin" / "lighthouse"), address, "--output=json", "--quiet"]
    flags = " ".join(["--headless=new", *QUIET])
    done = subprocess.run(
        [*command, f"--chrome-flags={flags}", f"--only-categories={','.join(CATEGORIES)}"],
        env={**os.environ, "CHROME_PATH": program()},
        capture_output=True,
    )
    if done.returncode:
        print(f"Lighthouse broke off at {address}: {done.stderr.decode()[-500:]}", file=sys.stderr)
        return {}
    told: dict[str, Any] = json.loads(done.stdout)
    return told


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), Path(sys.argv[2]), *sys.argv[3:])
