/**
 * Which order an attempt to enter one became, and the fingerprint of what was entered: whoever got no answer, because a page, a port or the program broke, saves the same order again and not
 * another one.
 */
export const attempts = {
  number: 260,
  sql: `
CREATE TABLE order_attempt (
  attempt TEXT NOT NULL PRIMARY KEY,
  order_id INTEGER NOT NULL,
  look INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
}
