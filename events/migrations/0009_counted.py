"""
What is counted of public events, in tables that the database keeps itself: see models/counted.py and decision 17.

Statement triggers, as for the revision of the knowledge: bulk changes send no signals, and an event and its counts
become visible together.
"""

# ruff: noqa: S608  all of this SQL is ours

from typing import Any

from django.db import migrations, models
from django.db.models import DO_NOTHING, ForeignKey, Index, Q

COPIED = 'start, "end", type, quad, realis, score'
OF_EVENT = ", ".join(f"event.{column}" for column in COPIED.split(", "))

# What each table holds, told from events and participants.
VIEWS = [
    f"""
    create view events_{party}dyad_told as
    select distinct event.id as event_id, who.{party}_id as who_id, whom.{party}_id as whom_id, {OF_EVENT}
    from events_event event
    join events_participant who on who.event_id = event.id and who.side = 'actor'
    join events_participant whom on whom.event_id = event.id and whom.side = 'recipient'
    where event.apart_id is null and event.voices > 0 and who.{party}_id is not null and whom.{party}_id is not null
    """
    for party in ("country", "actor")
]
VIEWS.append(
    f"""
    create view events_eventcountry_told as
    select event.id as event_id, event.country_id, {OF_EVENT} from events_event event
    where event.apart_id is null and event.voices > 0 and event.country_id is not null
    union
    select event.id, part.country_id, {OF_EVENT}
    from events_event event join events_participant part on part.event_id = event.id
    where event.apart_id is null and event.voices > 0 and part.country_id is not null
    """
)
COLUMNS = {
    "events_countrydyad": f"event_id, who_id, whom_id, {COPIED}",
    "events_actordyad": f"event_id, who_id, whom_id, {COPIED}",
    "events_eventcountry": f"event_id, country_id, {COPIED}",
}
# By the indexes always: a plan that was made while the tables were small is kept when they no longer are.
COUNT_ANEW = "create function events_count_anew(ids bigint[]) returns void language plpgsql"
COUNT_ANEW += " set enable_seqscan = off as $$ begin "
COUNT_ANEW += "".join(
    f"delete from {table} where event_id = any(ids); "
    f"insert into {table} ({columns}) select {columns} from {table}_told where event_id = any(ids); "
    for table, columns in COLUMNS.items()
)
COUNT_ANEW += "end $$"

# `changed` and `before` are the rows that a statement wrote and those that it found.
FUNCTIONS = [
    """
    create function events_event_changed() returns trigger language plpgsql as $$ begin
        perform events_count_anew(array(select id from changed));
        return null;
    end $$
    """,
    f"""
    create function events_event_updated() returns trigger language plpgsql as $$ begin
        perform events_count_anew(array(
            select id from (
                select id, apart_id, voices > 0, country_id, {COPIED} from changed
                except
                select id, apart_id, voices > 0, country_id, {COPIED} from before
            ) differing
        ));
        return null;
    end $$
    """,
    """
    create function events_participant_changed() returns trigger language plpgsql as $$ begin
        perform events_count_anew(array(select distinct event_id from changed));
        return null;
    end $$
    """,
    # Deleted, since `flush` truncates them in the same statement, and a table is not truncated twice in one.
    """
    create function events_all_gone() returns trigger language plpgsql as $$ begin
        delete from events_countrydyad;
        delete from events_actordyad;
        delete from events_eventcountry;
        return null;
    end $$
    """,
]
TRIGGERS = [
    f"create trigger counted_{when} after {when} on events_{table} referencing {rows}"
    f" for each statement execute function events_{function}()"
    for table, when, rows, function in (
        ("event", "insert", "new table as changed", "event_changed"),
        ("event", "update", "new table as changed old table as before", "event_updated"),
        ("event", "delete", "old table as changed", "event_changed"),
        ("participant", "insert", "new table as changed", "participant_changed"),
        ("participant", "update", "new table as changed", "participant_changed"),
        ("participant", "delete", "old table as changed", "participant_changed"),
    )
]
TRIGGERS.append(
    "create trigger counted_truncate after truncate on events_event for each statement execute function events_all_gone()"
)
# An event that nobody tells of any more has no voices.
VOICES = [
    """
    update events_event set voices = 0
    where voices > 0 and not exists (select from events_report where event_id = events_event.id)
    """,
    """
    update events_event set voices = 1
    where voices = 0 and exists (select from events_report where event_id = events_event.id)
    """,
]
# So that the planner knows how few years and sides there are.
YEARS = """
create statistics events_eventcountry_year
on extract(year from start), (case when quad >= 3 then 1 else 0 end) from events_eventcountry
"""
COUNT_ALL = "create function events_count_all() returns void language plpgsql as $$ begin "
COUNT_ALL += f"truncate {', '.join(COLUMNS)}; "
COUNT_ALL += "".join(
    f"insert into {table} ({columns}) select {columns} from {table}_told; " for table, columns in COLUMNS.items()
)
COUNT_ALL += "end $$"


