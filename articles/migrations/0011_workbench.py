import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


def keep_merges(apps, schema_editor):
    """Merges that were made before they were kept: whoever made them, they can be undone like all others."""
    actors, merges = apps.get_model("articles", "Actor"), apps.get_model("articles", "Merge")
    merged = actors.objects.filter(merged_into__isnull=False).only("merged_into")
    merges.objects.bulk_create(merges(actor=one, into_id=one.merged_into_id, state="done") for one in merged)


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("articles", "0010_duplicates"),
    ]

    operations = [
        migrations.CreateModel(
            name="Different",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("reason", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("running", "under way"),
                            ("done", "done"),
                            ("undoing", "being undone"),
                            ("undone", "undone"),
                        ],
                        default="running",
                        max_length=7,
                    ),
                ),
                ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("expected", models.PositiveIntegerField(default=0, help_text="Mentions that are to be moved.")),
                ("done", models.PositiveIntegerField(default=0)),
                (
                    "attempts",
                    models.PositiveSmallIntegerField(default=0, help_text="Since the last part of it was done."),
                ),
                (
                    "claims",
                    models.PositiveIntegerField(
                        default=0, help_text="Every claim there ever was. Whoever holds an older one writes nothing."
                    ),
                ),
                ("lease_until", models.DateTimeField(null=True)),
                ("error", models.TextField(blank=True)),
                ("reason", models.TextField(blank=True, help_text="Why, where something spoke against it.")),
                ("reached", models.BigIntegerField(default=0, help_text="The last event that the work has come to.")),
                (
                    "read_again",
                    models.BooleanField(default=False, help_text="Articles that name one of them are read again."),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Split",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("running", "under way"),
                            ("done", "done"),
                            ("undoing", "being undone"),
                            ("undone", "undone"),
                        ],
                        default="running",
                        max_length=7,
                    ),
                ),
                ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("expected", models.PositiveIntegerField(default=0, help_text="Mentions that are to be moved.")),
                ("done", models.PositiveIntegerField(default=0)),
                (
                    "attempts",
                    models.PositiveSmallIntegerField(default=0, help_text="Since the last part of it was done."),
                ),
                (
                    "claims",
                    models.PositiveIntegerField(
                        default=0, help_text="Every claim there ever was. Whoever holds an older one writes nothing."
                    ),
                ),
                ("lease_until", models.DateTimeField(null=True)),
                ("error", models.TextField(blank=True)),
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
                    "chosen",
                    models.JSONField(help_text="Lists of article, part, start, end and words, article by article."),
                ),
                (
                    "left_out",
                    models.JSONField(default=list, help_text="Those that could not be moved: article, words and why."),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "spelled",
                    models.CharField(help_text="The name of the one that is like one of the other.", max_length=200),
                ),
                ("like", models.CharField(max_length=200)),
                ("score", models.FloatField(help_text="How likely they are one, between 0 and 1.")),
                ("why", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["-score", "pk"],
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="mention",
            name="entry",
            field=models.ForeignKey(
                db_index=False,
                help_text="The entry whose name it is, when that was merged into the actor.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="articles.actor",
            ),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(condition=models.Q(("entry__isnull", False)), fields=["entry"], name="mention_entry"),
        ),
        migrations.AddField(
            model_name="different",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="different",
            name="one",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.actor"),
        ),
        migrations.AddField(
            model_name="different",
            name="other",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.actor"),
        ),
        migrations.AddField(
            model_name="merge",
            name="actor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="merges", to="articles.actor"
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="into",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="merges_taken_in", to="articles.actor"
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="undone_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="split",
            name="actor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="splits", to="articles.actor"
            ),
        ),
        migrations.AddField(
            model_name="split",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="split",
            name="decisions",
            field=models.ManyToManyField(related_name="+", to="articles.namedecision"),
        ),
        migrations.AddField(
            model_name="split",
            name="to",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="splits_taken_in",
                to="articles.actor",
            ),
        ),
        migrations.AddField(
            model_name="split",
            name="undone_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="suggestion",
            name="one",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.actor"),
        ),
        migrations.AddField(
            model_name="suggestion",
            name="other",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.actor"),
        ),
        migrations.AddConstraint(
            model_name="different",
            constraint=models.UniqueConstraint(fields=("one", "other"), name="different_once"),
        ),
        migrations.AddConstraint(
            model_name="different",
            constraint=models.CheckConstraint(
                condition=models.Q(("one__lt", models.F("other"))), name="different_older_first"
            ),
        ),
        migrations.AddIndex(
            model_name="merge",
            index=models.Index(
                condition=models.Q(("state__in", ["running", "undoing"])), fields=["asked_at"], name="merge_under_way"
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["running", "done"])), fields=("actor",), name="merged_once"
            ),
        ),
        migrations.AddIndex(
            model_name="split",
            index=models.Index(
                condition=models.Q(("state__in", ["running", "undoing"])), fields=["asked_at"], name="split_under_way"
            ),
        ),
        migrations.AddIndex(
            model_name="suggestion",
            index=models.Index(fields=["-score", "id"], name="suggestion_best"),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.UniqueConstraint(fields=("one", "other"), name="suggested_once"),
        ),
        migrations.RunPython(keep_merges, migrations.RunPython.noop),
    ]
