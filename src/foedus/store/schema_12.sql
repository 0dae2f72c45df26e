-- Visits to addresses on the web, so that nothing is fetched twice: when, by what a host tells that nothing has changed,
-- and when to come again. It is no part of the log: whatever is lost of it is asked for again.

PRAGMA user_version = 12;

CREATE TABLE visit (
    address TEXT NOT NULL,
    purpose TEXT NOT NULL,    -- what was looked for there, as whoever fetches calls it
    visited TEXT NOT NULL,    -- ISO 8601 time
    etag TEXT,
    modified TEXT,            -- both as the host wrote them
    due TEXT,                 -- ISO 8601 time
    failures INTEGER NOT NULL CHECK (failures >= 0), -- in a row
    fault TEXT,               -- of the last failure
    PRIMARY KEY (address, purpose)
) STRICT, WITHOUT ROWID;
