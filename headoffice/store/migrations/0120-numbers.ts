/** A number is given once, whatever the document: a column `number` holds nothing else. */
export const numbers = `
CREATE UNIQUE INDEX row_state_document_number ON row_state ((columns ->> 'number')) WHERE columns ->> 'number' IS NOT NULL;
DROP INDEX row_state_order_number;
`
