"""The files that the server sends beside pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, join
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = re.compile(r'^@import "([\w.-]+\.css)";$', re.MULTILINE)


class JoinedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """
    Files under names of their content, compressed; and style sheets with those that they import in place of the
    import, so that a page waits for one file where people keep several.
    """

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        for name in [] if dry_run else [name for name in paths if name.endswith(".css")]:
            if (sheet := read(paths, name)) != (joined := joined_sheet(paths, name, sheet)):
                self.delete(name)
                self._save(name, ContentFile(joined.encode()))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run=dry_run, **options)


def joined_sheet(paths: dict[str, Any], name: str, sheet: str) -> str:
    return IMPORT.sub(lambda found: read(paths, join(dirname(name), found[1])), sheet)


def read(paths: dict[str, Any], name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return str(file.read().decode())
