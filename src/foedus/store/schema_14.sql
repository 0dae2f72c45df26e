-- A claim says itself where its anchor stands, and what a reading saw of it is one row: its statements with their
-- confidence, packed against the words of the text that they quote, as `foedus.store.sightings` has it. Before, each
-- quotation was a row, each value, and each sighting of one. By what a document or a thing is found are shorter numbers,
-- as `foedus.store.keys` has them. `said`, `joined_keys` and the like are in `foedus.store.upgrading`.

PRAGMA user_version = 14;
PRAGMA legacy_alter_table = ON; -- what names a claim goes on naming the table of that name

CREATE TABLE claim_14 (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text INTEGER NOT NULL REFERENCES text,
    kind TEXT NOT NULL,
    "start" INTEGER NOT NULL CHECK ("start" >= 0), -- code points, half-open
    "end" INTEGER NOT NULL,
    part INTEGER NOT NULL,
    CHECK ("start" < "end")
) STRICT;
INSERT INTO claim_14 SELECT claim.nr, id, claim.text, kind, "start", "end", part
    FROM claim JOIN evidence ON evidence.nr = claim.anchor ORDER BY claim.nr;

CREATE TABLE sighting_14 (
    claim INTEGER NOT NULL REFERENCES claim,
    reading INTEGER NOT NULL REFERENCES reading,
    said BLOB NOT NULL,
    PRIMARY KEY (claim, reading)
) STRICT, WITHOUT ROWID;
INSERT INTO sighting_14
    SELECT claim_14.nr, reading, said(statement.nr, field, value, confidence, content, "start", "end")
    FROM claim_14 JOIN text ON text.nr = claim_14.text JOIN statement ON statement.claim = claim_14.nr
    JOIN sighting ON sighting.statement = statement.nr GROUP BY 1, 2;

DROP TABLE sighting;
DROP TABLE supports;
DROP TABLE statement;
DROP TABLE claim;
DROP TABLE evidence;
ALTER TABLE claim_14 RENAME TO claim;
ALTER TABLE sighting_14 RENAME TO sighting;
CREATE INDEX claim_text ON claim (text);

CREATE TABLE address_14 (
    name INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES document,
    PRIMARY KEY (name, document)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO address_14 SELECT name_key(name), document FROM address ORDER BY 1, 2;
DROP TABLE address;
ALTER TABLE address_14 RENAME TO address;

CREATE TABLE face_14 (
    face INTEGER NOT NULL,
    known INTEGER NOT NULL,
    thing INTEGER NOT NULL,   -- refers to it, unchecked: without an index by it, to forget a thing would be to look at all
    lag INTEGER NOT NULL,     -- days from the first on which any of it held until it was known
    PRIMARY KEY (face, known, thing)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO face_14
    SELECT ((face >> 24) << 8) | (face & 255), known, thing, known - "first" FROM face ORDER BY 1, 2, 3;
DROP TABLE face;
ALTER TABLE face_14 RENAME TO face;

CREATE TABLE thing_14 (
    nr INTEGER PRIMARY KEY,
    sort TEXT NOT NULL,
    known INTEGER NOT NULL,    -- the day that it was first published
    "first" INTEGER NOT NULL,  -- the first day by which any of it held
    sure INTEGER NOT NULL,     -- the confidence of its surest claim, in thousandths
    disputed INTEGER NOT NULL, -- whether accounts of it cannot all hold
    faces BLOB NOT NULL,
    lead INTEGER NOT NULL REFERENCES claim -- the first of its claims by day: it is sorted by that, whatever is shown
) STRICT;
INSERT INTO thing_14 SELECT nr, sort, known, "first", round(1000 * sure), disputed, x'', lead FROM thing ORDER BY nr;
UPDATE thing_14 SET faces = told.faces
    FROM (SELECT thing, joined_keys(face) AS faces FROM face GROUP BY thing) AS told WHERE thing_14.nr = told.thing;
DROP TABLE thing;
ALTER TABLE thing_14 RENAME TO thing;
CREATE INDEX thing_known ON thing (sort, known, "first", sure);
CREATE INDEX thing_disputed ON thing (sort, known) WHERE disputed;
CREATE TRIGGER thing_is_new AFTER INSERT ON thing BEGIN INSERT OR IGNORE INTO unweighed VALUES (new.nr); END;
CREATE TRIGGER thing_is_gone AFTER DELETE ON thing BEGIN DELETE FROM unweighed WHERE thing = old.nr; END;

CREATE TABLE due_14 (
    claim INTEGER PRIMARY KEY REFERENCES claim,
    kind INTEGER NOT NULL,     -- as `foedus.store.keys` has it
    worth INTEGER NOT NULL     -- in thousandths, 0 where no decision is awaited
) STRICT;
INSERT INTO due_14 SELECT claim, kind_key(kind), round(1000 * worth) FROM due JOIN claim ON claim.nr = due.claim;
DROP TABLE due;
ALTER TABLE due_14 RENAME TO due;
CREATE INDEX due_worth ON due (worth DESC);
CREATE INDEX due_kind ON due (kind, worth DESC);
PRAGMA legacy_alter_table = OFF;

-- Words that are not there are no anchor.
CREATE TRIGGER anchor_is_in_the_text BEFORE INSERT ON claim
WHEN new."end" > coalesce((SELECT length(content) FROM text WHERE nr = new.text), 0)
BEGIN SELECT RAISE(ABORT, 'the anchor is not in the text of its claim'); END;
CREATE TRIGGER sighting_is_of_the_text BEFORE INSERT ON sighting
WHEN (SELECT text FROM reading WHERE nr = new.reading) IS NOT (SELECT text FROM claim WHERE nr = new.claim)
BEGIN SELECT RAISE(ABORT, 'the reading is not of the text of the claim'); END;

CREATE TRIGGER claim_stays BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER claim_kept BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER sighting_stays BEFORE UPDATE ON sighting BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER sighting_kept BEFORE DELETE ON sighting BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER claim_is_counted AFTER INSERT ON claim BEGIN
    INSERT INTO tally (what, kind, number) VALUES ('claim', new.kind, 1)
        ON CONFLICT (what, kind) DO UPDATE SET number = number + 1;
END;
