/** Snapshots of head office that are being taken in: how many of their bytes and blocks are here, and what is here of the next block. */
export const snapshots = {
  number: 140,
  sql: `
CREATE TABLE snapshot_import (
  scope TEXT PRIMARY KEY,
  cursor INTEGER NOT NULL,
  size INTEGER NOT NULL,
  held INTEGER NOT NULL,
  head BLOB,
  rest BLOB NOT NULL,
  block INTEGER NOT NULL,
  rows INTEGER NOT NULL
) STRICT;
`,
}
