"""Settings: all are described, all are read, and a bad value is refused."""

import os
import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsarchive import environment
from newsarchive.paths import secret_key

from .conftest import ROOT

IN_PYTHON = re.compile(r"""(?:env_\w+\(|environ\.get\(|environ\[)["']([A-Z_]+)["']""")
IN_SHELL = re.compile(r"\$\{([A-Z_]+):-")
OF_THE_SYSTEM = {"PATH", "TMPDIR", "DJANGO_SETTINGS_MODULE"}


def variables_read() -> set[str]:
    python = [name for file in (ROOT / "newsarchive").glob("*.py") for name in IN_PYTHON.findall(file.read_text())]
    shell = [name for file in (ROOT / "bin").iterdir() for name in IN_SHELL.findall(file.read_text())]
    return {*python, *shell} - OF_THE_SYSTEM


def variables_described() -> set[str]:
    rows = re.findall(r"^\| (`[^|]*`) \|", (ROOT / "docs" / "operating.md").read_text(), re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row)}


def test_every_variable_that_is_read_is_described_and_the_other_way_round() -> None:
    assert variables_read() == variables_described()


@pytest.mark.parametrize("value", ["yes", "Yes", " on ", "true", "1"])
def test_yes_can_be_said_in_several_ways(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOME_SWITCH", value)
    assert environment.env_bool("SOME_SWITCH") is True


@pytest.mark.parametrize("value", ["no", "OFF", "false", "0", "", " "])
def test_so_can_no(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOME_SWITCH", value)
    assert environment.env_bool("SOME_SWITCH") is False


def test_what_is_neither_yes_nor_no_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_SWITCH", "perhaps")
    with pytest.raises(ImproperlyConfigured, match=r"^SOME_SWITCH must be yes or no, not “perhaps”\.$"):
        environment.env_bool("SOME_SWITCH")


def test_what_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_NUMBER", "3.5")
    with pytest.raises(ImproperlyConfigured, match=r"^SOME_NUMBER must be a whole number, not “3.5”\.$"):
        environment.env_int("SOME_NUMBER", 3)


def test_a_list_is_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_LIST", "a.example, b.example,,")
    assert environment.env_list("SOME_LIST") == ["a.example", "b.example"]


def test_production_needs_a_key_of_its_own() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"^PRODUCTION=yes needs a key of your own: set SECRET_KEY "):
        secret_key(generate=False)


def test_the_key_is_made_once_and_is_for_its_owner_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("newsarchive.paths.VAR_DIR", tmp_path)
    made = secret_key(generate=True)
    assert len(made) >= 50
    assert secret_key(generate=True) == made
    assert os.listdir(tmp_path) == ["secret-key"]
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
