-- From many texts to one record: which texts are copies, which claims tell of one thing, what is watched.

PRAGMA user_version = 3;

-- People's decisions. Of two claims: that they tell of one thing, or of two; of one pair the highest number holds.
CREATE TABLE link (
    nr INTEGER PRIMARY KEY,
    one INTEGER NOT NULL REFERENCES claim,
    other INTEGER NOT NULL REFERENCES claim,
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'apart', 'undone')),
    person TEXT NOT NULL,
    decided TEXT NOT NULL,    -- ISO 8601 time
    note TEXT,
    CHECK (one < other)
) STRICT;
CREATE INDEX link_pair ON link (one, other);

-- A decision that settles what others disagree about goes before those that do not.
ALTER TABLE decision ADD COLUMN adjudicates INTEGER NOT NULL DEFAULT 0 CHECK (adjudicates IN (0, 1));

-- What a watched condition has met with, once each.
CREATE TABLE sign (
    nr INTEGER PRIMARY KEY,
    condition TEXT NOT NULL,
    mark TEXT NOT NULL,       -- what tells this meeting from others of the same condition
    what TEXT NOT NULL CHECK (json_valid(what)),
    noticed TEXT NOT NULL,    -- ISO 8601 time
    UNIQUE (condition, mark)
) STRICT;

-- What is to be sent of it, by a command or to an address; of one sign and channel the row with the highest number holds.
CREATE TABLE delivery (
    nr INTEGER PRIMARY KEY,
    sign INTEGER NOT NULL REFERENCES sign,
    channel TEXT NOT NULL CHECK (channel IN ('run', 'post')),
    state TEXT NOT NULL CHECK (state IN ('owed', 'taken', 'sent')),
    since TEXT NOT NULL       -- ISO 8601 time
) STRICT;
CREATE INDEX delivery_sign ON delivery (sign, channel);

CREATE TRIGGER link_stays BEFORE UPDATE ON link BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER sign_stays BEFORE UPDATE ON sign BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER delivery_stays BEFORE UPDATE ON delivery BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER link_kept BEFORE DELETE ON link BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER sign_kept BEFORE DELETE ON sign BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER delivery_kept BEFORE DELETE ON delivery BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;

-- From here on nothing is a log: all of it follows from the log and can be made again.

-- Texts by their likeness (MinHash): `bands` of a signature that two texts share make them worth comparing.
CREATE TABLE signature (
    text INTEGER PRIMARY KEY REFERENCES text,
    runs INTEGER NOT NULL,    -- how many different runs of words it has
    minhash BLOB NOT NULL     -- 128 numbers of 4 bytes, the low one first
) STRICT;
CREATE TABLE band (
    hash INTEGER NOT NULL,
    text INTEGER NOT NULL REFERENCES text,
    PRIMARY KEY (hash, text)
) STRICT, WITHOUT ROWID;

-- Which texts are copies of one another: `first` is the lowest number of a text among them; one alone is not here.
CREATE TABLE copy (
    text INTEGER PRIMARY KEY REFERENCES text,
    first INTEGER NOT NULL REFERENCES text
) STRICT;
CREATE INDEX copy_first ON copy (first);

-- The names that a document is found again by, and which texts under them are versions of one page, named by the
-- lowest number of a document among them; one that has no other version is not here.
CREATE TABLE address (
    name TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES document,
    PRIMARY KEY (name, document)
) STRICT, WITHOUT ROWID;
CREATE TABLE version (
    document INTEGER NOT NULL REFERENCES document,
    text INTEGER NOT NULL REFERENCES text,
    page INTEGER NOT NULL REFERENCES document,
    PRIMARY KEY (document, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_page ON version (page);

-- A decision about a claim of a text, carried over to another version of the text: to the claim that stands on
-- the same words there, with value and what was seen pointing at them; without a claim, why it has no place there.
CREATE TABLE carried (
    decision INTEGER NOT NULL REFERENCES decision,
    text INTEGER NOT NULL REFERENCES text,
    claim INTEGER REFERENCES claim,
    value TEXT CHECK (value IS NULL OR json_valid(value)),
    seen TEXT CHECK (seen IS NULL OR json_valid(seen)),
    reason TEXT,
    PRIMARY KEY (text, decision),
    CHECK ((claim IS NULL) = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX carried_claim ON carried (claim);

CREATE INDEX version_text ON version (text);
CREATE INDEX carries_document ON carries (document);
