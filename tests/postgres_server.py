"""A PostgreSQL server of one's own for tests, and databases on it."""

import os
import pwd
import shutil
import subprocess
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest

from foedus.store.postgres import PostgresStore

DEBIAN = Path("/usr/lib/postgresql")
MISSING = "there is no PostgreSQL server to start: apt-get install postgresql"
USERS = ("postgres", "nobody")  # a server does not run as root
RULES = "local all reader scram-sha-256\nlocal all all trust\n"  # one user is asked for a password
OPTIONS = "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c shared_buffers=64MB -c max_connections=40"


def programs():
    """The folder of the server's programs, the newest installed; None where there are none."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    found = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


EMPTY = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()",
    """
    DO $$ DECLARE name regclass; BEGIN
        SET LOCAL session_replication_role = replica;
        FOR name IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
            AND relname <> 'record' LOOP
            EXECUTE 'DELETE FROM ' || name;
        END LOOP;
        PERFORM setval(oid::regclass, 1, FALSE) FROM pg_class WHERE relkind = 'S';
        INSERT INTO tally (what, kind, number) VALUES ('document', '', 0), ('text', '', 0);
    END $$
    """,
)


class Server:
    """A server that listens at a socket in its folder."""

    def __init__(self):
        self.programs = programs()
        if self.programs is None:
            if os.environ.get("CI"):
                pytest.fail(MISSING)
            pytest.skip(MISSING)
        self.folder = Path(mkdtemp(prefix="foedus-pg-", dir="/tmp"))  # a socket's path must be short
        self.numbers = count()
        self.user = None
        if os.geteuid() == 0:
            self.user = next(entry.pw_name for entry in pwd.getpwall() if entry.pw_name in USERS)
            shutil.chown(self.folder, self.user)
        self._do("initdb", "-D", self.data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "-N")
        Path(self.data, "pg_hba.conf").write_text(RULES, encoding="utf-8")
        self.start()
        self.sql("CREATE ROLE reader LOGIN PASSWORD 'sesame open'")
        self.free = []

    @property
    def data(self):
        return str(self.folder / "data")

    def _do(self, program, *arguments):
        as_user = ["runuser", "-u", self.user, "--"] if self.user else []
        command = [*as_user, str(self.programs / program), *arguments]
        with (self.folder / f"{program}.out").open("wb") as out:
            subprocess.run(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, check=True, timeout=120, cwd="/")

    def start(self, options=""):
        told = f"-k {self.folder} {OPTIONS} {options}"
        self._do("pg_ctl", "-D", self.data, "-o", told, "-l", str(self.folder / "log"), "-w", "start")

    def stop(self):
        self._do("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")

    def close(self):
        self.stop()
        shutil.rmtree(self.folder)

    def address(self, name, user="postgres", password=""):
        word = f":{password}" if password else ""
        return f"postgresql://{user}{word}@/{name}?host={self.folder}"

    def sql(self, *statements, name="postgres"):
        with psycopg.connect(self.address(name), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    @contextmanager
    def database(self, options=""):
        """The address of a database with nothing in it."""
        name = f"record{next(self.numbers)}"
        self.sql(f"CREATE DATABASE {name} TEMPLATE template0 {options}")
        try:
            yield self.address(name)
        finally:
            self.sql(f"DROP DATABASE {name} WITH (FORCE)")

    @contextmanager
    def place(self):
        """The address of an empty record: one that another test has left, emptied, for to make one takes longer."""
        if not self.free:
            name = f"record{next(self.numbers)}"
            self.sql(f"CREATE DATABASE {name} TEMPLATE template0")
            PostgresStore.open(self.address(name)).close()
            self.free.append(name)
        name = self.free.pop()
        yield self.address(name)
        self.sql(*EMPTY, name=name)
        self.free.append(name)
