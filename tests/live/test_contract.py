"""The commands of the reading contract, run as anyone would: JSON Lines in, JSON Lines out, nothing written."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from articles.models import Article, Mention, Original

from .conftest import ROOT


def run(command: str, environment: dict[str, str], *lines: object) -> tuple[list[dict[str, Any]], int]:
    """The answers to the lines, and the exit status."""
    asked = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    done = subprocess.run(
        [sys.executable, "manage.py", command],
        input=asked,
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return [json.loads(line) for line in done.stdout.splitlines()], done.returncode


def test_read_texts_answers_every_line_the_same_in_any_company_and_writes_nothing(
    live: None, environment: dict[str, str]
) -> None:
    text = "Iran and Iraq held talks in Baghdad on Thursday."
    other = {"id": "y", "text": "Talks between Iran and the European Union ended in Vienna.", "published": "2022-03-02"}
    last = {"id": "x", "text": "Russian forces shelled Kharkiv on Monday, officials said.", "published": "2022-03-02"}
    answers, status = run(
        "read_texts",
        environment,
        {"id": "a1", "title": "Talks", "text": text, "published": "2021-02-26"},
        "no JSON",
        {"id": "a2", "title": None, "text": "", "published": None},
        {"id": "a3", "text": text, "published": "one Friday"},
        *[other] * 20,
        last,
    )
    assert [answer["id"] for answer in answers] == ["a1", None, "a2", "a3", *"y" * 20, "x"]
    assert ("error" in answers[1], status) == (True, 1)
    assert answers[2] == {"id": "a2", "mentions": [], "dates": [], "events": []}
    assert answers[3]["error"] == "“published” must be a day such as 2021-02-25, not “one Friday”"
    names = [(m["text"], m["link"], (m["actor"] or {}).get("id")) for m in answers[0]["mentions"]]
    assert names == [("Iran", "linked", "iran"), ("Iraq", "linked", "iraq"), ("Baghdad", "linked", None)]
    assert [(d["text"], d["value"], d["precision"]) for d in answers[0]["dates"]] == [("Thursday", "2021-02-25", "day")]
    [event] = answers[0]["events"]
    assert (event["type"], event["quad"], event["realis"], event["main"]) == ("CONSULT", 1, "happened", True)
    assert [actor["actor"] for actor in event["actors"]] == ["iran", "iraq"]
    assert (event["place"]["geonames"], event["date"]["value"]) == (98182, "2021-02-25")
    assert run("read_texts", environment, last) == (answers[-1:], 0)
    assert (Article.objects.count(), Mention.objects.count(), Original.objects.count()) == (0, 0, 0)


def test_clean_pastes_puts_every_line_in_one_part(environment: dict[str, str]) -> None:
    pasted = "Politics\n\nMinisters meet in Oslo\n\nBy Jane Doe\n\nFont Size:\n\n" + "\n\n".join(
        f"The ministers of {number} countries met in Oslo on Monday and agreed to meet again before the summer."
        for number in range(3, 6)
    )
    answers, status = run("clean_pastes", environment, {"id": "p1", "pasted": pasted}, {"id": "p2", "pasted": 7})
    assert (answers[1], status) == ({"id": "p2", "error": "“pasted” must be a text"}, 1)
    parts = answers[0]
    assert (parts["title"], parts["section"], parts["authors"]) == ("Ministers meet in Oslo", "Politics", ["Jane Doe"])
    assert (parts["published"], parts["credit"], parts["dropped"]) == (None, None, ["Font Size:"])
    assert parts["body"].count("\n\n") == 2


def test_articles_are_grouped_by_story_once_all_have_come(live: None, environment: dict[str, str]) -> None:
    quake = "An earthquake flattened apartment blocks in Gaziantep before dawn, and rescuers dug for survivors."
    answers, status = run(
        "group_articles",
        environment,
        {"id": "a1", "title": "Quake", "text": quake, "published": "2023-02-06"},
        {"id": "a2", "text": "Talks between Iran and the European Union ended in Vienna.", "published": "2023-02-06"},
        {"id": "a3", "text": "Rescuers in Gaziantep dug for survivors of the earthquake.", "published": "2023-02-07"},
        "no JSON",
    )
    assert [(answer["id"], answer.get("group")) for answer in answers] == [
        ("a1", "g1"),
        ("a2", "g2"),
        ("a3", "g1"),
        (None, None),
    ]
    assert status == 1
