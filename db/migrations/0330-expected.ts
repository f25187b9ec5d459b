/**
 * Goods that are expected by day, what of them was received by movements that name them, and what is still to come: the last two kept by triggers, whoever writes. A movement
 * that was taken back received nothing.
 */
export const expected = {
  number: 330,
  sql: `
CREATE TABLE expected_goods (
  id INTEGER PRIMARY KEY,
  depot_id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  expected_day TEXT NOT NULL CHECK (expected_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  supplier TEXT NOT NULL,
  document TEXT NOT NULL,
  note TEXT NOT NULL,
  ended INTEGER NOT NULL CHECK (ended IN (0, 1)),
  entered_by INTEGER NOT NULL,
  entered_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX expected_goods_day ON expected_goods (depot_id, expected_day);

ALTER TABLE stock_move ADD COLUMN expected_id INTEGER;

CREATE TABLE stock_received (expected_id INTEGER PRIMARY KEY, quantity INTEGER NOT NULL) STRICT;

CREATE TABLE stock_inbound (
  depot_id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  expected_id INTEGER NOT NULL UNIQUE,
  quantity INTEGER NOT NULL,
  PRIMARY KEY (depot_id, product_id, day, expected_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER stock_received_move_comes AFTER INSERT ON stock_move
WHEN new.expected_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stock_reversal WHERE id = new.id) BEGIN
${receiving('new', 1)}
END;
CREATE TRIGGER stock_received_move_moves AFTER UPDATE OF id, expected_id, quantity ON stock_move
WHEN NOT EXISTS (SELECT 1 FROM stock_reversal WHERE id IN (old.id, new.id)) BEGIN
${receiving('old', -1)}
${receiving('new', 1)}
END;
CREATE TRIGGER stock_received_move_leaves AFTER DELETE ON stock_move WHEN old.expected_id IS NOT NULL BEGIN
${receiving('old', -1)}
END;
CREATE TRIGGER stock_received_back AFTER INSERT ON stock_reversal
WHEN new.n = (SELECT min(n) FROM stock_reversal WHERE id = new.id) BEGIN
${receivingMove('new', -1)}
END;
CREATE TRIGGER stock_received_back_leaves AFTER DELETE ON stock_reversal
WHEN NOT EXISTS (SELECT 1 FROM stock_reversal WHERE id = old.id) BEGIN
${receivingMove('old', 1)}
END;

CREATE TRIGGER stock_inbound_received AFTER INSERT ON stock_received BEGIN
${coming('new.expected_id')}
END;
CREATE TRIGGER stock_inbound_received_more AFTER UPDATE ON stock_received BEGIN
${coming('new.expected_id')}
END;
CREATE TRIGGER stock_inbound_comes AFTER INSERT ON expected_goods BEGIN
${coming('new.id')}
END;
CREATE TRIGGER stock_inbound_moves AFTER UPDATE OF id, depot_id, product_id, quantity, expected_day, ended ON expected_goods BEGIN
  DELETE FROM stock_inbound WHERE expected_id = old.id;
${coming('new.id')}
END;
CREATE TRIGGER stock_inbound_leaves AFTER DELETE ON expected_goods BEGIN
  DELETE FROM stock_inbound WHERE expected_id = old.id;
END;
`,
}

/** What a movement received of what it names. */
function receiving(row: 'new' | 'old', times: 1 | -1): string {
  return `  INSERT INTO stock_received (expected_id, quantity)
    SELECT ${row}.expected_id, ${times} * ${row}.quantity WHERE ${row}.expected_id IS NOT NULL
    ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity;`
}

/** The same of the movement that a reversal speaks of. */
function receivingMove(row: 'new' | 'old', times: 1 | -1): string {
  return `  INSERT INTO stock_received (expected_id, quantity)
    SELECT expected_id, ${times} * quantity FROM stock_move WHERE id = ${row}.id AND expected_id IS NOT NULL
    ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity;`
}

/** What is still to come of one, told anew. */
function coming(id: string): string {
  return `  DELETE FROM stock_inbound WHERE expected_id = ${id};
  INSERT INTO stock_inbound (depot_id, product_id, day, expected_id, quantity)
    SELECT e.depot_id, e.product_id, e.expected_day, e.id, e.quantity - ifnull(r.quantity, 0)
    FROM expected_goods e LEFT JOIN stock_received r ON r.expected_id = e.id
    WHERE e.id = ${id} AND e.ended = 0 AND e.quantity > ifnull(r.quantity, 0);`
}
