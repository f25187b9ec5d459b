/** The bytes of attached files, by their SHA-256 (hex): how much is here, in pieces as they came. Which rows name a file says the index. */
export const attachments = `
CREATE TABLE blob (sha256 text PRIMARY KEY, size bigint NOT NULL, have bigint NOT NULL DEFAULT 0, at bigint NOT NULL);
CREATE TABLE blob_piece (
  sha256 text NOT NULL REFERENCES blob ON DELETE CASCADE,
  start bigint NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (sha256, start)
);
CREATE INDEX row_state_attachment ON row_state ((columns ->> 'sha256')) WHERE tbl = 43;
GRANT SELECT, INSERT, UPDATE, DELETE ON blob, blob_piece TO konvwa_service;
`
