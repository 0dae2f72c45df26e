"""Records as older versions of the schema left them, made of new ones."""

import re
from importlib.resources import files

__all__ = ["as_version_10"]

SCHEMA = files("foedus.store")
OF_11 = re.compile(r"CREATE TABLE (?:face|held) .*?;|CREATE INDEX face_thing .*?;", re.DOTALL)


def as_version_10(log):
    """Undo what version 11 did; what is kept at hand is to be put in order anew."""
    for table in ("face", "held"):
        log.execute(f"DROP TABLE {table}")
    for statement in OF_11.findall(SCHEMA.joinpath("schema_5.sql").read_text(encoding="utf-8")):
        log.execute(statement)
    log.execute("ALTER TABLE thing DROP COLUMN faces")
    for column in ("prefix", "suffix"):
        log.execute(f"ALTER TABLE evidence ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    log.execute("UPDATE signature SET minhash = zeroblob(512)")
    log.execute("INSERT OR IGNORE INTO stale SELECT nr FROM text")
    log.execute("DROP TABLE visit")
    log.execute("ALTER TABLE document DROP COLUMN author")
    log.execute("PRAGMA user_version = 10")
