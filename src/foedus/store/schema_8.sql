-- A person may take a decision back: it stays in the log, and counts no more.

PRAGMA user_version = 8;

CREATE TABLE undone (
    decision INTEGER PRIMARY KEY REFERENCES decision,
    person TEXT NOT NULL,
    undone TEXT NOT NULL,     -- ISO 8601 time
    note TEXT
) STRICT;

CREATE TRIGGER undone_stays BEFORE UPDATE ON undone BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER undone_kept BEFORE DELETE ON undone BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER undone_is_new AFTER INSERT ON undone BEGIN
    INSERT OR IGNORE INTO stale
        SELECT text FROM decision JOIN claim ON claim.nr = decision.claim WHERE decision.nr = new.decision;
    INSERT OR IGNORE INTO stale SELECT text FROM carried WHERE decision = new.decision;
END;
