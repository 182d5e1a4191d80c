from django.db import migrations, models
from django.db.models.functions import Now


def queue_all(apps, schema_editor):
    """When, where and how real an act was is read by better rules: every article is queued for a reading."""
    apps.get_model("articles", "TaggingJob").objects.filter(state="done").update(
        state="queued", attempts=0, error="", lease_until=None, finished_at=None, requested_at=Now()
    )


class Migration(migrations.Migration):
    dependencies = [("events", "0007_notices"), ("articles", "0012_queue")]

    operations = [
        migrations.AddField(
            model_name="report",
            name="told_above",
            field=models.PositiveIntegerField(
                help_text="Where in the article the word begins that told the same act before.", null=True
            ),
        ),
        migrations.RunPython(queue_all, migrations.RunPython.noop),
    ]
