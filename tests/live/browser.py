"""A web server that processes share with the tests, a worker that really reads, and a browser that complains."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, sync_playwright

from articles.roles import CURATOR, EDITOR, PUBLISHER

from ..chromium import QUIET, program
from .conftest import Worker, environment_with, options, rests, wait_until
from .people import PASSWORD, person

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def static_files() -> None:
    """The files that the server sends, under the names of their content."""
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, check=True)


@pytest.fixture(scope="session")
def _server(live_database: str, static_files: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the archive, served by gunicorn from the live database."""
    folder = tmp_path_factory.mktemp("web")
    # The socket listens before the server runs, so that nobody has to wait until it does.
    with socket.create_server(("127.0.0.1", 0)) as listening, open(folder / "web.log", "wb") as log:
        command = [sys.executable, "-m", "gunicorn", "newsarchive.wsgi", "--bind", f"fd://{listening.fileno()}"]
        server = subprocess.Popen(
            [*command, "--threads", "4", "--no-control-socket"],
            env=environment_with(folder),
            cwd=ROOT,
            pass_fds=[listening.fileno()],
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.terminate()
        server.wait()


@pytest.fixture
def site(live: None, _server: str) -> str:
    """The address of the archive as this test fills it."""
    return _server


@pytest.fixture(scope="session")
def _shared_reader(live_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    folder = tmp_path_factory.mktemp("reader")
    worker = Worker("newsarchive", environment_with(folder), folder / "worker.log", *options(98, folder))
    wait_until(lambda: b" ready." in worker.log.read_bytes())
    yield worker
    worker.stop()


@pytest.fixture
def reader(live: None, _shared_reader: Worker) -> Iterator[Worker]:
    """The archive's own worker with its model and all it knows; it rests while tests run that do not ask for it."""
    os.killpg(_shared_reader.process.pid, signal.SIGCONT)
    yield _shared_reader
    wait_until(lambda: rests(_shared_reader))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's loop runs in this thread without ever running Django's code, which is what Django fears.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=program(), args=list(QUIET))
        yield browser
        browser.close()


@dataclass
class Visitor:
    """Somebody at a browser window. What the console holds against a page is collected: nothing may be."""

    page: Page
    site: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))

    def _listen(self, message: ConsoleMessage) -> None:
        nobody_asked = message.location.get("url", "").endswith("/favicon.ico")  # the browser did, for a plain text
        if message.type in ("error", "warning") and not nobody_asked:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def open(self, path: str) -> None:
        self.page.goto(self.site + path)

    def code(self, path: str) -> int:
        """The status of an address, asked for without opening it."""
        return self.page.request.get(self.site + path).status

    def text(self, selector: str = "body") -> str:
        return self.page.inner_text(selector)

    def texts(self, selector: str) -> list[str]:
        """All texts of a kind, once the whole page has come."""
        self.page.wait_for_load_state()
        return self.page.locator(selector).all_inner_texts()

    def follow(self, link: Locator) -> None:
        """Click what leads to another page, and wait until that is there: much on it looks like what was before."""
        with self.page.expect_navigation():
            link.click()

    def press(self, button: str, *, exact: bool = False) -> None:
        """Press a button that leads to another page."""
        self.follow(self.page.get_by_role("button", name=button, exact=exact))

    def log_in(self, name: str = "editor") -> None:
        self.open("/admin/")
        self.page.fill("#id_username", name)
        self.page.fill("#id_password", PASSWORD)
        self.follow(self.page.locator("input[type=submit]"))


@pytest.fixture
def visit(site: str, chromium: Browser) -> Iterator[Callable[..., Visitor]]:
    """Open a window of a browser of one's own; options are Playwright's, such as `java_script_enabled`."""
    visitors: list[Visitor] = []

    def open_window(**options: Any) -> Visitor:
        context = chromium.new_context(**options)
        context.set_default_timeout(90_000)  # a slow machine is no fault
        visitors.append(Visitor(context.new_page(), site))
        return visitors[-1]

    yield open_window
    complaints = [complaint for visitor in visitors for complaint in visitor.complaints]
    for visitor in visitors:
        visitor.page.context.close()
    assert complaints == []


@pytest.fixture
def editor(live: None) -> User:
    """Somebody who edits, publishes and knows the actors, and is no administrator."""
    return person("editor", EDITOR, PUBLISHER, CURATOR)
