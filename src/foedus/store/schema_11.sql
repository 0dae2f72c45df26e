-- The same in less room: what is kept at hand is packed, faces are numbers, a signature is a byte a place, and the words
-- around evidence stand in its text. `packed`, `face_key`, `low_bytes` and `bands_of` are in `foedus.store.upgrading`.

PRAGMA user_version = 11;

-- `telling` says whether it tells of a formal step: then it counts however old it is.
CREATE TABLE held_11 (
    claim INTEGER PRIMARY KEY REFERENCES claim,
    telling INTEGER NOT NULL,
    entry BLOB NOT NULL       -- as `foedus.store.packing` has it
) STRICT;
INSERT INTO held_11 SELECT claim, entry LIKE '%["step","%', packed(entry) FROM held;
DROP TRIGGER text_is_stale;   -- it names the table
DROP TABLE held;
ALTER TABLE held_11 RENAME TO held;
CREATE TRIGGER text_is_stale AFTER INSERT ON stale BEGIN
    DELETE FROM held WHERE claim IN (SELECT nr FROM claim WHERE text = new.text);
END;

-- By whom a thing can be found; a thing keeps its own, so that they go with it.
ALTER TABLE thing ADD COLUMN faces BLOB NOT NULL DEFAULT x''; -- version 14 fills it
CREATE TABLE face_11 (
    face INTEGER NOT NULL,
    known INTEGER NOT NULL,
    thing INTEGER NOT NULL,   -- refers to it, unchecked: without an index by it, to forget a thing would be to look at all
    "first" INTEGER NOT NULL,
    PRIMARY KEY (face, known, thing)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO face_11 SELECT face_key(name, role, sort), known, thing, "first" FROM face ORDER BY 1, 2, 3;
DROP TABLE face;
ALTER TABLE face_11 RENAME TO face;

DELETE FROM band;
INSERT OR IGNORE INTO band (hash, text) SELECT value, text FROM signature, json_each(bands_of(minhash)) ORDER BY 1, 2;
UPDATE signature SET minhash = low_bytes(minhash);

ALTER TABLE evidence DROP COLUMN prefix;
ALTER TABLE evidence DROP COLUMN suffix;
