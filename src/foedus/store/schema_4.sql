-- Which claims tell of one thing, kept at hand so that a page of a ledger need not look at the whole record.
-- Nothing here is a log: all of it follows from the log and can be made again.

PRAGMA user_version = 4;

-- Texts about which the log has grown since their claims were last put in order.
CREATE TABLE stale (
    text INTEGER PRIMARY KEY REFERENCES text
) STRICT;

-- Only claims of one block can tell of one thing of its sort.
CREATE TABLE block (
    nr INTEGER PRIMARY KEY,
    sort TEXT NOT NULL,
    name TEXT NOT NULL,
    stale INTEGER NOT NULL DEFAULT 1,
    UNIQUE (sort, name)
) STRICT;
CREATE INDEX block_stale ON block (sort) WHERE stale;

-- Days are numbers: 1 is 0001-01-01.
CREATE TABLE thing (
    nr INTEGER PRIMARY KEY,
    sort TEXT NOT NULL,
    known INTEGER NOT NULL,   -- the day that it was first published
    "first" INTEGER NOT NULL, -- the first day by which any of it held
    sure REAL NOT NULL,       -- the confidence of its surest claim
    disputed INTEGER NOT NULL -- whether accounts of it cannot all hold
) STRICT;
CREATE INDEX thing_known ON thing (sort, known);
CREATE INDEX thing_disputed ON thing (sort, known) WHERE disputed;

CREATE TABLE item (
    claim INTEGER NOT NULL REFERENCES claim,
    block INTEGER NOT NULL REFERENCES block,
    thing INTEGER REFERENCES thing,
    key TEXT NOT NULL,
    family TEXT NOT NULL,
    "first" INTEGER,
    "last" INTEGER,
    published INTEGER,
    words TEXT NOT NULL,      -- parted by blanks
    loose INTEGER NOT NULL,
    PRIMARY KEY (block, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_claim ON item (claim);
CREATE INDEX item_thing ON item (thing);

-- By whom a thing can be found: `role` is `about`, `by` or `org`.
CREATE TABLE face (
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    sort TEXT NOT NULL,
    known INTEGER NOT NULL,
    thing INTEGER NOT NULL REFERENCES thing,
    PRIMARY KEY (name, role, sort, known, thing)
) STRICT, WITHOUT ROWID;
CREATE INDEX face_thing ON face (thing);

CREATE INDEX document_published ON document (published);

CREATE TRIGGER reading_is_new AFTER INSERT ON reading BEGIN INSERT OR IGNORE INTO stale VALUES (new.text); END;
CREATE TRIGGER carries_is_new AFTER INSERT ON carries BEGIN INSERT OR IGNORE INTO stale VALUES (new.text); END;
CREATE TRIGGER document_is_new AFTER INSERT ON document BEGIN
    INSERT OR IGNORE INTO stale SELECT text FROM carries JOIN document ON document.nr = carries.document
    WHERE document.id = new.id;
END;
CREATE TRIGGER decision_is_new AFTER INSERT ON decision BEGIN
    INSERT OR IGNORE INTO stale SELECT text FROM claim WHERE nr = new.claim;
END;
CREATE TRIGGER carried_is_new AFTER INSERT ON carried BEGIN INSERT OR IGNORE INTO stale VALUES (new.text); END;
CREATE TRIGGER version_is_new AFTER INSERT ON version BEGIN
    INSERT OR IGNORE INTO stale SELECT text FROM version WHERE page = new.page;
END;
CREATE TRIGGER link_is_new AFTER INSERT ON link BEGIN
    INSERT OR IGNORE INTO stale SELECT text FROM claim WHERE nr IN (new.one, new.other);
END;
INSERT INTO stale SELECT DISTINCT text FROM reading;
