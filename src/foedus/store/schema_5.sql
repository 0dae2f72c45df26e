-- What each claim comes to, kept at hand as one line, so that a page need not settle it from all that was read of it.
-- Nothing here is a log: all of it follows from the log and can be made again.

PRAGMA user_version = 5;

INSERT OR IGNORE INTO stale SELECT DISTINCT text FROM reading;

-- The first claim of a thing by day, of all that tell of it: by that things are sorted, whatever of them is shown.
ALTER TABLE thing ADD COLUMN lead INTEGER REFERENCES claim;

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
