"""PostgreSQL refuses to run as root: then the servers run under an account of their own, made when missing."""

from __future__ import annotations

import os
import pwd
import stat
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NAME = "newsarchive"


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int
    other: bool  # another than the one that runs this program

    def as_arguments(self) -> dict[str, Any]:
        """What `subprocess` needs to run a program under this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.other else {}

    def own(self, path: Path, *, make: bool = False) -> None:
        if make:
            path.touch()
        if self.other:
            os.chown(path, self.uid, self.gid)

    def allow_into(self, path: Path) -> None:
        """Let the account, and nobody else, pass through the folders that lead to this one."""
        if not self.other:
            return
        for folder in (path, *path.parents):
            mode = folder.stat().st_mode
            if not mode & stat.S_IXOTH:
                _grant_passage(folder, mode, self.uid)


def account_for_servers() -> Account:
    if os.geteuid() != 0:
        return Account(os.getuid(), os.getgid(), other=False)
    try:
        entry = pwd.getpwnam(NAME)
    except KeyError:
        subprocess.run(
            ["useradd", "--system", "--no-create-home", "--user-group", "--shell", "/usr/sbin/nologin", NAME],
            check=True,
            capture_output=True,
        )
        entry = pwd.getpwnam(NAME)
    return Account(entry.pw_uid, entry.pw_gid, other=True)


ACL = "system.posix_acl_access"
ACL_VERSION = 2
USER_OBJ, USER, GROUP_OBJ, MASK, OTHER = 0x01, 0x02, 0x04, 0x10, 0x20
NOBODY = 0xFFFFFFFF
PASS = 1  # the x of rwx


def _grant_passage(folder: Path, mode: int, uid: int) -> None:
    """
    Add an entry to the folder's access list that lets one user pass, without opening it to all others.

    It is written as the kernel keeps it (acl(5), linux/posix_acl_xattr.h): no tool for it is installed by default.
    """
    group = (mode >> 3) & 7
    entries = [
        (USER_OBJ, (mode >> 6) & 7, NOBODY),
        (USER, PASS, uid),
        (GROUP_OBJ, group, NOBODY),
        (MASK, group | PASS, NOBODY),
        (OTHER, mode & 7, NOBODY),
    ]
    packed = struct.pack("<I", ACL_VERSION) + b"".join(struct.pack("<HHI", *entry) for entry in entries)
    try:
        known = os.getxattr(folder, ACL)
    except OSError:
        known = b""
    if struct.pack("<HHI", USER, PASS, uid) not in known:
        os.setxattr(folder, ACL, packed)
