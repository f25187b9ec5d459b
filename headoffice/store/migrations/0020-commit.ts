/**
 * The only way into the log and the rows, and the last statement before COMMIT. The counters of all touched scopes are taken in sorted
 * order and stay locked until COMMIT, so commit order is sequence order and no number is missing. A number taken from a PostgreSQL
 * sequence would be visible before its row, and a reader would skip the row for ever.
 *
 * counts: how many entries each scope gets. entries: one per scope and transaction, `ordinal` counting from 1 in each scope; rows as {t, i, s, o: insert|put|delete|gone, v}.
 * updates: rows that already stand; in `k` a negative sequence is an ordinal of this commit in the row's scope.
 * Answers the sequence before the first entry of each scope.
 */
export const commit = `
CREATE FUNCTION commit_changes(counts jsonb, entries json, updates jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = konvwa, pg_temp AS $$
DECLARE
  taken record;
  base bigint;
  bases jsonb := '{}';
  expected integer := jsonb_array_length(updates);
  written integer;
BEGIN
  FOR taken IN
    SELECT key AS scope, value::bigint AS entries FROM jsonb_each_text(counts) ORDER BY key
  LOOP
    INSERT INTO scope_counter AS c (scope, last) VALUES (taken.scope, taken.entries)
      ON CONFLICT (scope) DO UPDATE SET last = c.last + excluded.last
      RETURNING c.last - taken.entries INTO base;
    bases := bases || jsonb_build_object(taken.scope, base);
  END LOOP;

  WITH numbered AS MATERIALIZED (
    SELECT e.*, (bases ->> e.scope)::bigint + e.ordinal AS sequence
    FROM json_to_recordset(entries) AS e(
      scope text, ordinal bigint, device integer, incarnation integer, number integer, exact boolean, clock bigint,
      person bigint, why text, batch text, at bigint, size integer, rows json, verdicts json)
  ), logged AS (
    INSERT INTO change_log (scope, sequence, device, incarnation, number, exact, clock, person, why, batch, at, size, rows, verdicts)
    SELECT scope, sequence, device, incarnation, number, exact, clock, person, why, batch, at, size, rows, verdicts FROM numbered
  )
  INSERT INTO row_state (scope, tbl, id, sub, columns, clk, clk_max, device, person, seq, version)
  SELECT n.scope, r.t, r.i, r.s, r.v, n.clock, n.clock, n.device, n.person, n.sequence, n.sequence
  FROM numbered n, json_to_recordset(n.rows) AS r(t integer, i bigint, s integer, o text, v jsonb)
  WHERE r.o = 'insert';

  IF expected > 0 THEN
    WITH changed AS MATERIALIZED (
      SELECT u.*, (bases ->> u.scope)::bigint AS base
      FROM jsonb_to_recordset(updates) AS u(
        t integer, i bigint, s integer, scope text, ordinal bigint, columns jsonb, moved jsonb, k jsonb, clk_max bigint,
        deleted boolean)
    )
    UPDATE row_state r SET
      scope = u.scope,
      columns = u.columns,
      clk_max = u.clk_max,
      version = u.base + u.ordinal,
      deleted = u.deleted,
      clk = coalesce((u.moved ->> 0)::bigint, r.clk),
      device = coalesce((u.moved ->> 1)::integer, r.device),
      person = coalesce((u.moved ->> 2)::bigint, r.person),
      seq = CASE WHEN u.moved IS NULL THEN r.seq ELSE u.base + u.ordinal END,
      clocks = nullif(
        CASE WHEN u.moved IS NULL THEN coalesce(r.clocks, '{}') ELSE '{}' END || coalesce((
          SELECT jsonb_object_agg(stamp.key, jsonb_build_array(
            stamp.value -> 0, numbered_from(u.base, (stamp.value ->> 1)::bigint), stamp.value -> 2, stamp.value -> 3,
            stamp.value -> 4, numbered_from(u.base, (stamp.value ->> 5)::bigint)))
          FROM jsonb_each(u.k) AS stamp), '{}'), '{}')
    FROM changed u
    WHERE r.tbl = u.t AND r.id = u.i AND r.sub = u.s;
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written <> expected THEN
      RAISE EXCEPTION 'a row was not there any more' USING ERRCODE = 'serialization_failure';
    END IF;
  END IF;
  RETURN bases;
END $$;

CREATE FUNCTION numbered_from(base bigint, sequence bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$ SELECT CASE WHEN sequence < 0 THEN base - sequence ELSE sequence END $$;

REVOKE ALL ON FUNCTION commit_changes(jsonb, json, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION commit_changes(jsonb, json, jsonb) TO konvwa_service;
`
