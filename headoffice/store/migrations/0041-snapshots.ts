/**
 * Snapshots from which new computers start: a scope as it stood at a cursor, signed, in pieces by their first byte. They lie in the database, so that any process can give
 * them out.
 */
export const snapshots = `
CREATE TABLE snapshot (
  scope text NOT NULL,
  cursor bigint NOT NULL,
  built_at bigint NOT NULL,
  size bigint NOT NULL,
  PRIMARY KEY (scope, cursor)
);
CREATE TABLE snapshot_piece (
  scope text NOT NULL,
  cursor bigint NOT NULL,
  at bigint NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (scope, cursor, at),
  FOREIGN KEY (scope, cursor) REFERENCES snapshot ON DELETE CASCADE
);
GRANT SELECT, INSERT, DELETE ON snapshot, snapshot_piece TO konvwa_service;
`
