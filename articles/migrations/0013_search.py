"""Titles by the three-letter parts of their words: how a word may be spelled that no article holds."""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_queue")]

    operations = [
        migrations.AddIndex(
            "article", GinIndex(fields=["title"], opclasses=["gin_trgm_ops"], name="article_title_letters")
        ),
    ]
