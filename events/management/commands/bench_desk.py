"""How fast the editors' desk is with very many articles and events."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from articles.models import Actor, Mention

from ...models import Participant
from ...page_times import PLAIN
from ...regrouping import regroup_actors
from ...scratch import scratch_database

# Light rows, made by the database itself: many articles, as many jobs, and an event of each.
FILL = """
insert into articles_source (name, slug, kind, homepage, ownership, language, invented)
    select 'Source ' || n, 'source-' || n, 'website', '', '', 'en', false from generate_series(1, 40) n;
insert into articles_original (data, sha256, name, encoding, received_at)
    select '', '', 'benchmark', 'utf-8', now();
insert into articles_article (title, section, source_id, url, url_key, dateline, credit, related, body, language,
        published, status, note, withdrawn_because, original_id, added_at, changed_at, words, language_decided)
    select 'Talks ' || n || ' about ' || (array['grain', 'water', 'borders', 'gas'])[1 + n %% 4], '',
        (select min(id) from articles_source) + n %% 40, '', '', '', '', '[]', 'They met for the ' || n || 'th time.',
        'en', date '2000-01-01' + n %% 9000, case when n %% 50 = 0 then 'draft' else 'published' end, '', '',
        (select min(id) from articles_original), now(), now(), '{}', false
    from generate_series(1, %(articles)s) n;
insert into articles_taggingjob (article_id, state, attempts, claims, requested_at, finished_at, versions, error, why)
    select id, case when id %% 500 = 0 then 'quarantined' when id %% 100 = 0 then 'queued' else 'done' end, 0, 1,
        now() - id * interval '1 second', now() - id * interval '1 second', '{"model": "m", "gazetteer": "1"}',
        case when id %% 500 = 0 then 'ValueError: text of length ' || id else '' end, ''
    from articles_article;
insert into events_event (id, type, mode, quad, score, realis, status, start, "end", precision, place_text,
        place_source, voices, doubt, attention, opened)
    select id, 'CONSULT', '', 1, 0, 'happened', 'provisional', published, published, 'day', '', '', 1,
        id %% 100 / 100.0, id %% 1000 / 1000.0, true
    from articles_article;
insert into events_report (event_id, article_id, type, mode, realis, sentence, sentence_start, sentence_end,
        trigger_start, trigger_end, actors, recipients, place_text, place_source, date_text, date_source, date_value,
        date_precision, numbers, rule, realis_rule, confidence, decided, reviewers)
    select id, id, 'CONSULT', '', 'happened', body, 0, length(body), 5, 8, '[]', '[]', '', '', '', '', '', '',
        '[]', '', '', 0.5, '{}', 0
    from articles_article;
select setval(pg_get_serial_sequence('events_event', 'id'), max(id)) from articles_article;
"""
MENTIONS = 5_000
NAMED = """
insert into articles_actor (slug, name, kind, sector, bloc, wikidata, demands, curated)
    select 'bench-' || n, 'Bench actor ' || n, 'company', '', '', '', '[]', false from generate_series(1, 2) n;
insert into articles_mention (article_id, part, start, "end", text, kind, link, actor_id, rule, sector, candidates)
    select a.id, 'body', n, n + 5, 'Bench', 'organization', 'linked',
        (select id from articles_actor where slug = 'bench-1'), '', '', '[]'
    from (select id from articles_article order by id limit 1000) a
    cross join generate_series(1, %(mentions)s / 1000) n;
insert into events_participant (event_id, side, position, text, actor_id, code, sector)
    select distinct article_id, 'actor', 0, 'Bench', actor_id, '', '' from articles_mention;
