/** Numbered amendments of confirmed orders, with what each made different. */
export const amendments = {
  number: 340,
  sql: `
CREATE TABLE order_amendment (
  id INTEGER NOT NULL REFERENCES sales_order (id) ON DELETE CASCADE,
  n INTEGER NOT NULL CHECK (n > 0),
  at INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  asked_by TEXT NOT NULL CHECK (asked_by IN ('customer', 'us')),
  cause TEXT NOT NULL CHECK (cause IN ('quantity', 'goods', 'day', 'stock', 'price', 'mistake', 'transport', 'other')),
  note TEXT NOT NULL,
  changes TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (id, n)
) STRICT;
`,
}
