/** What was imported here, so that it can be shown and taken back whole. Local: head office knows the batch by its name. */
export const imports = {
  number: 30,
  sql: `
CREATE TABLE import_batch (
  batch TEXT PRIMARY KEY,
  profile TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'failed', 'undone')),
  done INTEGER NOT NULL,
  total INTEGER NOT NULL,
  counts TEXT,
  started_at INTEGER NOT NULL,
  person_id INTEGER NOT NULL
) STRICT;
`,
}
