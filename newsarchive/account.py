"""PostgreSQL refuses to run as root: then the servers run under an account of their own, made when missing."""

from __future__ import annotations

import errno
import os
import pwd
import stat
import struct
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .endings import CannotStart

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
            path.touch(mode=0o600)
        if self.other:
            os.chown(path, self.uid, self.gid)

    def allow_into(self, path: Path) -> None:
        """Let the account, and nobody else, pass through the folders that lead to this one."""
        if not self.other:
            return
        for folder in (path, *path.parents):
            if not folder.stat().st_mode & stat.S_IXOTH:
                _let_pass(self.uid, folder)


def account_for_servers() -> Account:
    if os.geteuid() != 0:
        return Account(os.getuid(), os.getgid(), other=False)
    try:
        entry = pwd.getpwnam(NAME)
    except KeyError:
        _make_account()
        entry = pwd.getpwnam(NAME)
    return Account(entry.pw_uid, entry.pw_gid, other=True)


def name_of(uid: int) -> str:
    with suppress(KeyError):
        return f"the user {pwd.getpwuid(uid).pw_name}"
    return f"the user with the number {uid}"


def _make_account() -> None:
    command = ["useradd", "--system", "--no-create-home", "--user-group", "--shell", "/usr/sbin/nologin", NAME]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        raise CannotStart(
            f"PostgreSQL does not run as root, and the account {NAME} for it could not be made: "
            f"run “{' '.join(command)}”, or start the archive as an ordinary user."
        ) from None


# An access list as the kernel keeps it (acl(5), linux/posix_acl_xattr.h): no tool for it is installed by default.
ACL = "system.posix_acl_access"
HEADER, ENTRY = struct.Struct("<I"), struct.Struct("<HHI")  # a version; a tag, rights, and a user or group
VERSION = 2
USER_OBJ, USER, GROUP_OBJ, MASK, OTHER = 0x01, 0x02, 0x04, 0x10, 0x20
NOBODY = 0xFFFFFFFF
PASS = 1  # the x of rwx

Entry = tuple[int, int, int]


def _let_pass(uid: int, folder: Path) -> None:
    """Add to the folder's access list that one user may pass, and leave all else as it is."""
    entries = _access_list(folder)
    mask = next((rights for tag, rights, _who in entries if tag == MASK), None)
    if (USER, PASS, uid) in entries and mask is not None and mask & PASS:  # a chmod may have taken it from the mask
        return
    if mask is None:  # without a list, the group's rights are what the mask would let through
        mask = next(rights for tag, rights, _who in entries if tag == GROUP_OBJ)
    kept = [entry for entry in entries if entry[0] != MASK and entry[::2] != (USER, uid)]
    wanted = sorted([*kept, (USER, PASS, uid), (MASK, mask | PASS, NOBODY)], key=lambda entry: (entry[0], entry[2]))
    try:
        os.setxattr(folder, ACL, HEADER.pack(VERSION) + b"".join(ENTRY.pack(*entry) for entry in wanted))
    except OSError as error:
        if error.errno not in {errno.EOPNOTSUPP, errno.EPERM, errno.EROFS}:
            raise
        raise CannotStart(
            f"The servers' account {NAME} cannot pass through {folder}: run “chmod o+x {folder}”, "
            "or keep the archive in another folder."
        ) from None


def _access_list(folder: Path) -> list[Entry]:
    try:
        packed = os.getxattr(folder, ACL)
    except OSError:  # it has none but its mode
        mode = folder.stat().st_mode
        return [(USER_OBJ, mode >> 6 & 7, NOBODY), (GROUP_OBJ, mode >> 3 & 7, NOBODY), (OTHER, mode & 7, NOBODY)]
    return list(ENTRY.iter_unpack(packed[HEADER.size :]))
