-- What people say of accounts that cannot all hold: which of them does, or that they are kept open, and why.

PRAGMA user_version = 10;

CREATE TABLE ruling (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sides TEXT NOT NULL CHECK (json_valid(sides)), -- the ids of the claims of each account, as the person saw them
    holds INTEGER,            -- which account, the first being 0; NULL: it is kept open
    person TEXT NOT NULL,
    decided TEXT NOT NULL,    -- ISO 8601 time
    note TEXT,
    CHECK (holds IS NULL OR holds BETWEEN 0 AND json_array_length(sides) - 1)
) STRICT;

-- A person may take one back: it stays in the log, and counts no more.
CREATE TABLE ruling_undone (
    ruling INTEGER PRIMARY KEY REFERENCES ruling,
    person TEXT NOT NULL,
    undone TEXT NOT NULL,     -- ISO 8601 time
    note TEXT
) STRICT;

CREATE TRIGGER ruling_stays BEFORE UPDATE ON ruling BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER ruling_kept BEFORE DELETE ON ruling BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER ruling_undone_stays BEFORE UPDATE ON ruling_undone BEGIN
    SELECT RAISE(ABORT, 'the record is append-only');
END;
CREATE TRIGGER ruling_undone_kept BEFORE DELETE ON ruling_undone BEGIN
    SELECT RAISE(ABORT, 'the record is append-only');
END;
