-- The generated column is by hand. An agreement with one country, as nearly all are, is found by it; and what counts and
-- orders an answer is in the index itself, so that thousands of rows need not be fetched for five.
DROP INDEX "Agreement_type_onlyCountry_idx";

ALTER TABLE "Agreement" ADD COLUMN "onlyCountry" TEXT
  GENERATED ALWAYS AS (CASE cardinality("countries") WHEN 1 THEN "countries"[1] ELSE '' END) STORED;

CREATE INDEX "Agreement_onlyCountry_type_signedOn_code_expiresOn_id_idx"
  ON "Agreement" ("onlyCountry", "type", "signedOn", "code", "expiresOn", "id");
