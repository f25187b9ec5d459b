/**
 * What head office answered, as it came and as it signed it, for 90 days: a head office that was restored gets it back. reaches: the
 * last sequence number of each scope in it. own: numbers of this computer's transactions whose values it does not repeat.
 * parts: whether it answers parts too.
 */
export const kept = {
  number: 120,
  sql: `
CREATE TABLE kept_answer (
  n INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  request TEXT NOT NULL,
  device INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  cursors TEXT NOT NULL,
  reaches TEXT NOT NULL,
  own TEXT NOT NULL,
  parts INTEGER NOT NULL CHECK (parts IN (0, 1)),
  bytes BLOB NOT NULL,
  signature BLOB NOT NULL
) STRICT;
`,
}
