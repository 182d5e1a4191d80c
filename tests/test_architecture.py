"""The import order in one sentence: `articles` never imports `events`, and what reads texts imports no Django."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PURE = ("articles/tagging", "events/coding", "events/scoring")
PURE_INTAKE = (
    *("asides", "body", "bylines", "clean", "contract", "credits", "decode", "facts", "html", "items", "kinds"),
    *("limits", "material", "matter", "packages", "paste", "records"),
)


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, relative imports resolved."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            yield ".".join(filter(None, [base, node.module]))


def importing(paths: list[Path], *packages: str) -> list[str]:
    return [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in paths
        for name in imported(path)
        if any(name == package or name.startswith(f"{package}.") for package in packages)
    ]


def test_articles_never_imports_events() -> None:
    assert importing(modules("articles"), "events") == []


@pytest.mark.parametrize("folder", PURE)
def test_what_reads_texts_imports_no_django(folder: str) -> None:
    assert importing(modules(folder), "django", "celery", "articles.models", "events.models", "newsarchive") == []


def test_what_takes_texts_apart_imports_no_django() -> None:
    paths = [ROOT / "articles" / "intake" / f"{name}.py" for name in PURE_INTAKE] + modules("articles/intake/formats")
    assert importing(paths, "django", "articles.models") == []


def test_the_wiring_holds_no_rules_of_the_archive() -> None:
    assert importing(modules("newsarchive"), "articles.models", "events.models") == [
        "newsarchive/setup.py imports articles.models"
    ]


def test_a_web_process_loads_neither_spacy_nor_a_model() -> None:
    program = (
        "import newsarchive.wsgi, sys; from django.urls import get_resolver; get_resolver().url_patterns;"
        "print([name for name in ('spacy', 'thinc', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
