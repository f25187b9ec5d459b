/** What was asked in one go is found and answered together: all requests of one import have one moment and one person. */
export const requestsTogether = {
  number: 90,
  sql: `
CREATE INDEX request_asked ON request (asked_at, asked_by);
`,
}
