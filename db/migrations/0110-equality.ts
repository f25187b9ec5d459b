/**
 * What came of comparing this copy with head office's: when, what was mended (as it was and as it is since), and what does not become equal.
 */
export const equality = {
  number: 110,
  sql: `
CREATE TABLE comparison (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  mended INTEGER NOT NULL,
  unequal INTEGER NOT NULL
) STRICT;

CREATE TABLE mended_row (
  n INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  tbl INTEGER NOT NULL,
  id INTEGER NOT NULL,
  sub INTEGER NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

CREATE TABLE unequal_row (
  tbl INTEGER NOT NULL,
  id INTEGER NOT NULL,
  sub INTEGER NOT NULL,
  why TEXT NOT NULL CHECK (why IN ('cannot-stand', 'not-mended', 'damaged-there')),
  since INTEGER NOT NULL,
  PRIMARY KEY (tbl, id, sub)
) STRICT;
`,
}
