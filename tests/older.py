"""Records as older versions of the schema left them, made of new ones."""

import re
from importlib.resources import files

from foedus.model import evidence_of
from foedus.record.form import read
from foedus.store.sightings import unpacked

__all__ = ["as_version_10", "as_version_13", "spread"]

SCHEMA = files("foedus.store")
OF_11 = re.compile(r"CREATE TABLE (?:face|held) .*?;|CREATE INDEX face_thing .*?;", re.DOTALL)
TABLES_OF_1 = re.compile(r"CREATE TABLE (?:evidence|claim|statement|supports|sighting) .*?;", re.DOTALL)


def spread(log):
    """Return the rows that hold, in a record older than version 14, what readings saw of claims: by table."""
    found = {"evidence": {}, "claim": [], "statement": {}, "supports": [], "sighting": []}

    def piece(text, content, start, end):
        row = (text, start, end, content[start:end])
        return found["evidence"].setdefault(row, len(found["evidence"]) + 1)

    for nr, id_, text, kind, start, end, part, content in log.execute(
        'SELECT claim.nr, claim.id, text, kind, "start", "end", part, content FROM claim'
        " JOIN text ON text.nr = claim.text ORDER BY claim.nr"
    ).fetchall():
        found["claim"].append((nr, id_, text, kind, piece(text, content, start, end), part))
        for reading, said in log.execute("SELECT reading, said FROM sighting WHERE claim = ? ORDER BY reading", (nr,)):
            for field, value, confidence in unpacked(said, content, start, end):
                statement, is_new = (nr, field, value), (nr, field, value) not in found["statement"]
                number = found["statement"].setdefault(statement, len(found["statement"]) + 1)
                found["sighting"].append((number, reading, confidence))
                quoted = {words.span for words in evidence_of(read(value))} if is_new else ()
                found["supports"] += [(number, piece(text, content, span.start, span.end)) for span in quoted]
    for table in ("evidence", "statement"):
        found[table] = [(nr, *row) for row, nr in found[table].items()]
    return found


def as_version_13(log):
    """Undo what version 14 did; what is kept at hand is to be put in order anew."""
    rows = spread(log)
    log.execute("PRAGMA foreign_keys = OFF")
    for table in ("claim", "sighting"):
        log.execute(f"DROP TABLE {table}")
    for statement in TABLES_OF_1.findall(SCHEMA.joinpath("schema_1.sql").read_text(encoding="utf-8")):
        log.execute(re.sub(r" +(?:prefix|suffix) TEXT NOT NULL,\n", "", statement))
    for table, of_it in rows.items():
        for row in of_it:
            log.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    log.execute("DROP TABLE face")
    log.execute('CREATE TABLE face (face INTEGER, known INTEGER, thing INTEGER, "first" INTEGER)')
    log.execute("UPDATE thing SET sure = sure / 1000")
    if log.execute("SELECT 1 FROM sqlite_schema WHERE name = 'due'").fetchone():
        log.execute("PRAGMA legacy_alter_table = ON")
        log.execute("CREATE TABLE due_13 (claim INTEGER PRIMARY KEY REFERENCES claim, worth REAL NOT NULL) STRICT")
        log.execute("INSERT INTO due_13 SELECT claim, worth / 1000.0 FROM due")
        log.execute("DROP TABLE due")
        log.execute("ALTER TABLE due_13 RENAME TO due")
    log.execute("DROP TABLE address")
    log.execute("CREATE TABLE address (name TEXT, document INTEGER)")
    log.execute("INSERT OR IGNORE INTO stale SELECT nr FROM text")
    log.execute("PRAGMA user_version = 13")


def as_version_10(log):
    """Undo what versions 11 to 14 did; what is kept at hand is to be put in order anew."""
    as_version_13(log)
    for table in ("face", "held"):
        log.execute(f"DROP TABLE {table}")
    for statement in OF_11.findall(SCHEMA.joinpath("schema_5.sql").read_text(encoding="utf-8")):
        log.execute(statement)
    log.execute("ALTER TABLE thing DROP COLUMN faces")
    for column in ("prefix", "suffix"):
        log.execute(f"ALTER TABLE evidence ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    log.execute("UPDATE signature SET minhash = zeroblob(512)")
    log.execute("DROP TABLE visit")
    log.execute("ALTER TABLE document DROP COLUMN author")
    log.execute("PRAGMA user_version = 10")
