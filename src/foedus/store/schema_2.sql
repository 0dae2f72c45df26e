-- What a user knows beside us: files in the form of ours. Of one name the row with the highest number holds.

PRAGMA user_version = 2;

CREATE TABLE knowledge (
    nr INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    content TEXT,             -- NULL: taken out again
    added TEXT NOT NULL       -- ISO 8601 time
) STRICT;

CREATE TRIGGER knowledge_stays BEFORE UPDATE ON knowledge BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER knowledge_kept BEFORE DELETE ON knowledge BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
