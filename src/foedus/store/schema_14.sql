-- A claim says itself where its anchor stands, and what a reading saw of it is one row: its statements with their
-- confidence, packed against the words of the text that they quote, as `foedus.store.sightings` has it. Before, each
-- quotation was a row, each value, and each sighting of one. `said` is in `foedus.store.upgrading`.

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
