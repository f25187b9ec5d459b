/**
 * Files on records: the row travels with all rows, its bytes beside them. `blob`: what of a file is here, what head office is known to have,
 * whether somebody asked for it. A piece is written once; a download cut off goes on behind the last one.
 */
export const attachments = {
  number: 130,
  sql: `
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  depot_id INTEGER,
  table_number INTEGER NOT NULL,
  row_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'application/pdf')),
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  thumbnail TEXT NOT NULL,
  added_by INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX attachment_record ON attachment (table_number, row_id);
CREATE INDEX attachment_hash ON attachment (sha256);
CREATE TABLE blob (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  here INTEGER NOT NULL,
  at_office INTEGER NOT NULL,
  wanted INTEGER NOT NULL CHECK (wanted IN (0, 1)),
  kept_at INTEGER NOT NULL
) STRICT;
CREATE TABLE blob_piece (
  sha256 TEXT NOT NULL REFERENCES blob (sha256) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (sha256, start)
) STRICT;
`,
}
