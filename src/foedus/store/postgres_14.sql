-- As `schema_14.sql`. What readings saw of claims is packed by `foedus.store.upgrading`, from the tables that then go.

ALTER TABLE sighting RENAME TO sighting_13;

DROP TRIGGER claim_stays ON claim;
DROP TRIGGER anchor_is_in_the_text ON claim;
ALTER TABLE claim ADD "start" integer, ADD "end" integer;
UPDATE claim SET "start" = evidence."start", "end" = evidence."end" FROM evidence WHERE evidence.nr = anchor;
ALTER TABLE claim DROP anchor, ALTER "start" SET NOT NULL, ALTER "end" SET NOT NULL,
    ADD CHECK ("start" >= 0), ADD CHECK ("start" < "end");
CREATE TABLE sighting (
    claim bigint NOT NULL REFERENCES claim,
    reading bigint NOT NULL REFERENCES reading,
    said bytea NOT NULL,
    PRIMARY KEY (claim, reading)
);
ALTER TABLE sighting ALTER said SET STORAGE EXTERNAL; -- it is packed already

CREATE OR REPLACE FUNCTION anchor_is_in_the_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF new."end" > coalesce((SELECT length(content) FROM text WHERE nr = new.text), 0) THEN
        RAISE 'the anchor is not in the text of its claim' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER anchor_is_in_the_text BEFORE INSERT ON claim FOR EACH ROW EXECUTE FUNCTION anchor_is_in_the_text();
CREATE FUNCTION sighting_is_of_the_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT text FROM reading WHERE nr = new.reading) IS DISTINCT FROM (SELECT text FROM claim WHERE nr = new.claim)
    THEN
        RAISE 'the reading is not of the text of the claim' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER sighting_is_of_the_text BEFORE INSERT ON sighting FOR EACH ROW
    EXECUTE FUNCTION sighting_is_of_the_text();
CREATE TRIGGER claim_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON claim EXECUTE FUNCTION refuse();
CREATE TRIGGER sighting_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON sighting EXECUTE FUNCTION refuse();

DROP TABLE address; -- opening the record fills it
CREATE TABLE address (
    name bigint NOT NULL,
    document bigint NOT NULL REFERENCES document,
    PRIMARY KEY (name, document)
);

ALTER TABLE face RENAME "first" TO lag;
UPDATE face SET face = ((face >> 24) << 8) | (face & 255), lag = known - lag;
DELETE FROM due; -- whoever puts the record in order next fills it
INSERT INTO unweighed SELECT nr FROM thing ON CONFLICT DO NOTHING;
ALTER TABLE due ALTER worth TYPE integer, ADD kind integer NOT NULL;
CREATE INDEX due_kind ON due (kind, worth DESC, claim);
ALTER TABLE thing ALTER sure TYPE integer USING round(1000 * sure);
UPDATE thing SET faces = told.faces
    FROM (SELECT thing, string_agg(substring(int8send(face) FROM 3), '' ORDER BY face) AS faces FROM face GROUP BY thing)
    AS told WHERE told.thing = thing.nr;
