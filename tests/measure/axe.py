"""What axe-core holds against a page: the rules of WCAG that a program can check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

OPTIONS = "{resultTypes: ['violations'], rules: {'target-size': {enabled: %s}}}"
AXE = Path(__file__).resolve().parent.parent.parent / "node_modules" / "axe-core" / "axe.min.js"


def violations(page: Page, *, taps: bool = False) -> list[str]:
    """
    A line for each element that breaks a rule; `taps`: the size of what is tapped, too. The script goes in as a
    debugger's would, past the page's policy.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    found: dict[str, Any] = page.evaluate(f"axe.run(document, {OPTIONS % str(taps).lower()})")
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
