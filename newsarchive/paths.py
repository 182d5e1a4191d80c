"""Where this archive keeps its own things, and the addresses of the servers that it runs itself."""

import hashlib
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from django.core.exceptions import ImproperlyConfigured

from .environment import env_str

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = (BASE_DIR / env_str("VAR_DIR", "var")).resolve()
LONGEST_SOCKET_PATH = 100  # of the 107 that Linux allows
PLAIN = re.compile(r"[A-Za-z0-9/._+-]+")  # a comma, say, would part two addresses
SHORT_FOLDER = Path("/tmp")  # noqa: S108  whatever TMPDIR says, so that all who use the archive find the same one


def sockets() -> Path:
    """The folder of the sockets: under `var/`, or a temporary one when that path is too long or odd for an address."""
    folder = VAR_DIR / "sockets"
    if len(str(folder / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH and PLAIN.fullmatch(str(folder)):
        return folder
    name = hashlib.sha256(os.fsencode(VAR_DIR)).hexdigest()[:16]
    return SHORT_FOLDER / f"newsarchive-{os.getuid()}-{name}"


def make_var_dir() -> None:
    try:
        VAR_DIR.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"VAR_DIR {VAR_DIR} cannot be made ({error.strerror}): set it to a folder of your own."
        ) from None


def database_url(database: str = "newsarchive") -> str:
    return f"postgresql://newsarchive@{quote(str(sockets()), safe='')}/{database}"


def redis_url() -> str:
    return f"unix://{sockets() / 'valkey.sock'}"


def secret_key(generate: bool) -> str:
    """The key kept under `var/`, made when it is first needed. In production it must be given instead."""
    if not generate:
        raise ImproperlyConfigured(
            "PRODUCTION=yes needs a key of your own: set SECRET_KEY to a long random text, and keep it."
        )
    path = VAR_DIR / "secret-key"
    if not path.exists():
        make_var_dir()
        made = path.with_suffix(f".{os.getpid()}")
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(50))
        with suppress(FileExistsError):  # another process was first: then its key holds
            os.link(made, path)
        made.unlink()
    return path.read_text().strip()
