-- A person may add a claim, whether any reader saw it or not: one verdict more, so the table is made anew.
-- A claim that nobody but a person saw has no statements; what it says stands in the decision's `seen`.

PRAGMA user_version = 6;

CREATE TABLE decision_6 (
    nr INTEGER PRIMARY KEY,
    claim INTEGER NOT NULL REFERENCES claim,
    field TEXT,               -- NULL: the whole claim
    verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'set', 'add')),
    value TEXT CHECK (value IS NULL OR json_valid(value)),
    seen TEXT CHECK (seen IS NULL OR json_valid(seen)),
    person TEXT NOT NULL,
    decided TEXT NOT NULL,    -- ISO 8601 time
    note TEXT,
    adjudicates INTEGER NOT NULL DEFAULT 0 CHECK (adjudicates IN (0, 1)),
    CHECK (verdict <> 'add' OR (field IS NULL AND seen IS NOT NULL))
) STRICT;
INSERT INTO decision_6 SELECT nr, claim, field, verdict, value, seen, person, decided, note, adjudicates FROM decision;
DROP TABLE decision;
ALTER TABLE decision_6 RENAME TO decision;
CREATE INDEX decision_claim ON decision (claim);

CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER decision_kept BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER decision_is_new AFTER INSERT ON decision BEGIN
    INSERT OR IGNORE INTO stale SELECT text FROM claim WHERE nr = new.claim;
END;
