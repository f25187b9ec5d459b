/**
 * The second wall, beside the checks of the service. Reading for a desk is done as `konvwa_reader`, who sees of the rows those of its scopes and of the
 * devices its own (`konvwa.device`). Writing for a desk names the scopes that it may touch (`konvwa.writes`): a commit that touches
 * another one fails whole, whatever was forgotten before.
 */
export const secondWall = `
ALTER TABLE row_state ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_scopes ON row_state FOR SELECT TO konvwa_reader
  USING (scope = ANY (string_to_array(current_setting('konvwa.scopes', true), ',')));
CREATE POLICY service ON row_state TO konvwa_service USING (true) WITH CHECK (true);
GRANT SELECT ON row_state TO konvwa_reader;

DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['device_tx', 'device_frame', 'waiting_for'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own ON %I FOR SELECT TO konvwa_reader USING (device = nullif(current_setting(''konvwa.device'', true), '''')::integer)', name);
    EXECUTE format('CREATE POLICY service ON %I TO konvwa_service USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT ON %I TO konvwa_reader', name);
  END LOOP;
END $$;
ALTER TABLE device ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON device FOR SELECT TO konvwa_reader USING (number = nullif(current_setting('konvwa.device', true), '')::integer);
CREATE POLICY service ON device TO konvwa_service USING (true) WITH CHECK (true);
GRANT SELECT ON device TO konvwa_reader;

CREATE FUNCTION refuse_other_scope() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE writes text := current_setting('konvwa.writes', true);
BEGIN
  IF writes <> '' AND NOT NEW.scope = ANY (string_to_array(writes, ',')) THEN
    RAISE EXCEPTION 'a scope that is not this device''s' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER own_scopes BEFORE INSERT OR UPDATE ON scope_counter FOR EACH ROW EXECUTE FUNCTION refuse_other_scope();
`
