/**
 * What the desk needs to be sent and answered. `change` and `tx` are rowid tables, so that a scan salvages them from a damaged
 * file; changes of one transaction stand next to each other and need no index of their own.
 */
export const queueTables = `
CREATE TABLE capture (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  muted INTEGER NOT NULL CHECK (muted IN (0, 1)),
  tx INTEGER,
  device INTEGER NOT NULL,
  last_tx INTEGER NOT NULL,
  last_clock INTEGER NOT NULL,
  clock_offset INTEGER NOT NULL,
  last_id INTEGER NOT NULL
) STRICT;
INSERT INTO capture VALUES (1, 0, NULL, 0, 0, 0, 0, 0);

CREATE TABLE change (
  n INTEGER PRIMARY KEY,
  tx INTEGER NOT NULL,
  tbl INTEGER NOT NULL,
  id INTEGER NOT NULL,
  sub INTEGER NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
  base INTEGER NOT NULL,
  cols TEXT NOT NULL,
  old TEXT,
  pending INTEGER NOT NULL DEFAULT 1 CHECK (pending IN (0, 1))
) STRICT;
CREATE INDEX change_pending ON change (id, tbl, sub) WHERE pending = 1;

CREATE TABLE tx (
  number INTEGER PRIMARY KEY,
  clock INTEGER NOT NULL,
  person INTEGER NOT NULL,
  why TEXT NOT NULL,
  "right" TEXT NOT NULL,
  batch TEXT,
  at INTEGER NOT NULL,
  first_change INTEGER NOT NULL,
  last_change INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  changes_through INTEGER NOT NULL,
  bytes_through INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'sealed', 'accepted', 'changed', 'held', 'rejected', 'discarded', 'resent')),
  frame INTEGER,
  verdict TEXT
) STRICT;
CREATE INDEX tx_batch ON tx (batch) WHERE batch IS NOT NULL;

CREATE TABLE frame (
  number INTEGER PRIMARY KEY,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  text TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  first_tx INTEGER NOT NULL,
  last_tx INTEGER NOT NULL
) STRICT;

CREATE TABLE refusal (
  tx INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  pointer TEXT,
  at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'resent', 'discarded', 'escalated')),
  decided_by INTEGER,
  decided_at INTEGER,
  told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1))
) STRICT;
CREATE INDEX refusal_state ON refusal (state);

CREATE TABLE sync_state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  epoch INTEGER NOT NULL,
  sealed_tx INTEGER NOT NULL,
  sealed_frame INTEGER NOT NULL,
  sealed_hash TEXT NOT NULL,
  answered_tx INTEGER NOT NULL,
  answered_frame INTEGER NOT NULL,
  settled_tx INTEGER NOT NULL,
  last_success_at INTEGER
) STRICT;
INSERT INTO sync_state VALUES (1, 0, 0, 0, '0000000000000000000000000000000000000000000000000000000000000000', 0, 0, 0, NULL);

CREATE TABLE scope_cursor (
  scope TEXT PRIMARY KEY,
  cursor INTEGER NOT NULL,
  reaches INTEGER NOT NULL
) STRICT;

CREATE TABLE gone_row (
  tbl INTEGER NOT NULL,
  id INTEGER NOT NULL,
  sub INTEGER NOT NULL,
  PRIMARY KEY (id, tbl, sub)
) STRICT;

CREATE TABLE parked (
  n INTEGER PRIMARY KEY,
  scope TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  download TEXT NOT NULL,
  why TEXT NOT NULL
) STRICT;

CREATE TABLE void_number (
  number TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  person INTEGER NOT NULL
) STRICT;

CREATE TABLE lane_counter (
  type TEXT NOT NULL,
  lane TEXT NOT NULL,
  fiscal_year INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (type, lane, fiscal_year)
) STRICT;
`
