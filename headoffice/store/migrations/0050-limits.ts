/** How often a device asked in its last minute, over all processes. The service may see which migrations were made and how far each scope reaches, for /health and /metrics. */
export const limits = `
ALTER TABLE device ADD COLUMN asked_minute bigint NOT NULL DEFAULT 0, ADD COLUMN asked integer NOT NULL DEFAULT 0;
GRANT SELECT ON migration, scope_counter TO konvwa_service;
CREATE POLICY every_scope ON scope_counter FOR SELECT TO konvwa_service USING (true);
`
