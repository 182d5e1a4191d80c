import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0010_reading")]

    operations = [
        migrations.AddField(
            model_name="eventdecision",
            name="event",
            field=models.ForeignKey(
                help_text="What the report told of then.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="events.event",
            ),
        ),
    ]
