"""Every type of page as it looks: phone and desktop, light and dark, in small files. `bin/screenshots` runs it."""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

from ..chromium import QUIET, program
from .desk import furnish, log_in, rooms
from .pages import pages

LARGEST = 60_000  # bytes of a file
TALLEST = {"desktop": 1100, "phone": 1500}
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
SCALE = {"desktop": 0.75, "phone": 1.0}
COLOURS: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main(site: str, folder: Path, *names: str) -> None:
    """Take them into the folder; only the named types of page, if any are named."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=list(QUIET))
        for name, path in pages(site).items():
            if not names or name in names:
                take(browser, site + path, folder, name)
        password = os.environ.get("ADMIN_PASSWORD")
        if password and (not names or "desk" in names):
            take_desk(browser, site, folder, password)
        browser.close()


def take_desk(browser: Browser, site: str, folder: Path, password: str) -> None:
    """The pages of the desk that its document shows; what is missing for them is put in."""
    shown = re.findall(r"\(screenshots/(desk[a-z-]*)\.webp\)", (folder.parent / "editors.md").read_text())
    width, height = SIZES["desktop"]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    log_in(page, site, "admin", password)
    furnish(page, site)
    for name in rooms(page, site):
        if name in shown:
            page.wait_for_load_state("networkidle")
            keep(pictured(page, "desktop"), folder / f"{name}.webp")


def take(browser: Browser, address: str, folder: Path, name: str) -> None:
    for size, (width, height) in SIZES.items():
        for colour in COLOURS:
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=colour)
            page = context.new_page()
            page.goto(address, wait_until="networkidle")
            keep(pictured(page, size), folder / f"{name}-{size}-{colour}.webp")
            context.close()


def pictured(page: Page, size: str) -> Image.Image:
    """From its head as far down as a picture goes."""
    shown = page.evaluate("document.documentElement.scrollHeight")
    clip = FloatRect(x=0, y=0, width=SIZES[size][0], height=min(shown, TALLEST[size]))
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True, clip=clip)))
    return picture.resize([round(side * SCALE[size]) for side in picture.size], Image.Resampling.LANCZOS)


def keep(picture: Image.Image, file: Path) -> None:
    """As good as the size of the file allows."""
    for quality in (80, 65, 50, 40, 30, 20):
        picture.convert("RGB").save(file, "WEBP", quality=quality, method=6)
        if file.stat().st_size <= LARGEST:
            return
    raise SystemExit(f"{file.name} is larger than {LARGEST:,} bytes.")


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), Path(sys.argv[2]), *sys.argv[3:])
