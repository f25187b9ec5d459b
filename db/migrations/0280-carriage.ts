/** What another system kept of how an imported order went: with whom, to which country, and what the carriage cost. */
export const carriage = {
  number: 280,
  sql: `
ALTER TABLE sales_order ADD COLUMN carrier TEXT;
ALTER TABLE sales_order ADD COLUMN freight_minor INTEGER;
ALTER TABLE sales_order ADD COLUMN ship_country TEXT;
`,
}
