/**
 * What confirmed orders wait for, by depot and product, kept by triggers on orders and their lines, whoever writes them. An order that is on hold keeps what it was promised; one that
 * has left waits for nothing.
 */
export const reserved = {
  number: 320,
  sql: `
CREATE TABLE stock_reserved (
  depot_id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  PRIMARY KEY (depot_id, product_id)
) STRICT, WITHOUT ROWID;

INSERT INTO stock_reserved (depot_id, product_id, quantity)
  SELECT o.depot_id, l.product_id, sum(l.quantity) FROM sales_order o JOIN order_line l ON l.id = o.id
  WHERE ${waiting('o')} GROUP BY o.depot_id, l.product_id;

CREATE TRIGGER stock_reserved_order_comes AFTER INSERT ON sales_order WHEN ${waiting('new')} BEGIN
${reserving('new', 1)}
END;
CREATE TRIGGER stock_reserved_order_moves AFTER UPDATE OF id, depot_id, status, held_from, shipped_day ON sales_order
WHEN old.id <> new.id OR old.depot_id <> new.depot_id OR ${waiting('old')} <> ${waiting('new')} BEGIN
${reserving('old', -1)}
${reserving('new', 1)}
END;
CREATE TRIGGER stock_reserved_order_goes BEFORE DELETE ON sales_order WHEN ${waiting('old')} BEGIN
${reserving('old', -1)}
END;
CREATE TRIGGER stock_reserved_line_comes AFTER INSERT ON order_line BEGIN
${reservingLine('new', 1)}
END;
CREATE TRIGGER stock_reserved_line_moves AFTER UPDATE OF id, product_id, quantity ON order_line BEGIN
${reservingLine('old', -1)}
${reservingLine('new', 1)}
END;
CREATE TRIGGER stock_reserved_line_goes AFTER DELETE ON order_line BEGIN
${reservingLine('old', -1)}
END;
`,
}

/** Whether an order waits for its goods: 1 or 0. */
function waiting(row: 'new' | 'old' | 'o'): string {
  return `((${row}.status = 'confirmed' OR (${row}.status = 'on-hold' AND ${row}.held_from IS 'confirmed')) AND ${row}.shipped_day IS NULL)`
}

/** What all lines of an order reserve. Lines that go with their order find no order any more, and were taken off with it. */
function reserving(row: 'new' | 'old', times: 1 | -1): string {
  return `  INSERT INTO stock_reserved (depot_id, product_id, quantity)
    SELECT ${row}.depot_id, product_id, ${times} * quantity FROM order_line WHERE id = ${row}.id AND ${waiting(row)}
    ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity;`
}

/** What one line reserves for its order. */
function reservingLine(row: 'new' | 'old', times: 1 | -1): string {
  return `  INSERT INTO stock_reserved (depot_id, product_id, quantity)
    SELECT o.depot_id, ${row}.product_id, ${times} * ${row}.quantity FROM sales_order o WHERE o.id = ${row}.id AND ${waiting('o')}
    ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity;`
}
