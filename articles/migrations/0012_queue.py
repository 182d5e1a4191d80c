import django.db.models.deletion
import django.db.models.fields.json
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Now

import articles.models.jobs


def queue_all(apps, schema_editor):
    """Events are read by better rules, with how sure the machine is of each: every article is queued for a reading."""
    apps.get_model("articles", "TaggingJob").objects.filter(state="done").update(
        state="queued", attempts=0, error="", lease_until=None, finished_at=None, requested_at=Now()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0011_workbench"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Comparison",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("finished_at", models.DateTimeField(null=True)),
                ("seed", models.PositiveIntegerField()),
                ("sample", models.PositiveIntegerField(help_text="Articles.")),
                (
                    "state",
                    models.CharField(
                        choices=[("running", "under way"), ("done", "finished")], default="running", max_length=8
                    ),
                ),
                ("left", models.JSONField(default=list, help_text="Articles that are still to be read.")),
                ("tries", models.PositiveSmallIntegerField(default=0, help_text="How often the next one was begun.")),
                ("versions", models.JSONField(default=dict)),
                ("result", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["-pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("only", models.BooleanField(default=True, editable=False, unique=True)),
                ("since", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("why", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Rereading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("first", models.DateField(null=True)),
                ("last", models.DateField(null=True)),
                (
                    "machine",
                    models.CharField(blank=True, help_text="Only what was read with these versions.", max_length=200),
                ),
                (
                    "knowledge",
                    models.CharField(
                        blank=True,
                        help_text="Only what was read before the knowledge was in this state.",
                        max_length=64,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("running", "under way"), ("done", "all asked for"), ("stopped", "stopped")],
                        default="running",
                        max_length=8,
                    ),
                ),
                ("expected", models.PositiveIntegerField(default=0)),
                ("asked", models.PositiveIntegerField(default=0, help_text="How many were queued so far.")),
                ("reached", models.BigIntegerField(default=0, help_text="The last article that was queued.")),
                ("until", models.BigIntegerField(default=0, help_text="The last article there was when it began.")),
            ],
            options={
                "ordering": ["-pk"],
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="historicalsource",
            name="ownership",
            field=models.TextField(
                blank=True,
                help_text="Who owns or pays for it, and since when.",
                max_length=1000,
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="ownership",
            field=models.TextField(
                blank=True,
                help_text="Who owns or pays for it, and since when.",
                max_length=1000,
            ),
        ),
        migrations.AddField(
            model_name="taggingjob",
            name="cause",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.text.Left(
                    articles.models.jobs.Normalised(
                        articles.models.jobs.Normalised(
                            models.Func(
                                "error",
                                models.Value("\n"),
                                models.Value(1),
                                function="split_part",
                                output_field=models.TextField(),
                            ),
                            "(?<!\\w)(?:'[^']*'|\"[^\"]*\"|“[^”]*”|‘[^’]*’)(?!\\w)",
                            "…",
                        ),
                        "\\m(?:0x[0-9a-fA-F]+|[0-9]+(?:[.,:][0-9]+)*)",
                        "N",
                    ),
                    200,
                ),
                output_field=models.CharField(max_length=200),
            ),
        ),
        migrations.AddField(
            model_name="taggingjob",
            name="gazetteer",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.text.Left(
                    django.db.models.functions.comparison.Coalesce(
                        django.db.models.fields.json.KeyTextTransform("gazetteer", "versions"),
                        models.Value(""),
                        output_field=models.TextField(),
                    ),
                    64,
                ),
                output_field=models.CharField(max_length=64),
            ),
        ),
        migrations.AddField(
            model_name="taggingjob",
            name="machine",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.text.Left(
                    django.db.models.functions.text.Concat(
                        django.db.models.functions.comparison.Coalesce(
                            django.db.models.fields.json.KeyTextTransform("model", "versions"),
                            models.Value(""),
                            output_field=models.TextField(),
                        ),
                        models.Value(", pipeline "),
                        django.db.models.functions.comparison.Coalesce(
                            django.db.models.fields.json.KeyTextTransform("pipeline", "versions"),
                            models.Value(""),
                            output_field=models.TextField(),
                        ),
                        models.Value(", codebook "),
                        django.db.models.functions.comparison.Coalesce(
                            django.db.models.fields.json.KeyTextTransform("codebook", "versions"),
                            models.Value(""),
                            output_field=models.TextField(),
                        ),
                        models.Value(", spaCy "),
                        django.db.models.functions.comparison.Coalesce(
                            django.db.models.fields.json.KeyTextTransform("spacy", "versions"),
                            models.Value(""),
                            output_field=models.TextField(),
                        ),
                        output_field=models.TextField(),
                    ),
                    200,
                ),
                output_field=models.CharField(max_length=200),
            ),
        ),
        migrations.AlterField(
            model_name="taggingjob",
            name="state",
            field=models.CharField(
                choices=[
                    ("queued", "queued"),
                    ("running", "reading"),
                    ("done", "read"),
                    ("quarantined", "quarantined"),
                    ("skipped", "skipped"),
                ],
                default="queued",
                max_length=12,
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["status", "-published", "-id"], name="article_status"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["added_by", "-published", "-id"], name="article_own"),
        ),
        migrations.AddIndex(
            model_name="taggingjob",
            index=models.Index(fields=["-requested_at", "-id"], name="job_latest"),
        ),
        migrations.AddIndex(
            model_name="taggingjob",
            index=models.Index(condition=models.Q(("state", "done")), fields=["-finished_at"], name="job_finished"),
        ),
        migrations.AddIndex(
            model_name="taggingjob",
            index=models.Index(
                condition=models.Q(("state", "quarantined")), fields=["state", "cause"], name="job_cause"
            ),
        ),
        migrations.AddIndex(
            model_name="taggingjob",
            index=models.Index(
                condition=models.Q(("state", "done")), fields=["machine", "gazetteer"], name="job_versions"
            ),
        ),
        migrations.AddField(
            model_name="comparison",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="pause",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="rereading",
            name="actor",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.actor"
            ),
        ),
        migrations.AddField(
            model_name="rereading",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="rereading",
            name="source",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.source"
            ),
        ),
        migrations.AddConstraint(
            model_name="pause",
            constraint=models.CheckConstraint(condition=models.Q(("only", True)), name="one_pause"),
        ),
        migrations.AddIndex(
            model_name="rereading",
            index=models.Index(condition=models.Q(("state", "running")), fields=["id"], name="rereading_running"),
        ),
        migrations.RunPython(queue_all, migrations.RunPython.noop),
    ]
