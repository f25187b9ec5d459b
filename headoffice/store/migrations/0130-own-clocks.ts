/** What a column's stamp says behind its sixth part (what its author's own clock said, where what they had seen was further on) is kept. The rest is as 0040 has it. */
export const ownClocks = `
CREATE OR REPLACE FUNCTION commit_changes(counts jsonb, entries json, updates jsonb) RETURNS jsonb
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
      person bigint, why text, batch text, at bigint, size integer, rows json, verdicts json, proofs json)
  ), logged AS (
    INSERT INTO change_log (scope, sequence, device, incarnation, number, exact, clock, person, why, batch, at, size, rows, verdicts)
    SELECT scope, sequence, device, incarnation, number, exact, clock, person, why, batch, at, size, rows, verdicts FROM numbered
  )
  INSERT INTO row_state (scope, tbl, id, sub, columns, clk, clk_max, device, person, seq, version, proof)
  SELECT n.scope, r.t, r.i, r.s, r.v, n.clock, n.clock, n.device, n.person, n.sequence, n.sequence, r.p::bigint
  FROM numbered n, ROWS FROM (
    json_to_recordset(n.rows) AS (t integer, i bigint, s integer, o text, v jsonb), json_array_elements_text(n.proofs)
  ) AS r(t, i, s, o, v, p)
  WHERE r.o = 'insert';

  IF expected > 0 THEN
    WITH changed AS MATERIALIZED (
      SELECT u.*, (bases ->> u.scope)::bigint AS base
      FROM jsonb_to_recordset(updates) AS u(
        t integer, i bigint, s integer, scope text, ordinal bigint, columns jsonb, moved jsonb, k jsonb, clk_max bigint,
        deleted boolean, p bigint)
    )
    UPDATE row_state r SET
      scope = u.scope,
      columns = u.columns,
      clk_max = u.clk_max,
      version = u.base + u.ordinal,
      deleted = u.deleted,
      proof = u.p,
      clk = coalesce((u.moved ->> 0)::bigint, r.clk),
      device = coalesce((u.moved ->> 1)::integer, r.device),
      person = coalesce((u.moved ->> 2)::bigint, r.person),
      seq = CASE WHEN u.moved IS NULL THEN r.seq ELSE u.base + u.ordinal END,
      clocks = nullif(
        CASE WHEN u.moved IS NULL THEN coalesce(r.clocks, '{}') ELSE '{}' END || coalesce((
          SELECT jsonb_object_agg(stamp.key, jsonb_build_array(
            stamp.value -> 0, numbered_from(u.base, (stamp.value ->> 1)::bigint), stamp.value -> 2, stamp.value -> 3,
            stamp.value -> 4, numbered_from(u.base, (stamp.value ->> 5)::bigint))
            || CASE WHEN jsonb_array_length(stamp.value) > 6 THEN jsonb_build_array(stamp.value -> 6) ELSE '[]' END)
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
`
