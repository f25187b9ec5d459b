/**
 * The goods of a depot: movements, the reversals of wrong ones, and what stands where, kept beside them by triggers, so that nobody sums up all history.
 * A movement that was taken back counts for nothing.
 */
export const stock = {
  number: 300,
  sql: `
CREATE TABLE stock_move (
  id INTEGER PRIMARY KEY,
  depot_id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('receipt', 'supplier-return', 'customer-return', 'damaged', 'expired', 'own-use', 'blocked', 'released', 'scrapped', 'found', 'missed')),
  from_place TEXT NOT NULL CHECK (from_place IN ('depot', 'blocked', 'supplier', 'customer', 'loss', 'count')),
  to_place TEXT NOT NULL CHECK (to_place IN ('depot', 'blocked', 'supplier', 'customer', 'loss', 'count')),
  quantity INTEGER NOT NULL,
  moved_day TEXT NOT NULL,
  at INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  document TEXT NOT NULL,
  note TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX stock_move_product ON stock_move (depot_id, product_id, at);

CREATE TABLE stock_reversal (
  id INTEGER NOT NULL REFERENCES stock_move (id) ON DELETE CASCADE,
  n INTEGER NOT NULL CHECK (n > 0),
  at INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  note TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (id, n)
) STRICT;

CREATE TABLE stock_balance (
  depot_id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  place TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  PRIMARY KEY (depot_id, product_id, place)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER stock_move_counts AFTER INSERT ON stock_move
WHEN NOT EXISTS (SELECT 1 FROM stock_reversal WHERE id = new.id) BEGIN
${counting('new', 1)}
END;
CREATE TRIGGER stock_move_moves AFTER UPDATE OF id, depot_id, product_id, from_place, to_place, quantity ON stock_move
WHEN NOT EXISTS (SELECT 1 FROM stock_reversal WHERE id IN (old.id, new.id)) BEGIN
${counting('old', -1)}
${counting('new', 1)}
END;
CREATE TRIGGER stock_move_leaves BEFORE DELETE ON stock_move BEGIN
  DELETE FROM stock_reversal WHERE id = old.id;
${counting('old', -1)}
END;
CREATE TRIGGER stock_reversal_counts AFTER INSERT ON stock_reversal
WHEN new.n = (SELECT min(n) FROM stock_reversal WHERE id = new.id) BEGIN
${countingMove('new', -1)}
END;
CREATE TRIGGER stock_reversal_leaves AFTER DELETE ON stock_reversal
WHEN NOT EXISTS (SELECT 1 FROM stock_reversal WHERE id = old.id) BEGIN
${countingMove('old', 1)}
END;
`,
}

/** What the row of a movement adds to its two places. */
function counting(row: 'new' | 'old', times: 1 | -1): string {
  const add = (
    place: string,
    quantity: string,
  ): string => `  INSERT INTO stock_balance (depot_id, product_id, place, quantity)
    VALUES (${row}.depot_id, ${row}.product_id, ${row}.${place}, ${quantity})
    ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity;`
  return `${add('to_place', `${times} * ${row}.quantity`)}\n${add('from_place', `${-times} * ${row}.quantity`)}`
}

/** The same of the movement that a reversal speaks of. */
function countingMove(row: 'new' | 'old', times: 1 | -1): string {
  const add = (
    place: string,
    quantity: string,
  ): string => `  INSERT INTO stock_balance (depot_id, product_id, place, quantity)
    SELECT depot_id, product_id, ${place}, ${quantity} FROM stock_move WHERE id = ${row}.id
    ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity;`
  return `${add('to_place', `${times} * quantity`)}\n${add('from_place', `${-times} * quantity`)}`
}
