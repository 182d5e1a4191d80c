"""The system's Chromium, as tests and measurements start it: it asks for nothing that nobody asked it for."""

import os
import shutil

QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


def program() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert found, "Chromium is missing: install it, or name it in CHROMIUM."
    return found
