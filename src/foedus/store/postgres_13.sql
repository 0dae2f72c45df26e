-- Who wrote a document, as it is printed: the names, parted by "; ".

ALTER TABLE document ADD COLUMN author text;
