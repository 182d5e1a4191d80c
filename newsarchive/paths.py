"""Where this archive keeps its own things, and the addresses of the servers that it runs itself."""

import hashlib
import os
import secrets
import tempfile
from pathlib import Path
from urllib.parse import quote

VAR_DIR = Path(os.environ.get("VAR_DIR") or Path(__file__).resolve().parent.parent / "var").resolve()
LONGEST_SOCKET_PATH = 100  # of the 107 that Linux allows


def sockets() -> Path:
    """The folder of the sockets: under `var/`, or a temporary folder when that path is too long for a socket."""
    folder = VAR_DIR / "sockets"
    if len(str(folder / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH:
        return folder
    name = hashlib.sha256(str(VAR_DIR).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"newsarchive-{os.getuid()}-{name}"


def database_url(database: str = "newsarchive") -> str:
    return f"postgresql://newsarchive@{quote(str(sockets()), safe='')}/{database}"


def redis_url() -> str:
    return f"unix://{sockets() / 'valkey.sock'}"


def secret_key(generate: bool) -> str:
    """The key kept under `var/`, made when it is first needed; empty when there is none and none may be made."""
    path = VAR_DIR / "secret-key"
    if not path.exists():
        if not generate:
            return ""
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        made = path.with_suffix(f".{os.getpid()}")
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(50))
        try:
            made.rename(path) if not path.exists() else made.unlink()
        except OSError:
            made.unlink(missing_ok=True)
    return path.read_text().strip()
