"""What the tests of batches have in common: files as they come, and a worker that does at once what was asked."""

import csv
import io
import json

from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Batch, BatchFile
from articles.tasks import work_on_claimed

BATCHES = "/admin/articles/batch/"
SENTENCES = "Diplomats from Oman met envoys of Iran in Muscat on Tuesday, and said that they would meet again in June."


def record(number=1, **facts):
    """An article as programs write it down."""
    return {
        "title": f"Talks are held for the time {number}",
        "text": f"Round {number}. {SENTENCES}\n\nThe ministry gave no more details of round {number}.",
        "published": "2024-04-10",
        "url": f"https://courier.example/{number}",
        "source": "Example Courier",
        **facts,
    }


def json_lines(*records):
    return "\n".join(json.dumps(one) for one in records).encode()


def table(*rows, delimiter=","):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


def upload(name, data):
    return SimpleUploadedFile(name, data)


def batch_of(*files, **facts):
    """A batch of files, each a pair of name and bytes."""
    batch = Batch.objects.create(**{"add_sources": True, "status": "published", **facts})
    for name, data in files:
        BatchFile.objects.keep(batch, io.BytesIO(data), name=name)
    return batch


def claimed(**asked):
    """The batch that a worker takes."""
    batch = Batch.objects.filter(**asked).claim()
    assert batch, "nothing was asked"
    return batch


def work(batch):
    """Do what was asked of it."""
    finished = work_on_claimed(claimed(pk=batch.pk))
    batch.refresh_from_db()
    return finished


def brought_in(*files, **facts):
    batch = batch_of(*files, **facts)
    assert batch.bring_in()
    work(batch)
    return batch


def outcomes(batch):
    return [(row.name, row.outcome) for row in batch.rows.all()]
