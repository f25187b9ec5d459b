/**
 * Two copies of a computer may have printed one number. The order that is given up stays, void; the other one, which head office has, stands beside it. Lists
 * walk along the first index, in the order of numbers.
 */
export const voidTwins = {
  number: 240,
  sql: `
DROP INDEX sales_order_number;
CREATE INDEX sales_order_number ON sales_order (number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX sales_order_given ON sales_order (number) WHERE number IS NOT NULL AND status <> 'void';
`,
}
