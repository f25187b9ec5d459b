/**
 * Frames are bytes. Those sealed before stay what they were, their text behind a 1: what was sent once is sent again the very same.
 * json_bytes: about what the transactions in them are as JSON, for the forecast.
 */
export const sealed = {
  number: 80,
  sql: `
CREATE TABLE sealed_frame (
  number INTEGER PRIMARY KEY,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  sealed BLOB NOT NULL,
  bytes INTEGER NOT NULL,
  json_bytes INTEGER NOT NULL,
  first_tx INTEGER NOT NULL,
  last_tx INTEGER NOT NULL
) STRICT;
INSERT INTO sealed_frame (number, previous, hash, sealed, bytes, json_bytes, first_tx, last_tx)
  SELECT number, previous, hash, CAST(char(1) || text AS BLOB), bytes + 1, bytes, first_tx, last_tx FROM frame;
DROP TABLE frame;
ALTER TABLE sealed_frame RENAME TO frame;
`,
}
