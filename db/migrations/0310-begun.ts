/**
 * From where a scope was begun was not noted before 220, so that it stood as begun from nothing: the furthest that it may have been, or what a snapshot brought would not be read
 * again where head office comes back from a backup. And the book of one product is read by its days.
 */
export const begun = {
  number: 310,
  sql: `
UPDATE scope_cursor SET base = cursor WHERE base = 0;
DROP INDEX stock_move_product;
CREATE INDEX stock_move_book ON stock_move (product_id, moved_day, at, id, depot_id);
`,
}
