/**
 * The log, the rows, the devices. Roles: the service writes the log and the rows through `commit_changes` alone, and reads the log as
 * `konvwa_reader`, to whom row-level security shows only the scopes named in the transaction.
 */
export const start = `
DO $$ BEGIN CREATE ROLE konvwa_service NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE konvwa_reader NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
GRANT konvwa_service TO CURRENT_USER;
GRANT konvwa_reader TO CURRENT_USER;
GRANT USAGE ON SCHEMA konvwa TO konvwa_service, konvwa_reader;

CREATE TABLE office (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  epoch bigint NOT NULL,
  public_key bytea NOT NULL,
  private_key bytea NOT NULL,
  next_device integer NOT NULL DEFAULT 2
);

CREATE TABLE device (
  number integer PRIMARY KEY,
  incarnation integer NOT NULL,
  public_key bytea NOT NULL,
  name text NOT NULL,
  application text NOT NULL,
  depot_id bigint,
  head_office boolean NOT NULL,
  lane text NOT NULL UNIQUE,
  -- Of the numbers that it gave while it worked alone.
  alone_lane text,
  row_id bigint NOT NULL,
  counter bigint NOT NULL DEFAULT 0,
  last_frame integer NOT NULL DEFAULT 0,
  last_hash text NOT NULL DEFAULT repeat('0', 64),
  last_transaction integer NOT NULL DEFAULT 0,
  waiting integer NOT NULL DEFAULT 0,
  needs_attention integer NOT NULL DEFAULT 0,
  enrolled_at bigint NOT NULL,
  seen_at bigint,
  revoked_at bigint,
  revoked_by bigint
);

CREATE TABLE device_frame (
  device integer NOT NULL,
  incarnation integer NOT NULL,
  number integer NOT NULL,
  hash text NOT NULL,
  first_transaction integer NOT NULL,
  last_transaction integer NOT NULL,
  PRIMARY KEY (device, incarnation, number)
);

CREATE TABLE device_tx (
  device integer NOT NULL,
  incarnation integer NOT NULL,
  number integer NOT NULL,
  hash text NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('accepted', 'changed', 'held', 'rejected')),
  code text,
  at jsonb,
  clock bigint NOT NULL,
  claimed_clock bigint,
  person bigint NOT NULL,
  why text NOT NULL,
  batch text,
  received_at bigint NOT NULL,
  -- JSON as text: what jsonb refuses must not keep a refusal from being written down.
  body text,
  decided text CHECK (decided IN ('resent', 'discarded', 'escalated')),
  PRIMARY KEY (device, incarnation, number),
  CHECK (verdict NOT IN ('held', 'rejected') OR body IS NOT NULL)
);
CREATE INDEX device_tx_open ON device_tx (device, incarnation) WHERE verdict IN ('held', 'rejected');

-- The row that a held transaction waits for.
CREATE TABLE waiting_for (
  tbl integer NOT NULL,
  id bigint NOT NULL,
  sub integer NOT NULL,
  device integer NOT NULL,
  incarnation integer NOT NULL,
  number integer NOT NULL,
  PRIMARY KEY (device, incarnation, number)
);
CREATE INDEX waiting_for_row ON waiting_for (tbl, id, sub);

CREATE TABLE scope_counter (scope text PRIMARY KEY, last bigint NOT NULL);

CREATE TABLE change_log (
  scope text NOT NULL,
  sequence bigint NOT NULL,
  device integer NOT NULL,
  incarnation integer NOT NULL,
  number integer NOT NULL,
  exact boolean NOT NULL,
  clock bigint NOT NULL,
  person bigint NOT NULL,
  why text NOT NULL,
  batch text,
  at bigint NOT NULL,
  -- Characters of the rows as JSON: what an answer weighs, before anything is read.
  size integer NOT NULL,
  -- json and not jsonb: written and read whole, never looked into.
  rows json NOT NULL,
  verdicts json,
  PRIMARY KEY (scope, sequence)
) PARTITION BY HASH (scope);
DO $$ BEGIN
  FOR part IN 0..7 LOOP
    EXECUTE format('CREATE TABLE change_log_%s PARTITION OF change_log FOR VALUES WITH (MODULUS 8, REMAINDER %s)', part, part);
  END LOOP;
END $$;

-- clk, device, person, seq: when, where, by whom and as which sequence the row was inserted. clocks holds only what changed since:
-- column -> [clock, sequence, device, person, value before, sequence before].
CREATE TABLE row_state (
  scope text NOT NULL,
  tbl integer NOT NULL,
  id bigint NOT NULL,
  sub integer NOT NULL,
  columns jsonb NOT NULL,
  clk bigint NOT NULL,
  clk_max bigint NOT NULL,
  device integer NOT NULL,
  person bigint NOT NULL,
  seq bigint NOT NULL,
  version bigint NOT NULL,
  clocks jsonb,
  deleted boolean NOT NULL DEFAULT false,
  PRIMARY KEY (scope, tbl, id, sub)
);
CREATE UNIQUE INDEX row_state_key ON row_state (tbl, id, sub);
CREATE UNIQUE INDEX row_state_order_number ON row_state ((columns ->> 'number')) WHERE tbl = 30 AND columns ->> 'number' IS NOT NULL;
CREATE INDEX row_state_proposal ON row_state (((columns ->> 'row_id')::bigint))
  WHERE tbl = 41 AND columns ->> 'status' = 'open' AND columns ->> 'creates' = '1' AND columns ->> 'sub' = '0' AND NOT deleted;
CREATE INDEX row_state_conflict ON row_state (((columns ->> 'row_id')::bigint))
  WHERE tbl = 42 AND columns ->> 'state' = 'open' AND NOT deleted;

-- By what people know a reference row: one live row a key.
CREATE TABLE natural_key (tbl integer NOT NULL, key text NOT NULL, id bigint NOT NULL, PRIMARY KEY (tbl, key));
CREATE UNIQUE INDEX natural_key_row ON natural_key (tbl, id);

-- Ids of the rows that head office writes itself.
CREATE SEQUENCE office_row;

CREATE TABLE enrolment_code (
  hash bytea PRIMARY KEY,
  depot_id bigint,
  head_office boolean NOT NULL,
  founding boolean NOT NULL,
  made_by bigint,
  made_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  used_at bigint,
  device integer,
  answer jsonb
);

-- Wrong codes and wrong passwords, by what they came from.
CREATE TABLE attempt (kind text NOT NULL, source text NOT NULL, at bigint NOT NULL);
CREATE INDEX attempt_source ON attempt (kind, source, at);
CREATE INDEX attempt_kind ON attempt (kind, at);

CREATE TABLE session (
  hash bytea PRIMARY KEY,
  person bigint NOT NULL,
  password_hash text NOT NULL,
  csrf text NOT NULL,
  used_at bigint NOT NULL
);

-- Requests of a revoked device, as they came, for review.
CREATE TABLE quarantine (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  device integer NOT NULL,
  incarnation integer NOT NULL,
  received_at bigint NOT NULL,
  body_hash text NOT NULL,
  body bytea NOT NULL,
  UNIQUE (device, incarnation, body_hash)
);

ALTER TABLE change_log ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_scopes ON change_log FOR SELECT TO konvwa_reader
  USING (scope = ANY (string_to_array(current_setting('konvwa.scopes', true), ',')));
ALTER TABLE scope_counter ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_scopes ON scope_counter FOR SELECT TO konvwa_reader
  USING (scope = ANY (string_to_array(current_setting('konvwa.scopes', true), ',')));
GRANT SELECT ON change_log, scope_counter TO konvwa_reader;

GRANT SELECT ON row_state, office TO konvwa_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON device, device_frame, device_tx, waiting_for, natural_key, enrolment_code, attempt, session, quarantine
  TO konvwa_service;
GRANT UPDATE (next_device) ON office TO konvwa_service;
-- Locking a row for update asks for a right to change something of it.
GRANT UPDATE (deleted) ON row_state TO konvwa_service;
GRANT USAGE ON SEQUENCE office_row TO konvwa_service;
`
