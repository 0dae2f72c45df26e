-- By which words quotations and texts can be found: stems, as `foedus.text.stems` makes them, without the words
-- themselves. Nothing here is a log. And how much a decision about a claim would change, so far as its thing tells.

PRAGMA user_version = 9;

-- Rows are never changed: what is found otherwise now has another row. A row's number is that of the claim (of the text),
-- and above its lowest 40 bits which of its rows it is; which one holds stands in `quotation_now` (`article_now`).
-- `marks` are what filters go by. Whatever is no letter or digit of ASCII parts words, and nothing else does.
CREATE VIRTUAL TABLE quotation USING fts5 (words, marks, content = '', tokenize = 'ascii');
CREATE VIRTUAL TABLE article USING fts5 (words, marks, content = '', tokenize = 'ascii');

-- `hash` tells whether what is to be found has changed, 0 where nothing is; `day` is a number: 1 is 0001-01-01.
CREATE TABLE quotation_now (
    nr INTEGER PRIMARY KEY REFERENCES claim,
    row INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    day INTEGER NOT NULL
) STRICT;
CREATE TABLE article_now (
    nr INTEGER PRIMARY KEY REFERENCES text,
    row INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    day INTEGER NOT NULL
) STRICT;

-- Every word that was met, so that its beginning finds it, and about how often.
CREATE TABLE word (
    form TEXT NOT NULL,
    stem TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (form, stem)
) STRICT, WITHOUT ROWID;

-- Texts whose words, or the claims in them, are not yet found as they are now.
CREATE TABLE unsought (
    text INTEGER PRIMARY KEY REFERENCES text
) STRICT;
CREATE TRIGGER text_is_unsought AFTER INSERT ON stale BEGIN INSERT OR IGNORE INTO unsought VALUES (new.text); END;
INSERT INTO unsought SELECT nr FROM text;

-- How much of the ledgers a decision about a claim can be expected to change; no row where that has to be found out, and
-- things that have changed since.
CREATE TABLE due (
    claim INTEGER PRIMARY KEY REFERENCES claim,
    worth REAL NOT NULL -- 0 where no decision is awaited
) STRICT;
CREATE INDEX due_worth ON due (worth DESC);
CREATE TABLE unweighed (
    thing INTEGER PRIMARY KEY
) STRICT;
CREATE TRIGGER thing_is_new AFTER INSERT ON thing BEGIN INSERT OR IGNORE INTO unweighed VALUES (new.nr); END;
CREATE TRIGGER thing_is_gone AFTER DELETE ON thing BEGIN DELETE FROM unweighed WHERE thing = old.nr; END;
CREATE TRIGGER item_is_due_no_more AFTER DELETE ON item BEGIN DELETE FROM due WHERE claim = old.claim; END;
INSERT INTO unweighed SELECT nr FROM thing;

-- How many there are, which a great record takes long to count: documents, texts, and claims of each kind.
CREATE TABLE tally (
    nr INTEGER PRIMARY KEY,
    what TEXT NOT NULL,
    kind TEXT NOT NULL,       -- of claims, else ''
    number INTEGER NOT NULL,
    UNIQUE (what, kind)
) STRICT;
INSERT INTO tally (what, kind, number)
    SELECT 'document', '', count(DISTINCT id) FROM document UNION ALL SELECT 'text', '', count(*) FROM text;
INSERT INTO tally (what, kind, number) SELECT 'claim', kind, count(*) FROM claim GROUP BY kind ORDER BY min(nr);
CREATE TRIGGER document_is_counted AFTER INSERT ON document
WHEN NOT EXISTS (SELECT 1 FROM document WHERE id = new.id AND nr <> new.nr) BEGIN
    UPDATE tally SET number = number + 1 WHERE what = 'document';
END;
CREATE TRIGGER text_is_counted AFTER INSERT ON text BEGIN
    UPDATE tally SET number = number + 1 WHERE what = 'text';
END;
CREATE TRIGGER claim_is_counted AFTER INSERT ON claim BEGIN
    INSERT INTO tally (what, kind, number) VALUES ('claim', new.kind, 1)
        ON CONFLICT (what, kind) DO UPDATE SET number = number + 1;
END;
