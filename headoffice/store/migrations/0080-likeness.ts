/**
 * By what customers may be one: not unique, several outlets share a phone. What stands already gets its keys as `likenessKeys` of shared/ makes
 * them.
 */
export const likeness = `
CREATE TABLE likeness (tbl integer NOT NULL, key text NOT NULL, id bigint NOT NULL, PRIMARY KEY (tbl, key, id));
CREATE INDEX likeness_row ON likeness (tbl, id);
GRANT SELECT, INSERT, DELETE ON likeness TO konvwa_service;

CREATE FUNCTION pg_temp.folded(written text) RETURNS text LANGUAGE sql AS $$
  SELECT trim(regexp_replace(lower(regexp_replace(normalize(coalesce(written, ''), NFD), '[\\u0300-\\u036f]', '', 'g')), '\\s+', ' ', 'g'))
$$;
INSERT INTO likeness (tbl, key, id)
SELECT 20, keys.key, r.id FROM row_state r
CROSS JOIN LATERAL (SELECT regexp_replace(coalesce(r.columns ->> 'phone', ''), '\\D', '', 'g') AS digits) AS phone
CROSS JOIN LATERAL (VALUES
  (pg_temp.folded(r.columns ->> 'code') <> '', concat_ws('|', r.columns ->> 'depot_id', 'code', pg_temp.folded(r.columns ->> 'code'))),
  (length(phone.digits) >= 7, concat_ws('|', r.columns ->> 'depot_id', 'phone', right(phone.digits, 8))),
  (length(pg_temp.folded(r.columns ->> 'name')) >= 4,
    concat_ws('|', r.columns ->> 'depot_id', 'name', pg_temp.folded(r.columns ->> 'name'), pg_temp.folded(r.columns ->> 'city')))
) AS keys(counts, key)
WHERE r.tbl = 20 AND NOT r.deleted AND r.columns ->> 'active' = '1' AND keys.counts
ON CONFLICT DO NOTHING;
`
