"""Batches, and what duplicates are found by: keys of the text and of the address."""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import articles.models.batches
from articles.intake.addresses import url_key


def key_addresses(apps, schema_editor):
    articles = apps.get_model("articles", "Article").objects.exclude(url="").only("url").order_by("pk")
    waiting = []
    for article in articles.iterator(2000):
        article.url_key = url_key(article.url)
        waiting.append(article)
        if len(waiting) == 2000:
            articles.model.objects.bulk_update(waiting, ["url_key"])
            waiting.clear()
    articles.model.objects.bulk_update(waiting, ["url_key"])


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_language"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Batch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="begun")),
                ("add_sources", models.BooleanField(default=False, verbose_name="add sources that are not known yet")),
                ("published", models.DateField(blank=True, null=True, verbose_name="publication date")),
                ("language", models.CharField(blank=True, help_text="ISO 639 code, such as en.", max_length=10)),
                ("section", models.CharField(blank=True, max_length=100)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("review", "in review"),
                            ("scheduled", "scheduled"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("opens_at", models.DateTimeField(blank=True, null=True, verbose_name="opens at")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "being put together"),
                            ("checking", "being checked"),
                            ("checked", "checked"),
                            ("adding", "being brought in"),
                            ("done", "brought in"),
                            ("stopped", "stopped"),
                            ("undoing", "being taken back"),
                            ("undone", "taken back"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True, verbose_name="finished")),
                (
                    "attempts",
                    models.PositiveSmallIntegerField(default=0, help_text="Since the last part of it was written."),
                ),
                (
                    "claims",
                    models.PositiveIntegerField(
                        default=0, help_text="Every claim there ever was. Whoever holds an older one writes nothing."
                    ),
                ),
                ("lease_until", models.DateTimeField(null=True)),
                ("expected", models.PositiveIntegerField(help_text="Rows that the check has found.", null=True)),
                ("fitting", models.PositiveIntegerField(default=0, verbose_name="can come in")),
                ("created", models.PositiveIntegerField(default=0, verbose_name="created")),
                ("duplicates", models.PositiveIntegerField(default=0, verbose_name="duplicates")),
                ("failed", models.PositiveIntegerField(default=0, verbose_name="failed")),
            ],
            options={
                "verbose_name_plural": "batches",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="BatchFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=300)),
                ("data", models.FileField(upload_to=articles.models.batches.folder_of)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "columns",
                    models.JSONField(blank=True, default=dict, help_text="Which column holds what, in a table."),
                ),
                ("rows_read", models.PositiveIntegerField(default=0)),
                ("bytes_read", models.PositiveBigIntegerField(default=0)),
                ("finished", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["batch", "position"],
            },
        ),
        migrations.CreateModel(
            name="BatchRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(help_text="The how manieth item of its file.")),
                ("name", models.CharField(max_length=300)),
                ("title", models.CharField(blank=True, max_length=500)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("fits", "can come in"),
                            ("created", "created"),
                            ("duplicate", "duplicate"),
                            ("failed", "failed"),
                            ("undone", "taken back"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("text_key", models.CharField(blank=True, max_length=32)),
                ("url_key", models.CharField(blank=True, max_length=32)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="text_key",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.text.MD5(
                    django.db.models.functions.text.Concat(
                        "title", models.Value("\n\n"), "body", output_field=models.TextField()
                    )
                ),
                output_field=models.CharField(max_length=32),
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="url_key",
            field=models.CharField(blank=True, editable=False, max_length=32),
        ),
        migrations.RunPython(key_addresses, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["text_key"], name="article_text"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["url_key"], name="article_address"),
        ),
        migrations.AddField(
            model_name="batch",
            name="made_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="batch",
            name="source",
            field=models.ForeignKey(
                blank=True,
                help_text="Who published them.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="articles.source",
            ),
        ),
        migrations.AddField(
            model_name="batchfile",
            name="batch",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="files", to="articles.batch"
            ),
        ),
        migrations.AddField(
            model_name="batchrow",
            name="article",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="articles.article"
            ),
        ),
        migrations.AddField(
            model_name="batchrow",
            name="batch",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="articles.batch"
            ),
        ),
        migrations.AddField(
            model_name="batchrow",
            name="file",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="articles.batchfile"
            ),
        ),
        migrations.AddIndex(
            model_name="batch",
            index=models.Index(
                condition=models.Q(("state__in", ["checking", "adding", "undoing"])),
                fields=["asked_at"],
                name="batch_under_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="batchfile",
            constraint=models.UniqueConstraint(fields=("batch", "position"), name="batch_file_position"),
        ),
        migrations.AddIndex(
            model_name="batchrow",
            index=models.Index(fields=["batch", "outcome", "id"], name="batch_row_outcome"),
        ),
        migrations.AddIndex(
            model_name="batchrow",
            index=models.Index(fields=["batch", "text_key"], name="batch_row_text"),
        ),
        migrations.AddIndex(
            model_name="batchrow",
            index=models.Index(fields=["batch", "url_key"], name="batch_row_address"),
        ),
        migrations.AddConstraint(
            model_name="batchrow",
            constraint=models.UniqueConstraint(fields=("file", "position"), name="batch_row_once"),
        ),
    ]
