/**
 * Files that people carried here: parts that wait for the others, as they came; which were taken in, by whom; and the answers, kept for a while
 * because a stick may be lost on the way back.
 */
export const files = `
CREATE TABLE file_part (
  bundle text NOT NULL,
  part integer NOT NULL,
  parts integer NOT NULL,
  device integer NOT NULL,
  at bigint NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (bundle, part)
);
CREATE TABLE file_taken (
  bundle text PRIMARY KEY,
  device integer NOT NULL,
  incarnation integer NOT NULL,
  sequence bigint NOT NULL,
  written_at bigint NOT NULL,
  taken_at bigint NOT NULL,
  taken_by bigint,
  transactions integer NOT NULL,
  refused integer NOT NULL,
  answer_sequence bigint NOT NULL
);
CREATE INDEX file_taken_of ON file_taken (device, incarnation, sequence);
CREATE TABLE file_answer (
  question text NOT NULL REFERENCES file_taken ON DELETE CASCADE,
  part integer NOT NULL,
  name text NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (question, part)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON file_part, file_taken, file_answer TO konvwa_service;
`
