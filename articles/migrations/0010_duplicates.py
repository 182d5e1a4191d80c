"""Articles that are much alike; earlier texts of an article. Those that are there wait for their fingerprints."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_decisions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ArticleVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("shown", models.BooleanField(default=False, verbose_name="readers may see it")),
                (
                    "was_public",
                    models.BooleanField(default=False, help_text="Readers have seen this text before."),
                ),
                (
                    "had_page",
                    models.BooleanField(default=False, help_text="Its row had a public address, which leads on."),
                ),
                (
                    "exchanged",
                    models.BooleanField(default=False, help_text="The newest text came in with the other row."),
                ),
                ("status_before", models.CharField(max_length=10)),
                ("opens_before", models.DateTimeField(null=True)),
                (
                    "came_with",
                    models.JSONField(
                        default=dict, help_text="Decisions that came with the newest text, by their kind."
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["article", "pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Fingerprint",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="fingerprint",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("made_with", models.PositiveIntegerField(db_index=True, default=0)),
                (
                    "bands",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("signature", models.BinaryField(default=b"")),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Likeness",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "found_by",
                    models.CharField(
                        choices=[
                            ("text", "the same text"),
                            ("address", "the same address"),
                            ("words", "much of the same words"),
                        ],
                        max_length=7,
                        verbose_name="found by",
                    ),
                ),
                (
                    "share",
                    models.FloatField(
                        help_text="The share of runs of three words that stand in both.", verbose_name="in common"
                    ),
                ),
                ("found_at", models.DateTimeField(auto_now_add=True, verbose_name="found")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "to be decided"),
                            ("other", "another report"),
                            ("version", "version of the same article"),
                            ("copy", "one text, printed by both"),
                        ],
                        default="open",
                        max_length=7,
                        verbose_name="decision",
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True, verbose_name="decided")),
            ],
            options={
                "verbose_name": "likeness",
                "verbose_name_plural": "articles much alike",
                "ordering": ["-pk"],
                "default_permissions": ("view", "change"),
            },
        ),
        migrations.AddField(
            model_name="article",
            name="copies",
            field=models.BigIntegerField(
                editable=False,
                help_text="The first of the articles that print one text, by an editor's word.",
                null=True,
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "draft"),
                    ("review", "in review"),
                    ("scheduled", "scheduled"),
                    ("published", "published"),
                    ("withdrawn", "withdrawn"),
                    ("version", "earlier version"),
                ],
                default="draft",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="batch",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "draft"),
                    ("review", "in review"),
                    ("scheduled", "scheduled"),
                    ("published", "published"),
                    ("withdrawn", "withdrawn"),
                    ("version", "earlier version"),
                ],
                default="draft",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="historicalarticle",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "draft"),
                    ("review", "in review"),
                    ("scheduled", "scheduled"),
                    ("published", "published"),
                    ("withdrawn", "withdrawn"),
                    ("version", "earlier version"),
                ],
                default="draft",
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(condition=models.Q(("copies__isnull", False)), fields=["copies"], name="article_copies"),
        ),
        migrations.AddField(
            model_name="articleversion",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="articles.article"
            ),
        ),
        migrations.AddField(
            model_name="articleversion",
            name="text",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="version_of", to="articles.article"
            ),
        ),
        migrations.AddIndex(
            model_name="fingerprint",
            index=django.contrib.postgres.indexes.GinIndex(fields=["bands"], name="fingerprint_bands"),
        ),
        migrations.AddField(
            model_name="likeness",
            name="decided_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="likeness",
            name="one",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="likenesses_as_one", to="articles.article"
            ),
        ),
        migrations.AddField(
            model_name="likeness",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="likenesses_as_other", to="articles.article"
            ),
        ),
        migrations.AddField(
            model_name="articleversion",
            name="likeness",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="version", to="articles.likeness"
            ),
        ),
        migrations.AddIndex(
            model_name="likeness",
            index=models.Index(fields=["state", "-id"], name="likeness_state"),
        ),
        migrations.AddIndex(
            model_name="likeness",
            index=models.Index(fields=["other", "state"], name="likeness_other"),
        ),
        migrations.AddConstraint(
            model_name="likeness",
            constraint=models.UniqueConstraint(fields=("one", "other"), name="likeness_once"),
        ),
        migrations.AddConstraint(
            model_name="likeness",
            constraint=models.CheckConstraint(
                condition=models.Q(("one__lt", models.F("other"))), name="likeness_in_order"
            ),
        ),
        migrations.RunSQL(
            """
            insert into articles_fingerprint (article_id, made_with, bands, signature)
            select id, 0, '{}', '' from articles_article
            """,
            migrations.RunSQL.noop,
        ),
    ]
