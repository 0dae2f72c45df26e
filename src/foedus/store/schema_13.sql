-- Who wrote a document, as it is printed: the names, parted by "; ".

PRAGMA user_version = 13;

ALTER TABLE document ADD COLUMN author TEXT;
