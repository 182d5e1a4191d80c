"""Countries of articles, unknown names, datelines and sentences come with a reading: every article is queued for one."""

from django.db import migrations
from django.db.models.functions import Now


def queue_all(apps, schema_editor):
    apps.get_model("articles", "TaggingJob").objects.filter(state="done").update(
        state="queued", attempts=0, error="", lease_until=None, finished_at=None, requested_at=Now()
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_one_happening_many_reports")]

    operations = [migrations.RunPython(queue_all, migrations.RunPython.noop)]
