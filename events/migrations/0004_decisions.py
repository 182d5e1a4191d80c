import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_decisions"),
        ("events", "0003_sentences_and_addresses"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="report",
            name="decided",
            field=models.JSONField(default=dict, help_text="Fields that a person confirmed or set, and on which day."),
        ),
        migrations.AddField(
            model_name="report",
            name="reviewers",
            field=models.PositiveSmallIntegerField(default=0, help_text="How many people agree on it."),
        ),
        migrations.CreateModel(
            name="EventDecision",
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
                    "verdict",
                    models.CharField(
                        choices=[
                            ("accept", "accepted"),
                            ("reject", "rejected"),
                            ("correct", "corrected"),
                            ("add", "added"),
                            ("same", "one happening with another report"),
                            ("different", "another happening than another report"),
                        ],
                        max_length=9,
                    ),
                ),
                ("fields", models.JSONField(default=dict)),
                (
                    "machine",
                    models.JSONField(help_text="What the machine had told by these words; null: nothing.", null=True),
                ),
                (
                    "beside",
                    models.JSONField(
                        default=list, help_text="Types of what else was told by these words at that time."
                    ),
                ),
                (
                    "about",
                    models.ForeignKey(
                        help_text="The first decision about this report.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="later",
                        to="events.eventdecision",
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
                    "twin",
                    models.OneToOneField(
                        help_text="The same decision at the other report.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="events.eventdecision",
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
            model_name="report",
            name="decision",
            field=models.ForeignKey(
                help_text="The first one about it.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="reports",
                to="events.eventdecision",
            ),
        ),
        migrations.CreateModel(
            name="MachineReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.TextField()),
                ("dateline", models.TextField(blank=True)),
                ("body", models.TextField()),
                ("mentions", models.JSONField(default=list)),
                ("reports", models.JSONField(default=list)),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="machine_reading",
                        to="articles.article",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="eventdecision",
            index=models.Index(fields=["article", "state"], name="event_decision_of_article"),
        ),
        migrations.AddIndex(
            model_name="eventdecision",
            index=models.Index(fields=["state", "-made_at"], name="event_decision_newest"),
        ),
    ]
