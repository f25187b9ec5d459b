/**
 * The first page of any list comes from an index that is in its order: by total, and of the orders that have no number yet. What lists are
 * filtered by most stands behind the total.
 */
export const firstPages = {
  number: 160,
  sql: `
CREATE INDEX sales_order_total ON sales_order
  (total_minor, id, status, depot_id, customer_id, ordered_day, requested_day);
CREATE INDEX sales_order_numberless ON sales_order (number) WHERE number IS NULL;
`,
}
