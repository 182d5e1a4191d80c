"""Names compared by any spelling: letters without accents or case, words one space apart, one before the first."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db.models import Func, TextField


class Folded(Func):
    """“Erdoğan” → “ erdogan”, “Sana'a” → “ sanaa”: a function of the database, so that an index can hold it."""

    function = "articles_folded"
    output_field = TextField()


def folded_index(*fields: str, name: str) -> GinIndex:
    """An index by the three-letter parts of folded names: it finds what begins one of their words."""
    return GinIndex(OpClass(Folded(*fields), name="gin_trgm_ops"), name=name)


MADE = r"""
create function articles_folded(words text) returns text language sql immutable parallel safe as $$
    select ' ' || trim(lower(public.unaccent('public.unaccent', regexp_replace(
        regexp_replace(words, '[''’‘ʻʼ`.]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'))))
$$;
create function articles_folded(name text, names jsonb) returns text language sql immutable parallel safe as $$
    select public.articles_folded(name || ' ' || names::text)
$$
"""
DROPPED = "drop function articles_folded(text, jsonb); drop function articles_folded(text)"
