"""bin/setup: what is missing on a machine is told in one sentence that says what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from .conftest import ROOT

PYTHON = """#!/bin/sh
case "$*" in
    *version_info*) exit {version} ;;
    "-m venv .venv") {venv} ;;
    *"import pip"*) exit 0 ;;
    *"pip install"*) echo "ERROR: No matching distribution found for amqp"; exit 1 ;;
esac
"""
MAKES_ONE = 'mkdir -p .venv/bin && cp "$0" .venv/bin/python'
DF = "#!/bin/sh\necho 'Filesystem 1M-blocks Used Available'\necho 'disk 100 95 {free}'\n"


@pytest.fixture
def clone(folder: Path) -> Path:
    """The scripts without a Python environment, and a folder of programs that come before the machine's own."""
    shutil.copytree(ROOT / "bin", folder / "clone" / "bin")
    (folder / "clone" / "requirements.txt").touch()
    (folder / "programs").mkdir()
    return folder / "clone"


def write_program(clone: Path, name: str, text: str) -> None:
    program = clone.parent / "programs" / name
    program.write_text(text)
    program.chmod(0o755)


def said_by_run(clone: Path, **settings: str) -> str:
    path = f"{clone.parent / 'programs'}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHON": "", **settings}
    done = subprocess.run(
        [clone / "bin" / "run"], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.stdout, done.returncode) == ("", 1)
    return done.stderr


def test_a_python_that_is_too_old_is_refused(clone: Path) -> None:
    for name in ("python3", *(f"python3.{minor}" for minor in range(11, 15))):
        write_program(clone, name, PYTHON.format(version=1, venv="exit 0"))
    assert said_by_run(clone).startswith("No Python 3.11 or newer was found: install it ")


def test_a_named_python_that_is_none_is_refused(clone: Path) -> None:
    sentence = "PYTHON=/nowhere is no Python 3.11 or newer: name one that is, or leave it out.\n"
    assert said_by_run(clone, PYTHON="/nowhere") == sentence


def test_a_python_without_its_venv_module_names_the_package_to_install(clone: Path) -> None:
    write_program(clone, "python3", PYTHON.format(version=0, venv="exit 1"))
    making, sentence = said_by_run(clone).splitlines()
    assert making == "Making the Python environment in .venv"
    assert "apt install python3-venv" in sentence
    assert not (clone / ".venv").exists()


def test_packages_that_cannot_be_fetched_are_told_with_the_reason(clone: Path) -> None:
    write_program(clone, "python3", PYTHON.format(version=0, venv=MAKES_ONE))
    *_progress, sentence = said_by_run(clone).splitlines()
    assert sentence.startswith(
        "The Python packages could not be fetched (ERROR: No matching distribution found for amqp; more in "
    )
    assert sentence.endswith("check that this machine reaches the package registries, then run this again.")


def test_a_full_disk_is_told_before_anything_is_fetched(clone: Path) -> None:
    write_program(clone, "python3", PYTHON.format(version=0, venv=MAKES_ONE))
    write_program(clone, "df", DF.format(free=5))
    *_progress, sentence = said_by_run(clone).splitlines()
    assert sentence == f"The disk of {clone} is full (5 MB left): make at least 2 GB of room, then run this again."


def test_a_clone_of_another_user_is_refused(clone: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    for above in (clone, *clone.parents):
        if above.owner() == "root" and above != Path("/"):
            above.chmod(above.stat().st_mode | 0o005)
    done = subprocess.run(
        [clone / "bin" / "run"], user=65534, group=65534, extra_groups=[], capture_output=True, text=True, check=False
    )
    assert done.stderr == (
        f"{clone} belongs to root: run this as that user, or clone the project into a folder of your own.\n"
    )
    assert done.returncode == 1
