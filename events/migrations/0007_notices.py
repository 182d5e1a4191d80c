import django.core.serializers.json
import django.db.models.deletion
import django.db.models.functions.datetime
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0012_queue"),
        ("events", "0006_review"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalNotice",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("parts", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("done", "done"), ("aside", "set aside")],
                        default="open",
                        max_length=5,
                        verbose_name="state",
                    ),
                ),
                (
                    "answer",
                    models.TextField(
                        blank=True,
                        help_text="What was done, or why nothing is: for the desk only.",
                        max_length=2000,
                        verbose_name="note",
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
            ],
            options={
                "verbose_name": "historical reported error",
                "verbose_name_plural": "historical errors that readers reported",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "default_permissions": (),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("about", models.CharField(max_length=600)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("name", "A name leads to the wrong person, place or body"),
                            ("event", "An event is not what the text says"),
                            ("missing", "Something that happened is not shown"),
                            ("text", "The text is not as it was published"),
                            ("other", "Something else"),
                        ],
                        max_length=7,
                        verbose_name="what kind of error",
                    ),
                ),
                ("quote", models.CharField(blank=True, max_length=500, verbose_name="words")),
                ("message", models.TextField(max_length=2000, verbose_name="what is wrong")),
                ("contact", models.CharField(blank=True, max_length=200, verbose_name="how to reach the reader")),
                (
                    "made_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), verbose_name="reported"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("done", "done"), ("aside", "set aside")],
                        default="open",
                        max_length=5,
                        verbose_name="state",
                    ),
                ),
                (
                    "answer",
                    models.TextField(
                        blank=True,
                        help_text="What was done, or why nothing is: for the desk only.",
                        max_length=2000,
                        verbose_name="note",
                    ),
                ),
                ("settled_at", models.DateTimeField(editable=False, null=True, verbose_name="settled")),
                (
                    "article",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="articles.article",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="notices",
                        to="events.event",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="settled by",
                    ),
                ),
            ],
            options={
                "verbose_name": "reported error",
                "verbose_name_plural": "errors that readers reported",
                "ordering": ["-made_at", "-pk"],
                "default_permissions": ("view", "change", "delete"),
                "indexes": [
                    models.Index(fields=["state", "-made_at"], name="notice_state"),
                    models.Index(
                        condition=models.Q(("contact", ""), _negated=True), fields=["made_at"], name="notice_contact"
                    ),
                ],
            },
        ),
    ]
