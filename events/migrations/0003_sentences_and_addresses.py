"""Reports learn their sentence, and events that readers may have seen keep their address when articles are read again."""

from django.db import migrations

SENTENCES = """
update events_report as report
set sentence = substr(article.body, report.sentence_start + 1, report.sentence_end - report.sentence_start)
from articles_article as article
where article.id = report.article_id and report.sentence = ''
"""
OPENED = "update events_event set opened = true where apart_id is null"


class Migration(migrations.Migration):
    dependencies = [("events", "0002_one_happening_many_reports")]

    operations = [
        migrations.RunSQL(SENTENCES, migrations.RunSQL.noop),
        migrations.RunSQL(OPENED, migrations.RunSQL.noop),
    ]
