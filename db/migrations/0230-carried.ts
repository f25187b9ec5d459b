/**
 * Files of other computers that wait to be handed on to head office, and its answers to them. `at_office`: how much of a part head office
 * is known to have. Pieces of both stand by their place.
 */
export const carried = {
  number: 230,
  sql: `
CREATE TABLE carried (
  bundle TEXT NOT NULL,
  part INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  device INTEGER NOT NULL,
  written_at INTEGER NOT NULL,
  brought_at INTEGER NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  at_office INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('sending', 'there', 'taken', 'refused')),
  problem TEXT,
  PRIMARY KEY (bundle, part)
) STRICT;
CREATE TABLE carried_answer (
  bundle TEXT NOT NULL,
  part INTEGER NOT NULL,
  name TEXT NOT NULL,
  size INTEGER,
  here INTEGER NOT NULL,
  PRIMARY KEY (bundle, part)
) STRICT;
CREATE TABLE carried_piece (
  bundle TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('there', 'back')),
  part INTEGER NOT NULL,
  start INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (bundle, way, part, start)
) STRICT;
`,
}
