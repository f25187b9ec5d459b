/**
 * Parts of files that other computers hand on over their links, piece by piece, by who carries them; and of a file that was taken in, who did. `problem`:
 * why it was refused, for a carrier that did not hear it.
 */
export const carried = `
CREATE TABLE carried (
  carrier integer NOT NULL,
  sha256 text NOT NULL,
  bundle text NOT NULL,
  part integer NOT NULL,
  size bigint NOT NULL,
  have bigint NOT NULL DEFAULT 0,
  at bigint NOT NULL,
  problem text,
  PRIMARY KEY (carrier, sha256)
);
CREATE TABLE carried_piece (
  carrier integer NOT NULL,
  sha256 text NOT NULL,
  start bigint NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (carrier, sha256, start),
  FOREIGN KEY (carrier, sha256) REFERENCES carried ON DELETE CASCADE
);
ALTER TABLE file_taken ADD COLUMN carried_by integer;
GRANT SELECT, INSERT, UPDATE, DELETE ON carried, carried_piece TO konvwa_service;
`
