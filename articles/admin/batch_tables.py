"""Tables among the files of a batch: their first rows, and which column holds what."""

from __future__ import annotations

import logging

from django.utils.translation import gettext as _

from ..intake.decode import RefusedFile
from ..intake.formats.tables import Preview, is_table, preview_table
from ..models import BatchFile
from .batch_forms import TEXT

logger = logging.getLogger(__name__)


def preview_of(file: BatchFile) -> tuple[Preview | None, str]:
    """The first rows of a table, or why there are none."""
    try:
        with file.data.open("rb") as stream:
            return preview_table(file.name, stream), ""
    except RefusedFile as refusal:
        return None, str(refusal)
    except FileNotFoundError:
        return None, _("The file is not on the disk any more: upload it again.")
    except Exception:  # whatever a reader of foreign tables stumbles over is the table's fault
        logger.warning("The columns of %s could not be read.", file, exc_info=True)
        return None, _("This table is damaged, or not what its name says: save it again where it was made.")


def lacks_columns(file: BatchFile) -> bool:
    """Whether it is a table of which nobody can say yet which column holds what."""
    return is_table(file.name) and not file.columns


def guess_columns_of(file: BatchFile) -> None:
    """Set the columns of a table by their names, where these say enough."""
    if lacks_columns(file):
        preview, _refusal = preview_of(file)
        if preview and TEXT in preview.guessed.values():
            file.columns = preview.guessed
            file.save(update_fields=["columns"])
