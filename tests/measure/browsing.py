"""
Every type of page in a browser: what axe finds in light and dark, what overflows at 320 pixels, the bytes of script;
and what Lighthouse says of it as a phone would see it. `bin/measure` runs it and prints a table.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from ..chromium import QUIET, program
from .axe import overflow, violations
from .pages import pages

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
    "over 320 px",
)
NARROW, WIDE = {"width": 320, "height": 700}, {"width": 1280, "height": 900}


def main(site: str, node: Path, *names: str) -> None:
    """Print a row for each type of page, or for the named ones. The exit status is 1 where axe finds something."""
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
            said = lighthouse(site + path, node)
            print(table_row([name, *said, f"{script / 1000:.0f}", len(wrong), wide]), flush=True)
        browser.close()
    for line in found:
        print(line, file=sys.stderr)
    sys.exit(bool(found))


def table_row(cells: Any) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def look(browser: Browser, address: str) -> list[str]:
    """What axe finds, in light and dark."""
    found = []
    for colour in ("light", "dark"):
        context = browser.new_context(viewport=WIDE, color_scheme=colour)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address, wait_until="load")
        found += [f"{colour}: {line}" for line in violations(page)]
        context.close()
    return found


def measured(browser: Browser, address: str) -> tuple[int, int]:
    """By how much it overflows a small phone, and the bytes of script that it fetches."""
    context = browser.new_context(viewport=NARROW)  # type: ignore[arg-type]
    page = context.new_page()
    scripts: list[int] = []
    page.on("response", lambda one: scripts.append(len(one.body())) if one.request.resource_type == "script" else None)
    page.goto(address, wait_until="networkidle")
    wide = overflow(page)
    context.close()
    return wide, sum(scripts)


def lighthouse(address: str, node: Path) -> list[str]:
    """The four scores, the largest contentful paint and the layout shift, on Lighthouse's mobile setting."""
    command = [str(node / "node_modules" / ".bin" / "lighthouse"), address, "--output=json", "--quiet"]
    flags = " ".join(["--headless=new", *QUIET])
    done = subprocess.run(
        [*command, f"--chrome-flags={flags}", f"--only-categories={','.join(CATEGORIES)}"],
        env={**os.environ, "CHROME_PATH": program()},
        capture_output=True,
        check=True,
    )
    told = json.loads(done.stdout)
    scores = [f"{100 * (told['categories'][name]['score'] or 0):.0f}" for name in CATEGORIES]
    observed = told["audits"]["metrics"]["details"]["items"][0]["observedLargestContentfulPaint"]
    shift = told["audits"]["cumulative-layout-shift"]["numericValue"]
    return [*scores, f"{observed / 1000:.2f}", f"{shift:.3f}"]


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), Path(sys.argv[2]), *sys.argv[3:])
