"""The programs that packages ship, run under the servers' account and out of reach of this terminal's Ctrl-C."""

from __future__ import annotations

import importlib.util
import subprocess
import tempfile
from pathlib import Path

from .account import Account
from .endings import CannotStart, uninterrupted
from .paths import VAR_DIR

TAIL = 4000  # bytes of a log that are looked at


def program(package: str, name: str) -> Path:
    """A program that a package ships. The package itself is not imported: importing it sets up more than we use."""
    spec = importlib.util.find_spec(package)
    folders = list(spec.submodule_search_locations or []) if spec else []
    found = next((path for folder in folders for path in Path(folder).rglob(name) if path.is_file()), None)
    if found is None:
        raise CannotStart(
            f"The package {package} holds no {name} for this machine: set DATABASE_URL and REDIS_URL instead."
        )
    return found


def run(account: Account, path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """
    Run a program to its end; the result's `stdout` is all that it said.

    Interrupted, it is waited for: killed half-way, it could leave a server behind that nobody knows of.
    """
    with tempfile.TemporaryFile("w+", errors="replace") as output:  # a pipe would stay open as long as the server lives
        process = subprocess.Popen(
            [str(path), *words],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            cwd=VAR_DIR,
            **account.as_arguments(),
        )
        try:
            process.wait()
        except BaseException:
            with uninterrupted():
                process.wait()
            raise
        output.seek(0)
        return subprocess.CompletedProcess(process.args, process.returncode, output.read())


def size(log: Path) -> int:
    return log.stat().st_size if log.exists() else 0


def said_since(start: int, log: Path) -> str:
    """What a log was given since it had that size; of much, only the end."""
    with log.open("rb") as file:
        file.seek(max(start, size(log) - TAIL))
        return file.read().decode(errors="replace")


def last_words(text: str) -> str:
    """The last line that says what is wrong; PostgreSQL puts hints behind it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    wrong = [line for line in lines if "FATAL" in line or "error:" in line.lower()]
    return (wrong or lines or ["it said nothing"])[-1].rstrip(".")