def key(to: str) -> Any:
    """A row that the database keeps has no need of constraints and signals."""
    return ForeignKey(to, DO_NOTHING, db_constraint=False, db_index=False, related_name="+")


def table(name: str, parties: dict[str, str]) -> migrations.CreateModel:
    return migrations.CreateModel(
        name=name,
        fields=[
            ("event", key("events.event")),
            *((party, key(to)) for party, to in parties.items()),
            ("start", models.DateField(null=True)),
            ("end", models.DateField(null=True)),
            ("type", models.CharField(max_length=10)),
            ("quad", models.PositiveSmallIntegerField()),
            ("realis", models.CharField(max_length=12)),
            ("score", models.FloatField()),
            (
                "pk",
                models.CompositePrimaryKey(
                    "event", *parties, blank=True, editable=False, primary_key=True, serialize=False
                ),
            ),
        ],
        options={"abstract": False, "default_permissions": ()},
    )


BESIDE = ("end", "type", "quad", "realis", "score")
COUNTED = Q(apart=None, voices__gt=0)
INDEXES = {
    f"{party}dyad": [
        Index(fields=["who", "whom", "start"], include=BESIDE, name=f"{party}_dyad"),
        Index(fields=["end", "start", "realis", "type", "who", "whom"], name=f"{party}_dyad_when"),
    ]
    for party in ("country", "actor")
} | {
    "eventcountry": [Index(fields=["country", "start"], include=("event", *BESIDE), name="event_about_country")],
    "event": [
        Index(
            fields=["start"], include=("end", "quad", "type", "realis"), condition=COUNTED, name="event_counted_when"
        ),
        Index(
            fields=["country", "place"],
            include=("start", "quad", "end", "type", "realis"),
            condition=COUNTED,
            name="event_counted_where",
        ),
    ],
}


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_search"), ("events", "0008_reading")]

    operations = [
        migrations.RunSQL("set local statement_timeout = 0", migrations.RunSQL.noop),
        table("CountryDyad", {"who": "articles.country", "whom": "articles.country"}),
        table("ActorDyad", {"who": "articles.actor", "whom": "articles.actor"}),
        table("EventCountry", {"country": "articles.country"}),
        migrations.RunSQL(VOICES, migrations.RunSQL.noop),
        migrations.RunSQL(VIEWS, migrations.RunSQL.noop),
        migrations.RunSQL(COUNT_ALL, migrations.RunSQL.noop),
        migrations.RunSQL("select events_count_all()", migrations.RunSQL.noop),
        *(migrations.AddIndex(model, index) for model, indexes in INDEXES.items() for index in indexes),
        migrations.RunSQL(YEARS, migrations.RunSQL.noop),
        migrations.RunSQL(COUNT_ANEW, migrations.RunSQL.noop),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGERS, migrations.RunSQL.noop),
    ]
