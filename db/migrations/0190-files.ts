/**
 * Files that were written for head office: what each of their requests was, so that its answer can be read whenever it comes; parts of an answer that
 * wait for the others; up to which frame they reach (those are not sealed anew); and when head office answered last, by its own clock.
 */
export const files = {
  number: 190,
  sql: `
CREATE TABLE file_written (
  bundle TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  device INTEGER NOT NULL,
  incarnation INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  transactions INTEGER NOT NULL,
  answered_at INTEGER,
  answer_sequence INTEGER
) STRICT;
CREATE TABLE file_request (
  hash TEXT PRIMARY KEY,
  bundle TEXT NOT NULL REFERENCES file_written ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  cursors TEXT NOT NULL,
  decisions TEXT NOT NULL,
  kinds TEXT
) STRICT;
CREATE INDEX file_request_of ON file_request (bundle);
CREATE TABLE file_answer_part (
  bundle TEXT NOT NULL,
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (bundle, part)
) STRICT;
ALTER TABLE sync_state ADD COLUMN filed_frame INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sync_state ADD COLUMN office_time INTEGER NOT NULL DEFAULT 0;
`,
}
