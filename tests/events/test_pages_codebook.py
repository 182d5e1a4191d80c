"""The codebook: what each code means, what in the archive goes by it, and that every code leads there."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from events.coding.codebook import CODEBOOK
from events.examples import EACH, LONGEST, PLAIN
from events.templatetags.codebook import signed, with_codes
from tests import factories as make

MODES = [(type.name, mode) for type in CODEBOOK.types.values() for mode in type.modes]


def page(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return str(response.content.decode())


def told(mode: str = "aerial", *, words: str = "Planes bombed a bridge.", article=None, **facts):
    """An event with a public report that says its day."""
    article = article or make.article(f"On {words}", body=words)
    event = make.event("ASSAULT", mode, **facts)
    day = facts.get("day", "2021-02-25")
    make.report(event, article, date_value=day) if day else make.report(event, article)
    return event


@pytest.mark.parametrize(("type", "mode"), MODES, ids=lambda one: getattr(one, "name", one))
def test_every_mode_says_what_it_takes_in_and_leaves_out_and_refers_to_codes_that_exist(type, mode):
    assert mode.includes
    assert mode.excludes
    for text in (mode.includes, mode.excludes):
        for of, named in re.findall(r"([A-Z]{3,}), ([a-z-]+)", text):
            assert CODEBOOK.types[of].mode(named)
    roots = CODEBOOK.types[type].cameo
    assert all(any(code.startswith(root) for root in roots) for code in mode.cameo)


def test_every_root_of_cameo_that_tells_of_an_act_has_its_types():
    without = [root.code for root in CODEBOOK.cameo if not CODEBOOK.types_of(root.code)]
    assert (len(CODEBOOK.cameo), without) == (20, ["01", "02"])
    assert [one.name for one in CODEBOOK.types_of("08")] == ["CONCEDE", "RETREAT"]


def test_codes_in_the_rules_lead_to_what_they_mean():
    text = "an arrest (COERCE, arrest), <unlike> ACCUSE; RETREAT, please"
    assert with_codes(text) == (
        'an arrest (<a href="/codebook/coerce/#arrest">Coerce</a>, arrest), &lt;unlike&gt; '
        '<a href="/codebook/accuse/">Accuse</a>; <a href="/codebook/retreat/">Retreat</a>, please'
    )


@pytest.mark.parametrize(("score", "shown"), [(2.5, "+2.5"), (-10, "−10"), (0, "0")])
def test_scores_carry_their_sign(score, shown):
    assert signed(score) == shown


@pytest.mark.django_db
class TestPages:
    @pytest.mark.parametrize("type", CODEBOOK.types.values(), ids=lambda one: one.name)
    def test_every_type_has_a_page_with_its_rules_modes_and_crosswalk(self, client, type):
        content = page(client, f"/codebook/{type.name.lower()}/")
        assert type.definition in content
        assert content.count("<h1") == 1
        assert ", ".join(type.cameo) in content
        assert all(f'id="{mode.name}"' in content for mode in type.modes)
        assert not re.search(r"<style|<script(?! src=)|\sstyle=|\son\w+=", content)
        ids = re.findall(r'\sid="([^"]+)"', content)
        assert len(ids) == len(set(ids))

    def test_the_codebook_lists_all_types_and_counts_public_events_that_took_place(self, client):
        told()
        told("drone", realis="planned")
        told(article=make.article("Draft", body="Planes bombed it secretly.", status="draft"))
        counts = dict(row for _quad, types in client.get("/codebook/").context["quads"] for row in types)
        assert {type.name: count for type, count in counts.items() if count} == {"ASSAULT": 1}
        assert len(counts) == len(CODEBOOK.types)

    def test_a_type_counts_its_modes_and_the_events_without_one(self, client):
        told(), told(), told("drone"), told("")
        shown = client.get("/codebook/assault/").context
        assert (shown["count"], shown["without_mode"]) == (4, 1)
        assert {one.mode.name: one.count for one in shown["modes"] if one.count} == {"aerial": 2, "drone": 1}

    def test_counts_are_those_of_the_lists_that_they_lead_to(self, client):
        told(), told("drone"), told("drone", realis="denied")
        assert client.get("/events/?type=ASSAULT&mode=drone").context["count"] == 1
        assert 'href="/events/?type=ASSAULT&amp;mode=drone">1 event<' in page(client, "/codebook/assault/")

    def test_examples_are_the_newest_sentences_and_lead_to_article_and_event(self, client):
        for day in range(10, 10 + EACH + 2):
            newest = told(words=f"Planes bombed bridge {day}.", day=f"2021-02-{day}")
        content = page(client, "/codebook/assault/")
        assert re.findall(r"(\d+)\.</p></blockquote>", content) == ["13", "12"]
        report = newest.reports.get()
        assert f'{report.article.get_absolute_url()}#r{report.pk}"' in content
        assert f'href="{newest.get_absolute_url()}"' in content

    def test_an_example_is_short_was_told_after_it_happened_and_is_shown_once(self, client):
        told("", words="Planes bombed the harbour.")
        told("", words="Planes bombed the harbour.")
        told("", words=f"Planes bombed {'very ' * (LONGEST // 5)}much.")
        told("", words="Planes bombed the future.", day="2025-01-01")
        told("", words="Planes bombed the past.", realis="denied")
        assert [one.sentence for one in client.get("/codebook/assault/").context["examples"]] == [
            "Planes bombed the harbour."
        ]

    def test_a_reports_sentence_is_no_example_of_what_its_event_was_found_to_be_otherwise(self, client):
        event = told("drone")
        event.reports.update(mode="aerial")
        assert not any(one.examples for one in client.get("/codebook/assault/").context["modes"])

    def test_more_events_take_no_more_queries(self, client, count_queries):
        told(actors=(make.actor(),)), told("")
        pages = ["/codebook/", "/codebook/assault/"]
        one = [count_queries(lambda at=at: client.get(at)) for at in pages]
        for number in range(20):
            told(words=f"Planes bombed bridge {number}.", actors=(make.actor(f"Force {number}"),))
            told("", words=f"Guns hit bridge {number}.")
        assert [count_queries(lambda at=at: client.get(at)) for at in pages] == one
        assert len(client.get("/codebook/assault/").context["examples"]) == PLAIN

    def test_a_code_without_events_says_so_and_what_to_do(self, client, admin_client):
        content = page(client, "/codebook/sanction/")
        assert "No public report in this archive tells of such an event yet." in content
        assert "/events/?type=SANCTION&amp;realis=all" in content
        assert "/admin/" not in content
        assert reverse("admin:articles_article_add") in page(admin_client, "/codebook/sanction/")
        assert "No event is known yet" in page(client, "/codebook/")

    @pytest.mark.parametrize(("asked", "answer"), [("ASSAULT", 301), ("Assault", 301), ("nothing", 404)])
    def test_a_type_has_one_address(self, client, asked, answer):
        response = client.get(f"/codebook/{asked}/")
        assert response.status_code == answer
        assert answer == 404 or response.headers["Location"] == "/codebook/assault/"

    @pytest.mark.parametrize("address", ["/codebook/", "/codebook/assault/"])
    def test_what_has_not_changed_is_not_sent_again(self, client, address, monkeypatch):
        told()
        first = client.get(address)
        tag = {"HTTP_IF_NONE_MATCH": first.headers["ETag"]}
        with monkeypatch.context() as patched:
            patched.setattr("articles.conditional.render", lambda *_: pytest.fail("rendered"))
            assert client.get(address, **tag).status_code == 304
        told("drone", words="A drone hit the quay.")
        assert client.get(address, **tag).status_code == 200

    def test_a_withdrawn_articles_sentence_is_gone_at_once(self, client):
        article = make.article("Harbour hit", body="Planes bombed the Zanzibar quay.")
        told(article=article)
        tag = client.get("/codebook/assault/").headers["ETag"]
        article.status = "withdrawn"
        article.save()
        response = client.get("/codebook/assault/", HTTP_IF_NONE_MATCH=tag)
        assert (response.status_code, b"Zanzibar" in response.content) == (200, False)


@pytest.mark.django_db
class TestEveryCodeLeadsHere:
    def test_on_lists_timelines_articles_events_and_the_front_page(self, client):
        event = told()
        article = event.reports.get().article
        for address in ("/", "/events/", "/timeline/", event.get_absolute_url(), article.get_absolute_url()):
            assert 'href="/codebook/assault/#aerial"' in page(client, address), address

    def test_on_an_events_page_its_class_status_and_rules_too(self, client):
        content = page(client, told().get_absolute_url())
        for address in ("/codebook/#q4", "/codebook/#happened", "/codebook/assault/#abduct", "/codebook/assault/"):
            assert f'href="{address}"' in content, address

    def test_in_legends(self, client):
        country = make.country()
        told(country=country), told(country=country, day="2021-01-01")
        content = page(client, country.get_absolute_url())
        assert all(f'href="/codebook/#q{quad}"' in content for quad in CODEBOOK.quads)

    def test_in_filters_and_on_what_is_filtered_by(self, client):
        content = page(client, "/events/?type=ASSAULT&mode=aerial&quad=4&realis=happened")
        for address in ("", "assault/", "assault/#aerial", "#q4", "#happened"):
            assert f'href="/codebook/{address}"' in content, address
        assert 'href="/codebook/assault/"' in page(client, "/articles/?type=ASSAULT")

    def test_all_statuses_are_explained(self, client):
        content = page(client, "/codebook/")
        assert all(f'id="{one}"' in content for one in ("happened", "ongoing", "planned", "denied", "background"))

    def test_a_mode_that_does_not_exist_is_refused_in_words(self, client):
        content = page(client, "/events/?type=ASSAULT&mode=telepathy")
        assert "The codebook has no such mode." in content
