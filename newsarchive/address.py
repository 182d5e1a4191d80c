"""Where the web server listens: what HOST and PORT say, once it is known that it can."""

from __future__ import annotations

import errno
import http.client
import socket
from dataclasses import dataclass

from .endings import CannotStart
from .environment import env_str


@dataclass(frozen=True)
class Address:
    host: str
    port: int

    @property
    def in_brackets(self) -> str:
        """The host as it is written before a port."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def url(self) -> str:
        return f"http://{self.reachable}:{self.port}/"

    @property
    def reachable(self) -> str:
        """Who listens everywhere is reached here, too."""
        return {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.in_brackets)  # noqa: S104  compared, not bound

    def answers(self, name: str) -> bool:
        """Whether the web server, asked for the host of that name, says anything at all."""
        connection = http.client.HTTPConnection(self.reachable.strip("[]"), self.port, timeout=10)
        try:
            connection.request("GET", "/", headers={"Host": name})
            connection.getresponse()
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
        return True


def address() -> Address:
    """The address of HOST and PORT, which nobody else uses."""
    host, given = env_str("HOST", "127.0.0.1").strip("[]"), env_str("PORT", "8000")
    if not (given.isascii() and given.isdecimal() and 0 < int(given) < 65536):
        raise CannotStart(f"PORT must be a number from 1 to 65535, not “{given}”.")
    port = int(given)
    try:
        _listen_once(host, port)
    except (socket.gaierror, UnicodeError):
        raise CannotStart(f"HOST “{host}” is no address: leave it out, or use 127.0.0.1 or 0.0.0.0.") from None
    except OSError as error:
        raise CannotStart(_what_is_in_the_way(error, host, port)) from None
    return Address(host, port)


def _listen_once(host: str, port: int) -> None:
    family, kind, protocol, _name, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(where)
        probe.listen()


def _what_is_in_the_way(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} of {host} is taken: stop what listens there, or choose another one: PORT=8080 bin/run."
    if error.errno == errno.EACCES:
        return f"Only root may listen on port {port}: choose a port above 1023: PORT=8080 bin/run."
    return f"HOST {host} cannot be listened on ({error.strerror}): leave it out, or use 127.0.0.1 or 0.0.0.0."
