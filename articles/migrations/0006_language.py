"""
What an editor decided about a language; why an article was not read; the search in other languages than English.

PostgreSQL computes the search column of every article anew: some minutes for a million articles.
"""

import django.contrib.postgres.indexes
from django.contrib.postgres.search import SearchConfig, SearchVector, SearchVectorField
from django.db import migrations, models
from django.db.models.functions import Left

CONFIG = SearchConfig(
    models.Case(
        models.When(language="en", then=SearchConfig("english")),
        default=SearchConfig("simple"),
        output_field=models.TextField(),
    )
)


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_read_again")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="language_decided",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="Whether an editor said which; then nothing detects it anew.",
            ),
        ),
        migrations.AddField(
            model_name="taggingjob",
            name="why",
            field=models.CharField(
                blank=True,
                help_text="Why nothing was read, though all was well: “Not read: French”.",
                max_length=200,
            ),
        ),
        migrations.RemoveIndex(model_name="article", name="article_search"),
        migrations.RemoveField(model_name="article", name="search"),
        migrations.AddField(
            model_name="article",
            name="search",
            field=models.GeneratedField(
                expression=SearchVector("title", weight="A", config=CONFIG)
                + SearchVector(Left("body", 200_000), weight="B", config=CONFIG),
                output_field=SearchVectorField(),
                db_persist=True,
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=django.contrib.postgres.indexes.GinIndex(fields=["search"], name="article_search"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["language", "-published", "-id"], name="article_language"),
        ),
    ]