"""
LISTS = {
    "articles": "/admin/articles/article/",
    "  by status": "/admin/articles/article/?status__exact=draft",
    "  by state": "/admin/articles/article/?job__state__exact=quarantined",
    "  by source": "/admin/articles/article/?source__id__exact={source}",
    "  by year": "/admin/articles/article/?in=2010",
    "  by a frequent word": "/admin/articles/article/?q=grain",
    "  by a rare word": "/admin/articles/article/?q=4711",
    "  its last page": "/admin/articles/article/?p={page}",
    "one article": "/admin/articles/article/{article}/change/",
    "tagging jobs": "/admin/articles/taggingjob/",
    "  set aside": "/admin/articles/taggingjob/?state__exact=quarantined",
    "queue": "/admin/articles/taggingjob/queue/",
    "  its figures": "/admin/articles/taggingjob/queue/state/",
    "sources": "/admin/articles/source/",
    "one source": "/admin/articles/source/{source}/change/",
    "actors": "/admin/articles/actor/",
    "places": "/admin/articles/place/",
    "unknown names": "/admin/articles/unknownname/",
    "events": "/admin/events/event/",
    "review": "/admin/events/review/",
    "  one article": "/admin/events/review/{article}/",
    "decisions": "/admin/events/eventdecision/",
    "reported errors": "/admin/events/notice/",
    "much alike": "/admin/articles/likeness/",
    "calendar": "/admin/articles/article/calendar/",
}


class Command(BaseCommand):
    help = (
        "Measure how fast the desk is in an archive of many articles and as many events: the time of each page, of its "
        "bare SQL, and how many times longer the page takes; then a merge of an actor with 5,000 mentions. Works in "
        "a database of its own, which is dropped at the end."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--articles", type=int, default=200_000, help="how many (200,000)")
        parser.add_argument("--times", type=int, default=5, help="of so many times each, the median counts (5)")

    def handle(self, *args: Any, articles: int, times: int, **options: Any) -> None:
        if articles < 100 or times < 1:
            raise CommandError("Take at least 100 articles, once.")
        with scratch_database():
            self.stderr.write(f"  filling {articles:,} articles")
            keys = fill(articles)
            client = Client()
            client.force_login(User.objects.create_superuser("benchmark"))
            self.stdout.write(f"{f'{articles:,} articles':<24}{'page ms':>17}{'SQL ms':>10}{'ratio':>8}{'queries':>9}")
            with override_settings(ALLOWED_HOSTS=["testserver"], SECURE_SSL_REDIRECT=False, STORAGES=PLAIN):
                for name, address in LISTS.items():
                    page, sql, queries = measure(client, address.format(**keys), times)
                    self.stdout.write(f"{name:<24}{page:>17.0f}{sql:>10.1f}{page / max(sql, 0.1):>8.1f}{queries:>9}")
                answered, moved = merging(client)
            self.stdout.write(f"{f'merging {MENTIONS:,} mentions':<24}{answered:>17.0f}   a worker does the rest")
            self.stdout.write(f"{'  the rest':<24}{moved:>17.0f}")


def fill(articles: int) -> dict[str, int]:
    """Fill the database; returns an article, a source and the last page of the list."""
    with connection.cursor() as cursor:
        cursor.execute("set statement_timeout = 0")
        cursor.execute(FILL, {"articles": articles})
        connection.commit()
        cursor.execute("vacuum analyze")
        cursor.execute("select max(id), min(source_id) from articles_article")
        article, source = cursor.fetchone()
    return {"article": article, "source": source, "page": min(200, articles // 50)}


def merging(client: Client) -> tuple[float, float]:
    """
    An actor with MENTIONS mentions merged into another: milliseconds until the desk answers, and those that a worker
    then takes to move all of them and their events.
    """
    with connection.cursor() as cursor:
        cursor.execute(NAMED, {"mentions": MENTIONS})
        connection.commit()
    often, other = Actor.objects.filter(slug__startswith="bench-").order_by("slug").values_list("pk", flat=True)
    address = f"/admin/articles/actor/merge/?actor={often}&actor={other}"
    before = perf_counter()
    answer = client.post(address, {"into": other})
    answered = perf_counter()
    if answer.status_code != 302:
        raise CommandError(f"{address} answers {answer.status_code}.")
    regroup_actors()
    moved = perf_counter()
    if (left := Mention.objects.exclude(actor=other).count()) or Participant.objects.exclude(actor=other).exists():
        raise CommandError(f"The merge left {left} mentions where they were.")
    return 1000 * (answered - before), 1000 * (moved - answered)


def measure(client: Client, address: str, times: int) -> tuple[float, float, int]:
    """Milliseconds of the page, milliseconds of the same statements sent again without Django, and how many."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    if answer.status_code != 200:
        raise CommandError(f"{address} answers {answer.status_code}.")
    statements = [one["sql"] for one in captured.captured_queries if one["sql"].lower().startswith("select")]

    def bare() -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
                cursor.fetchall()

    return timed(lambda: client.get(address), times), timed(bare, times), len(statements)


def timed(call: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        before = perf_counter()
        call()
        taken.append(1000 * (perf_counter() - before))
    return median(taken)
