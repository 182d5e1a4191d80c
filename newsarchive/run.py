"""What bin/run does: servers, database, demo, administrator; then web, worker and scheduler until Ctrl-C."""

from __future__ import annotations

import fcntl
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from .embedded import CannotStart, servers
from .paths import VAR_DIR
from .setup import collect_static_files, create_admin, load_demo_into_empty_archive, say, set_up_database

BASE_DIR = Path(__file__).resolve().parent.parent
MARK = "NEWSARCHIVE_PART_OF"  # in the environment of every part that a run starts: how the next run knows them
ANSWER_SECONDS = 60


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with only_run():
            stop_leftovers()
            host, port = address()
            with servers():
                say("The servers are running")
                set_up_database()
                load_demo_into_empty_archive()
                password = create_admin()
                collect_static_files()
                sys.exit(run_parts(host, port, password))
    except CannotStart as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)


@contextmanager
def only_run() -> Iterator[None]:
    """Hold the lock that one run may hold; it goes with the process, however that ends."""
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    with open(VAR_DIR / "run.lock", "a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotStart("The archive is running already: stop the other bin/run with Ctrl-C first.") from None
        yield


def stop_leftovers() -> None:
    """Stop what a run left behind that was itself killed: nobody else would."""
    left = [process for process in psutil.process_iter() if _belongs_to_a_run(process)]
    if not left:
        return
    say(f"Stopping {len(left)} processes that an earlier run left behind")
    for process in left:
        with suppress(psutil.NoSuchProcess):
            process.terminate()
    _gone, alive = psutil.wait_procs(left, timeout=5)
    for process in alive:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(alive, timeout=5)


def _belongs_to_a_run(process: psutil.Process) -> bool:
    try:
        mark: str = process.environ().get(MARK, "")
    except (psutil.Error, OSError):
        return False  # another user's, or gone
    return process.pid != os.getpid() and mark == str(VAR_DIR)


def address() -> tuple[str, int]:
    """Where to listen, once it is known that we can."""
    host = os.environ.get("HOST") or "127.0.0.1"
    given = os.environ.get("PORT") or "8000"
    if not given.isdigit() or not 0 < int(given) < 65536:
        raise CannotStart(f"PORT must be a number from 1 to 65535, not “{given}”.")
    port = int(given)
    try:
        family, kind, protocol, _name, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except socket.gaierror:
        raise CannotStart(f"HOST “{host}” is no address of this machine: leave it out, or use 127.0.0.1.") from None
    except OSError as error:
        raise CannotStart(
            f"{host}:{port} cannot be used ({error.strerror}): "
            f"stop what listens there, or choose another port with PORT={port + 1} bin/run."
        ) from None
    return host, port


def run_parts(host: str, port: int, password: str | None) -> int:
    """Run what the Procfile names until one part ends or Ctrl-C. Returns the exit status."""
    environment = {
        **os.environ,
        "HOST": host,
        "PORT": str(port),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONUNBUFFERED": "1",
        MARK: str(VAR_DIR),
    }
    parts = subprocess.Popen([sys.executable, "-m", "honcho", "start"], env=environment, cwd=BASE_DIR)
    threading.Thread(target=announce, args=(host, port, password), daemon=True).start()
    try:
        return parts.wait()
    finally:  # Ctrl-C, a signal to stop, or a part that ended
        if parts.poll() is None:
            parts.terminate()
            parts.wait()
        stop_leftovers()


def announce(host: str, port: int, password: str | None) -> None:
    """Print the addresses once the web part answers."""
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104  compared, not bound
    root = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"
    until = time.monotonic() + ANSWER_SECONDS
    while not _answers(root) and time.monotonic() < until:
        time.sleep(0.1)
    login = f"user admin, password {password} (shown once: note it)" if password else "with your own user and password"
    say(f"\n  The archive   {root}\n  Editors       {root}admin/\n  Log in        {login}\n  Stop          Ctrl-C\n")


def _answers(root: str) -> bool:
    try:
        urllib.request.urlopen(root, timeout=5).close()  # noqa: S310  always http, on this machine
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
