/**
 * Computers that were restored or copied. family: the first device of a line, the same for whoever came out of it. former_self: whose
 * transactions, up to which number, are a device's own past. spare: device numbers set aside. recovery: who asks for another identity.
 */
export const recovery = `
ALTER TABLE device ADD COLUMN family integer;
UPDATE device SET family = number;
ALTER TABLE device ADD COLUMN closed_at bigint;
ALTER TABLE device ADD COLUMN successor integer;
ALTER TABLE device ADD COLUMN phone_key bytea;

CREATE TABLE former_self (
  device integer NOT NULL,
  former integer NOT NULL,
  incarnation integer NOT NULL,
  through integer NOT NULL,
  PRIMARY KEY (device, former, incarnation)
);

CREATE TABLE spare (
  number integer PRIMARY KEY,
  device integer NOT NULL,
  family integer NOT NULL,
  given_at bigint NOT NULL,
  by_phone boolean NOT NULL DEFAULT false,
  used boolean NOT NULL DEFAULT false
);
CREATE INDEX spare_device ON spare (device) WHERE NOT used;

CREATE TABLE recovery (
  id text PRIMARY KEY,
  device integer NOT NULL,
  why text NOT NULL CHECK (why IN ('restored', 'copied')),
  asked_at bigint NOT NULL,
  request jsonb NOT NULL,
  granted integer,
  decided_at bigint,
  decided_by bigint
);

-- Spares are numbered apart, so that who joins next gets the lane that people expect.
ALTER TABLE office ADD COLUMN next_spare integer NOT NULL DEFAULT 700;
ALTER TABLE office ADD COLUMN phone_key bytea;

GRANT SELECT, INSERT, UPDATE, DELETE ON former_self, spare, recovery TO konvwa_service;
GRANT UPDATE (next_spare, phone_key, epoch) ON office TO konvwa_service;
`
