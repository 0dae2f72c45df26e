-- The record of foedus: an append-only log in one SQLite file.
--
-- Outside the file everything is named by `id`, the hash of its content; `nr` is a short number for use inside it.
-- A claim has statements (one value of one field), a statement has evidence (exact words of the text) and sightings
-- (which reading saw it). Nothing is changed or taken away: triggers at the end refuse it for every table.

PRAGMA application_id = 1718576484;  -- "foed"
PRAGMA user_version = 1;

CREATE TABLE text (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL
) STRICT;

-- One row for each state of what is known of a document; the row with the highest number holds.
CREATE TABLE document (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    key TEXT NOT NULL,
    digest TEXT NOT NULL,
    title TEXT,
    url TEXT,
    source TEXT,
    published TEXT,           -- ISO 8601 date
    language TEXT NOT NULL
) STRICT;
CREATE INDEX document_id ON document (id);

CREATE TABLE carries (
    document INTEGER NOT NULL REFERENCES document,
    text INTEGER NOT NULL REFERENCES text,
    PRIMARY KEY (text, document)
) STRICT, WITHOUT ROWID;

CREATE TABLE run (
    nr INTEGER PRIMARY KEY,
    reader_set TEXT NOT NULL, -- the hash of readers and versions
    readers TEXT NOT NULL,    -- JSON: [[name, version], ...] in order
    started TEXT NOT NULL,    -- ISO 8601 time
    UNIQUE (reader_set, started)
) STRICT;

-- A run has read a text, with relative dates counting from `published`.
CREATE TABLE reading (
    nr INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run,
    text INTEGER NOT NULL REFERENCES text,
    published TEXT
) STRICT;
CREATE INDEX reading_text ON reading (text);

-- Exact words of a text with a little context, after W3C Web Annotation. Offsets are code points, half-open.
CREATE TABLE evidence (
    nr INTEGER PRIMARY KEY,
    text INTEGER NOT NULL REFERENCES text,
    "start" INTEGER NOT NULL CHECK ("start" >= 0),
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    UNIQUE (text, "start", "end"),
    CHECK ("start" < "end")
) STRICT;

CREATE TABLE claim (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text INTEGER NOT NULL REFERENCES text,
    kind TEXT NOT NULL,
    anchor INTEGER NOT NULL REFERENCES evidence,
    part INTEGER NOT NULL
) STRICT;
CREATE INDEX claim_text ON claim (text);

-- A field that is empty has no statement.
CREATE TABLE statement (
    nr INTEGER PRIMARY KEY,
    claim INTEGER NOT NULL REFERENCES claim,
    field TEXT NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;
CREATE INDEX statement_claim ON statement (claim);

CREATE TABLE supports (
    statement INTEGER NOT NULL REFERENCES statement,
    evidence INTEGER NOT NULL REFERENCES evidence,
    PRIMARY KEY (statement, evidence)
) STRICT, WITHOUT ROWID;

CREATE TABLE sighting (
    statement INTEGER NOT NULL REFERENCES statement,
    reading INTEGER NOT NULL REFERENCES reading,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    PRIMARY KEY (statement, reading)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
    nr INTEGER PRIMARY KEY,
    claim INTEGER NOT NULL REFERENCES claim,
    field TEXT,               -- NULL: the whole claim
    verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'set')),
    value TEXT CHECK (value IS NULL OR json_valid(value)),
    seen TEXT CHECK (seen IS NULL OR json_valid(seen)),
    person TEXT NOT NULL,
    decided TEXT NOT NULL,    -- ISO 8601 time
    note TEXT
) STRICT;
CREATE INDEX decision_claim ON decision (claim);

CREATE TABLE skipped (
    nr INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    reason TEXT NOT NULL,
    noticed TEXT NOT NULL,    -- ISO 8601 time
    UNIQUE (key, reason)
) STRICT;

-- Words that are not the slice of their text are no evidence.
CREATE TRIGGER evidence_is_the_slice BEFORE INSERT ON evidence
WHEN (SELECT substr(content, new."start" + 1, new."end" - new."start") FROM text WHERE nr = new.text) IS NOT new.exact
BEGIN SELECT RAISE(ABORT, 'evidence is not the slice of its text'); END;

CREATE TRIGGER anchor_is_in_the_text BEFORE INSERT ON claim
WHEN (SELECT text FROM evidence WHERE nr = new.anchor) IS NOT new.text
BEGIN SELECT RAISE(ABORT, 'the anchor is not in the text of its claim'); END;

CREATE TRIGGER support_is_in_the_text BEFORE INSERT ON supports
WHEN (SELECT text FROM evidence WHERE nr = new.evidence)
    IS NOT (SELECT claim.text FROM statement JOIN claim ON claim.nr = statement.claim WHERE statement.nr = new.statement)
BEGIN SELECT RAISE(ABORT, 'the evidence is not in the text of its claim'); END;

CREATE TRIGGER statement_is_new BEFORE INSERT ON statement
WHEN EXISTS (SELECT 1 FROM statement WHERE claim = new.claim AND field = new.field AND value = new.value)
BEGIN SELECT RAISE(ABORT, 'the claim has this statement already'); END;

-- The log only grows.
CREATE TRIGGER text_stays BEFORE UPDATE ON text BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER document_stays BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER carries_stays BEFORE UPDATE ON carries BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER run_stays BEFORE UPDATE ON run BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER reading_stays BEFORE UPDATE ON reading BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER evidence_stays BEFORE UPDATE ON evidence BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER claim_stays BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER statement_stays BEFORE UPDATE ON statement BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER supports_stays BEFORE UPDATE ON supports BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER sighting_stays BEFORE UPDATE ON sighting BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER skipped_stays BEFORE UPDATE ON skipped BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER text_kept BEFORE DELETE ON text BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER document_kept BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER carries_kept BEFORE DELETE ON carries BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER run_kept BEFORE DELETE ON run BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER reading_kept BEFORE DELETE ON reading BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER evidence_kept BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER claim_kept BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER statement_kept BEFORE DELETE ON statement BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER supports_kept BEFORE DELETE ON supports BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER sighting_kept BEFORE DELETE ON sighting BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER decision_kept BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER skipped_kept BEFORE DELETE ON skipped BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
