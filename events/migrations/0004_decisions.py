from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("events", "0003_sentences_and_addresses")]

    operations = []
