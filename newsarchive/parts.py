"""The parts of the archive that a run starts: web server, worker and scheduler, as the Procfile names them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil
from django.conf import settings

from .address import Address
from .endings import uninterrupted
from .paths import BASE_DIR, VAR_DIR

MARK = "NEWSARCHIVE_PART_OF"  # in the environment of every part: how the next run knows what a killed one left
SECONDS_TO_FINISH = 10  # for the worker's batch
SECONDS_TO_STOP = 8  # for the rest; honcho gives its parts five


@contextmanager
def parts(address: Address) -> Iterator[subprocess.Popen[bytes]]:
    """All parts run inside this block, unless one of them ends: then honcho stops the others and ends, too."""
    environment = {
        **os.environ,
        "HOST": address.in_brackets,
        "PORT": str(address.port),
        "PATH": f"{os.path.dirname(sys.executable)}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "PYTHONUNBUFFERED": "1",
        MARK: str(VAR_DIR),
    }
    command = [sys.executable, "-m", "honcho", "--procfile", "Procfile", "start"]
    # In a session of its own Ctrl-C does not reach it: it is told to stop once, by us.
    honcho = subprocess.Popen(command, env=environment, cwd=BASE_DIR, start_new_session=True)
    try:
        yield honcho
    finally:
        with uninterrupted():
            _stop_in_order(honcho)
            stop_leftovers()


def _stop_in_order(honcho: subprocess.Popen[bytes]) -> None:
    """The worker goes first and may finish what it reads; honcho would stop it together with its readers."""
    if honcho.poll() is not None:
        return
    with suppress(psutil.Error):
        worker = [part for part in _started_by(honcho) if "worker" in part.cmdline()]
        for process in worker:
            process.terminate()
        psutil.wait_procs(worker, timeout=SECONDS_TO_FINISH)
    honcho.terminate()
    with suppress(subprocess.TimeoutExpired):
        honcho.wait(timeout=SECONDS_TO_STOP)


def _started_by(honcho: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """The parts themselves, which honcho starts through a process each."""
    return [part for own in psutil.Process(honcho.pid).children() for part in own.children()]


def stop_leftovers() -> int:
    """Stop what a run left behind that was itself killed: nobody else would. Returns how many there were."""
    found: set[psutil.Process] = set()
    for _again in range(3):  # one that is being stopped may just have started another
        left = [process for process in psutil.process_iter() if _belongs_to_a_run(process)]
        found.update(left)
        _stop(left)
    return len(found)


def _stop(processes: list[psutil.Process]) -> None:
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.terminate()
    _gone, alive = psutil.wait_procs(processes, timeout=5)
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


def wait_until_it_answers(address: Address, honcho: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether the web server answers before the time is over or a part ends."""
    until = time.monotonic() + seconds
    name = settings.ALLOWED_HOSTS[0].strip(".*") or "localhost"
    while honcho.poll() is None and time.monotonic() < until:
        if address.answers(name):
            return True
        time.sleep(0.1)
    return False
