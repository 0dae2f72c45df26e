-- By what claims that say too little find what they tell of in other texts: those that say enough leave traces.

PRAGMA user_version = 7;

CREATE TABLE trace (
    name TEXT NOT NULL,       -- as `foedus.things.traces` has it
    astray INTEGER NOT NULL,  -- whether the claim looks for others by it, or is found
    block INTEGER NOT NULL REFERENCES block,
    claim INTEGER NOT NULL REFERENCES claim,
    PRIMARY KEY (name, astray, block, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX trace_claim ON trace (claim);

-- With an item go its traces.
CREATE TRIGGER item_is_gone AFTER DELETE ON item BEGIN DELETE FROM trace WHERE claim = old.claim; END;

INSERT OR IGNORE INTO stale SELECT DISTINCT text FROM reading;
