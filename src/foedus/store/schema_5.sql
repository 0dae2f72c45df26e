-- What is kept at hand, once more: what each claim comes to, as one line, so that a page need not settle it from all
-- that was read of it, and things with what a page sorts and seeks them by. Nothing here is a log.

PRAGMA user_version = 5;

-- What was there is put there anew.
INSERT OR IGNORE INTO stale SELECT DISTINCT text FROM reading;
DELETE FROM item;
DELETE FROM block;
DROP TABLE face;
DROP TABLE thing;

-- Days are numbers: 1 is 0001-01-01.
CREATE TABLE thing (
    nr INTEGER PRIMARY KEY,
    sort TEXT NOT NULL,
    known INTEGER NOT NULL,    -- the day that it was first published
    "first" INTEGER NOT NULL,  -- the first day by which any of it held
    sure REAL NOT NULL,        -- the confidence of its surest claim
    disputed INTEGER NOT NULL, -- whether accounts of it cannot all hold
    lead INTEGER NOT NULL REFERENCES claim -- the first of its claims by day: it is sorted by that, whatever is shown
) STRICT;
CREATE INDEX thing_known ON thing (sort, known, "first", sure);
CREATE INDEX thing_disputed ON thing (sort, known) WHERE disputed;

-- By whom a thing can be found: `role` is `about`, `by` or `org`. The first day is here as in `thing`, so that a search
-- need not look at each.
CREATE TABLE face (
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    sort TEXT NOT NULL,
    known INTEGER NOT NULL,
    thing INTEGER NOT NULL REFERENCES thing,
    "first" INTEGER NOT NULL,
    PRIMARY KEY (name, role, sort, known, thing)
) STRICT, WITHOUT ROWID;
CREATE INDEX face_thing ON face (thing);

-- Of texts that are not stale; see `foedus.record.settled` for the line.
CREATE TABLE held (
    claim INTEGER PRIMARY KEY REFERENCES claim,
    entry TEXT NOT NULL
) STRICT;

-- What else changes what a claim comes to: of which text its own is a copy, when a later version was published, and
-- decisions that are carried over no more.
CREATE TRIGGER copy_is_new AFTER INSERT ON copy WHEN new.text <> new."first" BEGIN
    INSERT OR IGNORE INTO stale VALUES (new.text);
END;
CREATE TRIGGER copy_is_of_another AFTER UPDATE ON copy BEGIN INSERT OR IGNORE INTO stale VALUES (new.text); END;
CREATE TRIGGER carried_is_gone AFTER DELETE ON carried BEGIN INSERT OR IGNORE INTO stale VALUES (old.text); END;
CREATE TRIGGER version_is_dated AFTER INSERT ON document BEGIN
    INSERT OR IGNORE INTO stale SELECT text FROM version WHERE page IN (
        SELECT page FROM version JOIN document ON document.nr = version.document WHERE document.id = new.id
    );
END;

CREATE TRIGGER text_is_stale AFTER INSERT ON stale BEGIN
    DELETE FROM held WHERE claim IN (SELECT nr FROM claim WHERE text = new.text);
END;
