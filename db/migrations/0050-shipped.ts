/** What another system kept of an order that came in by an import: the day it left, and its own word for how it stands. */
export const shipped = {
  number: 50,
  sql: `
ALTER TABLE sales_order ADD COLUMN shipped_day TEXT CHECK (shipped_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE sales_order ADD COLUMN origin_status TEXT;
`,
}
