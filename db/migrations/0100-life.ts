/**
 * life: whose books these are, to be compared with the identity that stands outside of them. numbers_closed: no document number is given
 * until head office has named a lane. former_self: under which devices these books were kept before, up to which transaction.
 */
export const life = {
  number: 100,
  sql: `
CREATE TABLE life (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  install TEXT,
  numbers_closed INTEGER NOT NULL DEFAULT 0 CHECK (numbers_closed IN (0, 1))
) STRICT;
INSERT INTO life VALUES (1, NULL, 0);

CREATE TABLE former_self (
  device INTEGER NOT NULL,
  incarnation INTEGER NOT NULL,
  lane TEXT NOT NULL,
  through INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (device, incarnation)
) STRICT;
`,
}
