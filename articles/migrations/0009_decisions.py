import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations, models

from articles import folding


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0008_workflow"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NameDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[("title", "title"), ("dateline", "dateline"), ("body", "body")],
                        default="body",
                        max_length=8,
                    ),
                ),
                ("quote", models.TextField(verbose_name="words")),
                (
                    "before",
                    models.TextField(blank=True, help_text="Of the same sentence, what stands before the words."),
                ),
                ("after", models.TextField(blank=True, help_text="Of the same sentence, what stands after the words.")),
                ("start", models.PositiveIntegerField(help_text="Where the words stand, or stood last.")),
                ("end", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("holds", "holds"), ("waiting", "waits for an editor"), ("undone", "undone")],
                        default="holds",
                        max_length=7,
                    ),
                ),
                ("why_waiting", models.TextField(blank=True, verbose_name="why it waits")),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "meaning",
                    models.CharField(
                        choices=[
                            ("actor", "an actor"),
                            ("place", "a place"),
                            ("country", "a country"),
                            ("unknown", "somebody the archive does not know"),
                            ("nothing", "nothing at all"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[("mention", "only here"), ("article", "every same spelling in this article")],
                        default="mention",
                        max_length=8,
                    ),
                ),
                (
                    "machine",
                    models.JSONField(
                        help_text="What the machine had said of the name; null: that it is none.", null=True
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="decided_names",
                        to="articles.actor",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="articles.article"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="articles.country"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="articles.place"
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="mention",
            name="decision",
            field=models.ForeignKey(
                help_text="By which a person decided it.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="mentions",
                to="articles.namedecision",
            ),
        ),
        migrations.AddIndex(
            model_name="namedecision",
            index=models.Index(fields=["article", "state"], name="name_decision_of_article"),
        ),
        migrations.AddIndex(
            model_name="namedecision",
            index=models.Index(fields=["state", "-made_at"], name="name_decision_newest"),
        ),
        # Names by any spelling.
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(folding.MADE, folding.DROPPED),
        migrations.AddIndex("actor", folding.folded_index("name", name="actor_folded")),
        migrations.AddIndex("alias", folding.folded_index("text", name="alias_folded")),
        migrations.AddIndex("place", folding.folded_index("name", "names", name="place_folded")),
    ]
