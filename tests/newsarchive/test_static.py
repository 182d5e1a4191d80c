"""Style sheets as the server sends them."""

from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from newsarchive.static import JoinedStaticFiles


def test_a_sheet_is_sent_with_those_that_it_imports_in_it(tmp_path: Path):
    written = FileSystemStorage(tmp_path / "written")
    sent = JoinedStaticFiles(location=str(tmp_path / "sent"), base_url="/static/")
    sheets = {
        "a.css": "p { margin: 0 }",
        "b.css": "b { color: red }",
        "site.css": '@import "a.css";\n@import "b.css";\n',
    }
    for name, sheet in sheets.items():
        for storage in (written, sent):
            storage.save(f"css/{name}", ContentFile(sheet.encode()))
    list(sent.post_process({f"css/{name}": (written, f"css/{name}") for name in sheets}))
    assert Path(sent.path(sent.stored_name("css/site.css"))).read_text() == "p { margin: 0 }\nb { color: red }\n"
