/**
 * How much of the log is kept. floor: entries up to it are not kept any more; who stands before it starts from a snapshot. compacted: up to where values
 * that were written over soon after have been taken out. chore: what one of the processes does for all of them, and when it began and ended last.
 *
 * The floor is raised in a transaction of its own before anything is cut off, and never beyond a snapshot that is kept.
 */
export const keeping = `
CREATE TABLE log_keeping (scope text PRIMARY KEY, floor bigint NOT NULL DEFAULT 0, compacted bigint NOT NULL DEFAULT 0);
ALTER TABLE log_keeping ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_scopes ON log_keeping FOR SELECT TO konvwa_reader
  USING (scope = ANY (string_to_array(current_setting('konvwa.scopes', true), ',')));
CREATE POLICY service ON log_keeping FOR SELECT TO konvwa_service USING (true);
GRANT SELECT ON log_keeping TO konvwa_reader, konvwa_service;

CREATE TABLE chore (name text PRIMARY KEY, begun_at bigint NOT NULL, ended_at bigint);
GRANT SELECT, INSERT, UPDATE ON chore TO konvwa_service;

CREATE INDEX row_state_tombstone ON row_state (scope, version) WHERE deleted;

ALTER TABLE snapshot ENABLE ROW LEVEL SECURITY;
ALTER TABLE snapshot_piece ENABLE ROW LEVEL SECURITY;
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['snapshot', 'snapshot_piece'] LOOP
    EXECUTE format('CREATE POLICY own_scopes ON %I FOR SELECT TO konvwa_reader
      USING (scope = ANY (string_to_array(current_setting(''konvwa.scopes'', true), '','')))', name);
    EXECUTE format('CREATE POLICY service ON %I TO konvwa_service USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT ON %I TO konvwa_reader', name);
  END LOOP;
END $$;

-- Raises the floor over entries that came before a moment, looking at so many; answers where it is now.
CREATE FUNCTION raise_floor(of_scope text, before bigint, most integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = konvwa, pg_temp AS $$
DECLARE
  present bigint := coalesce((SELECT floor FROM log_keeping WHERE scope = of_scope), 0);
  higher bigint;
  reach bigint := (SELECT min(cursor) FROM snapshot WHERE scope = of_scope);
BEGIN
  SELECT max(sequence) INTO higher FROM (
    SELECT sequence, at FROM change_log WHERE scope = of_scope AND sequence > present ORDER BY sequence LIMIT most
  ) AS oldest WHERE at < before;
  -- least() passes over what is null.
  IF higher IS NULL OR reach IS NULL THEN RETURN present; END IF;
  higher := least(higher, reach);
  IF higher <= present THEN RETURN present; END IF;
  INSERT INTO log_keeping (scope, floor, compacted) VALUES (of_scope, higher, higher)
    ON CONFLICT (scope) DO UPDATE SET floor = excluded.floor, compacted = greatest(log_keeping.compacted, excluded.floor);
  RETURN higher;
END $$;

-- Cuts off entries below the floor, so many at most; answers how many.
CREATE FUNCTION cut_log(of_scope text, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = konvwa, pg_temp AS $$
DECLARE cut integer;
BEGIN
  DELETE FROM change_log WHERE scope = of_scope AND sequence IN (
    SELECT l.sequence FROM change_log l JOIN log_keeping k ON k.scope = l.scope
    WHERE l.scope = of_scope AND l.sequence <= k.floor ORDER BY l.sequence LIMIT most);
  GET DIAGNOSTICS cut = ROW_COUNT;
  RETURN cut;
END $$;

-- Forgets rows that were deleted in entries below the floor, so many at most; answers how many.
CREATE FUNCTION forget_tombstones(of_scope text, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = konvwa, pg_temp AS $$
DECLARE gone integer;
BEGIN
  DELETE FROM row_state r USING (
    SELECT d.tbl, d.id, d.sub FROM row_state d JOIN log_keeping k ON k.scope = d.scope
    WHERE d.scope = of_scope AND d.deleted AND d.version <= k.floor ORDER BY d.version LIMIT most FOR UPDATE OF d SKIP LOCKED
  ) AS old WHERE r.tbl = old.tbl AND r.id = old.id AND r.sub = old.sub AND r.deleted;
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;

-- Of the next entries that came before a moment: takes out values that were written over by one of them, in these tables and never across a change of
-- status. The entries stay, and each names its rows. Answers how many entries were looked at.
CREATE FUNCTION compact_log(of_scope text, before bigint, most integer, tables integer[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = konvwa, pg_temp AS $$
DECLARE
  present bigint := coalesce((SELECT compacted FROM log_keeping WHERE scope = of_scope), 0);
  through bigint;
  looked integer;
BEGIN
  SELECT max(sequence), count(*) INTO through, looked FROM (
    SELECT sequence, at FROM change_log WHERE scope = of_scope AND sequence > present ORDER BY sequence LIMIT most
  ) AS oldest WHERE at < before;
  IF through IS NULL THEN RETURN 0; END IF;

  WITH told AS MATERIALIZED (
    SELECT l.sequence, e.place, e.told, (e.told ->> 't')::integer AS t, (e.told ->> 'i')::bigint AS i, (e.told ->> 's')::integer AS s,
      e.told ->> 'o' AS o, (e.told -> 'v')::jsonb AS v
    FROM change_log l, json_array_elements(l.rows) WITH ORDINALITY AS e(told, place)
    WHERE l.scope = of_scope AND l.sequence > present AND l.sequence <= through
  ), staged AS (
    SELECT *, count(*) FILTER (WHERE o <> 'put' OR v ? 'status') OVER (PARTITION BY t, i, s ORDER BY sequence, place) AS stage FROM told
  ), overwritten AS (
    SELECT sequence, place, array_agg(key) AS keys FROM (
      SELECT g.sequence, g.place, c.key,
        lead(g.sequence) OVER (PARTITION BY g.t, g.i, g.s, g.stage, c.key ORDER BY g.sequence, g.place) IS NOT NULL AS again
      FROM staged g, jsonb_each(g.v) AS c WHERE g.o = 'put' AND g.t = ANY (tables)
    ) AS named WHERE again GROUP BY sequence, place
  ), shorter AS (
    SELECT told.sequence, '[' || string_agg(
      CASE WHEN w.keys IS NULL THEN told.told::text ELSE format('{"t":%s,"i":%s,"s":%s,"o":"put","v":%s}', t, i, s, v - w.keys) END, ','
      ORDER BY told.place) || ']' AS rows
    FROM told LEFT JOIN overwritten w ON w.sequence = told.sequence AND w.place = told.place
    WHERE told.sequence IN (SELECT sequence FROM overwritten) GROUP BY told.sequence
  )
  UPDATE change_log l SET rows = e.rows::json, size = length(e.rows) FROM shorter e WHERE l.scope = of_scope AND l.sequence = e.sequence;

  INSERT INTO log_keeping (scope, compacted) VALUES (of_scope, through)
    ON CONFLICT (scope) DO UPDATE SET compacted = greatest(log_keeping.compacted, excluded.compacted);
  RETURN looked;
END $$;

DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['raise_floor(text, bigint, integer)', 'cut_log(text, integer)', 'forget_tombstones(text, integer)',
    'compact_log(text, bigint, integer, integer[])'] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO konvwa_service', name);
  END LOOP;
END $$;
`
