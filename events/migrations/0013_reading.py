from django.db import migrations
from django.db.models.functions import Now


def queue_all(apps, schema_editor):
    """Parties, days and what is one happening are read by better rules: every article is queued for a reading."""
    apps.get_model("articles", "TaggingJob").objects.filter(state="done").update(
        state="queued", attempts=0, error="", lease_until=None, finished_at=None, requested_at=Now()
    )


class Migration(migrations.Migration):
    dependencies = [("events", "0012_reading"), ("articles", "0013_search")]

    operations = [migrations.RunPython(queue_all, migrations.RunPython.noop)]
