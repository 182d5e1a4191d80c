import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0005_history"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.AddField(
            model_name="report",
            name="confidence",
            field=models.FloatField(default=1.0, help_text="How sure the machine is, between 0 and 1."),
        ),
        migrations.AddField(
            model_name="report",
            name="realis_rule",
            field=models.CharField(blank=True, help_text="The cue that decided the status.", max_length=100),
        ),
        migrations.CreateModel(
            name="AcceptedTogether",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("least", models.FloatField(help_text="How sure the machine had to be, between 0 and 1.")),
                ("asked", models.JSONField(default=dict, help_text="The filter of the queue.")),
                ("expected", models.PositiveIntegerField(help_text="How many the preview counted.")),
                ("left_out", models.JSONField(default=list, help_text="Reports that could not be accepted.")),
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
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-made_at"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ReviewClaim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField(auto_now_add=True)),
                ("until", models.DateTimeField()),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="event",
            name="attention",
            field=models.FloatField(help_text="How soon people should review it: review/attention.py.", null=True),
        ),
        migrations.AddField(
            model_name="event",
            name="doubt",
            field=models.FloatField(help_text="How likely something is wrong, between 0 and 1.", null=True),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                models.OrderBy(models.F("attention"), descending=True, nulls_last=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("status", "provisional")),
                name="event_attention",
            ),
        ),
        migrations.AddField(
            model_name="acceptedtogether",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="acceptedtogether",
            name="decisions",
            field=models.ManyToManyField(related_name="+", to="events.eventdecision"),
        ),
        migrations.AddField(
            model_name="reviewclaim",
            name="article",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="review_claim", to="articles.article"
            ),
        ),
        migrations.AddField(
            model_name="reviewclaim",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
    ]
