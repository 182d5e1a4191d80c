from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0005_history")]

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
    ]
