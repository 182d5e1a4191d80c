"""From draft to withdrawal: review, corrections, who edits what, and versions of what people change."""

import django.core.serializers.json
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_batches"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="article",
            options={
                "ordering": ["-published", "-pk"],
                "permissions": [
                    ("draft_article", "Can write, change and submit drafts of one's own"),
                    ("review_article", "Can send an article in review back to its author"),
                    ("publish_article", "Can publish and schedule articles"),
                    ("withdraw_article", "Can withdraw public articles, and restore them"),
                    ("correct_article", "Can tell readers what was wrong in an article"),
                    ("reread_article", "Can have articles read again"),
                ],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="note",
            field=models.TextField(
                blank=True,
                help_text="What an editor asks the author to change; readers see none.",
                max_length=2000,
                verbose_name="note",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn"),
        ),
        migrations.AddField(
            model_name="article",
            name="withdrawn_because",
            field=models.TextField(
                blank=True,
                help_text="What readers see in its place: why it was withdrawn.",
                max_length=2000,
                verbose_name="reason",
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
                ],
                default="draft",
                max_length=10,
            ),
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "text",
                    models.TextField(
                        help_text="What was wrong, and what is right.", max_length=2000, verbose_name="correction"
                    ),
                ),
                ("day", models.DateField(default=django.utils.timezone.localdate, verbose_name="day")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="corrections", to="articles.article"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["article", "day", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalActor",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("parts", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("slug", models.SlugField(max_length=120)),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state", "state"),
                            ("body", "part of a state"),
                            ("person", "person"),
                            ("party", "party"),
                            ("armed_group", "armed group"),
                            ("international", "international body"),
                            ("company", "company"),
                            ("medium", "medium"),
                            ("movement", "movement"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "bloc",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("IGO", "international organisation"),
                            ("UNO", "United Nations"),
                            ("EUR", "European Union"),
                            ("NGO", "non-governmental organisation"),
                            ("ISM", "international movement"),
                            ("IMG", "transnational armed group"),
                            ("MNC", "multinational company"),
                        ],
                        help_text="For actors that belong to no country.",
                        max_length=3,
                    ),
                ),
                (
                    "sector",
                    models.CharField(blank=True, help_text="PLOVER sector, such as GOV, MIL or REB.", max_length=3),
                ),
                ("wikidata", models.CharField(blank=True, max_length=20)),
                ("since", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "demands",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="One of these words must stand in the text for a short name to count.",
                    ),
                ),
                ("history_change_reason", models.TextField(blank=True, default="")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.country",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The same actor under another entry: that one stands for it, and keeps its names.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.actor",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.actor",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical actor",
                "verbose_name_plural": "historical actors",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "default_permissions": (),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalArticle",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("parts", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("title", models.CharField(max_length=500)),
                ("section", models.CharField(blank=True, max_length=100)),
                ("url", models.URLField(blank=True, max_length=1000, verbose_name="address")),
                (
                    "dateline",
                    models.CharField(
                        blank=True,
                        help_text="Where the report was filed from, as printed: “BEIRUT, Lebanon (AP)”.",
                        max_length=200,
                    ),
                ),
                ("credit", models.CharField(blank=True, max_length=300, verbose_name="photo credit")),
                ("related", models.JSONField(blank=True, default=list, verbose_name="related headlines")),
                ("body", models.TextField(help_text="Paragraphs, an empty line between them.")),
                ("language", models.CharField(default="en", max_length=10)),
                (
                    "published",
                    models.DateField(
                        help_text="The day on which the source published it.", verbose_name="publication date"
                    ),
                ),
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
                (
                    "opens_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="When a scheduled article becomes public.",
                        null=True,
                        verbose_name="opens at",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What an editor asks the author to change; readers see none.",
                        max_length=2000,
                        verbose_name="note",
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="withdrawn")),
                (
                    "withdrawn_because",
                    models.TextField(
                        blank=True,
                        help_text="What readers see in its place: why it was withdrawn.",
                        max_length=2000,
                        verbose_name="reason",
                    ),
                ),
                ("history_change_reason", models.TextField(blank=True, default="")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical article",
                "verbose_name_plural": "historical articles",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "default_permissions": (),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSource",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("parts", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("name", models.CharField(db_index=True, max_length=200)),
                ("slug", models.SlugField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("newspaper", "newspaper"),
                            ("agency", "news agency"),
                            ("broadcaster", "broadcaster"),
                            ("website", "website"),
                            ("government", "government or official body"),
                            ("other", "other"),
                        ],
                        default="website",
                        max_length=20,
                    ),
                ),
                ("homepage", models.URLField(blank=True)),
                ("language", models.CharField(default="en", help_text="ISO 639 code, such as en.", max_length=10)),
                (
                    "invented",
                    models.BooleanField(
                        default=False,
                        help_text="Invented for the demo archive: its articles carry a notice that says so.",
                    ),
                ),
                ("history_change_reason", models.TextField(blank=True, default="")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.country",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical source",
                "verbose_name_plural": "historical sources",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "default_permissions": (),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalUnknownName",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("parts", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("key", models.CharField(help_text="The name as it is looked up: its words folded.", max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("person", "person"),
                            ("organization", "organization"),
                            ("place", "place"),
                            ("group", "group"),
                            ("other", "other"),
                        ],
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(help_text="As an article writes it.", max_length=200)),
                (
                    "set_aside",
                    models.BooleanField(default=False, help_text="An editor does not want an actor of this name."),
                ),
                ("history_change_reason", models.TextField(blank=True, default="")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical unknown name",
                "verbose_name_plural": "historical unknown names",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "default_permissions": (),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Editing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("seen_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), db_index=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.article"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("article", "user"), name="editing_once")],
            },
        ),
    ]
