"""bin/manage: the command's own input, output and status, and nothing else."""

from .conftest import Archive


def test_input_and_output_are_the_commands_own(archive: Archive) -> None:
    done = archive.call("manage", "shell", "--verbosity", "0", stdin="print('in and out')\n")
    assert (done.stdout, done.stderr, done.returncode) == ("in and out\n", "", 0)


def test_the_status_is_passed_on(archive: Archive) -> None:
    done = archive.call("manage", "shell", "--verbosity", "0", "--command", "raise SystemExit(7)")
    assert (done.stdout, done.returncode) == ("", 7)


def test_the_servers_stop_after_the_command(archive: Archive) -> None:
    done = archive.call("manage", "nonsense")
    assert done.stderr.startswith("Unknown command: 'nonsense'")
    assert (done.returncode, archive.postgres_answers(), archive.valkey_answers()) == (1, False, False)


def test_a_database_that_does_not_answer_is_told_in_one_sentence(archive: Archive) -> None:
    elsewhere = {"DATABASE_URL": "postgresql://u@127.0.0.1:9/x", "REDIS_URL": "redis://127.0.0.1:9"}
    done = archive.call("manage", "migrate", **elsewhere)
    assert done.stderr.endswith("check DATABASE_URL and its server.\n")
    assert (done.stdout, done.stderr.count("\n"), done.returncode) == ("", 1, 1)
