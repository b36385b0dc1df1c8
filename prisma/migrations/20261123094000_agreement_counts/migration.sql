-- By hand. The embedded database has no autovacuum, so what is new in a GIN index would wait in its pending list, up to
-- 4 MB that every search reads through: new rows go straight into the index instead.
DO $$
DECLARE
  index_name text;
BEGIN
  FOREACH index_name IN ARRAY ARRAY[
    'Agreement_partnerIds_idx', 'Agreement_cityIds_idx', 'Agreement_countries_idx', 'Agreement_sectors_idx',
    'Agreement_search_idx', 'AgreementWord_word_trgm_idx', 'Call_titleKey_idx'
  ] LOOP
    EXECUTE format('ALTER INDEX %I SET (fastupdate = off)', index_name);
    PERFORM gin_clean_pending_list(format('%I', index_name)::regclass);
  END LOOP;
END $$;

-- For "hermanamientos en Europa": the country of an agreement with one, '' of one with several (see onlyCountrySql).
CREATE INDEX "Agreement_type_onlyCountry_idx" ON "Agreement"
  ("type", (CASE cardinality("countries") WHEN 1 THEN "countries"[1] ELSE '' END));
