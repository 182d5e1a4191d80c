"""The row "knowledge" of Loaded says when an actor, a name or a role was last changed.

Places come from the reference files alone, and loading these always touches the actors too. Statement triggers, and
not signals, because bulk changes send none; and in the database, so that a change and its revision become visible
together.
"""

from django.db import migrations

TABLES = ("articles_actor", "articles_alias", "articles_role")
FUNCTION = """
create function articles_knowledge_changed() returns trigger language plpgsql as $$
begin
    insert into articles_loaded (name, fingerprint)
    values ('knowledge', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
    on conflict (name) do update set fingerprint = excluded.fingerprint;
    return null;
end $$
"""
TRIGGER = """
create trigger knowledge_changed after insert or update or delete on {table}
for each statement execute function articles_knowledge_changed()
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_names_gathered_and_countries_weighed")]

    operations = [
        migrations.RunSQL(FUNCTION, "drop function articles_knowledge_changed()"),
        *(
            migrations.RunSQL(TRIGGER.format(table=table), f"drop trigger knowledge_changed on {table}")
            for table in TABLES
        ),
    ]
