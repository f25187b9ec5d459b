/** Working days and holidays, containers with their deposit, further units of products, and tax rates that change on a day; what was done, by time. */
export const calendars = {
  number: 40,
  sql: `
CREATE TABLE calendar (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  working_days INTEGER NOT NULL,
  monday_cutoff INTEGER,
  tuesday_cutoff INTEGER,
  wednesday_cutoff INTEGER,
  thursday_cutoff INTEGER,
  friday_cutoff INTEGER,
  saturday_cutoff INTEGER,
  sunday_cutoff INTEGER,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE holiday (
  id INTEGER NOT NULL REFERENCES calendar (id) ON DELETE CASCADE,
  n INTEGER NOT NULL CHECK (n > 0),
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  name_en TEXT NOT NULL,
  name_fr TEXT NOT NULL,
  name_ht TEXT NOT NULL,
  closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
  cutoff_minute INTEGER,
  recurrence TEXT NOT NULL CHECK (recurrence IN ('yearly', 'easter', 'once')),
  version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (id, n)
) STRICT;

CREATE TABLE tax_change (
  id INTEGER NOT NULL REFERENCES tax_class (id) ON DELETE CASCADE,
  n INTEGER NOT NULL CHECK (n > 0),
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  rate_bp INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (id, n)
) STRICT;

CREATE TABLE container (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name_en TEXT NOT NULL,
  name_fr TEXT NOT NULL,
  name_ht TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('bottle', 'crate', 'jug', 'keg', 'pallet', 'other')),
  deposit_minor INTEGER NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE product_unit (
  id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  n INTEGER NOT NULL CHECK (n > 0),
  kind TEXT NOT NULL CHECK (kind IN ('case', 'pack', 'layer', 'pallet')),
  factor INTEGER NOT NULL,
  barcode TEXT,
  version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (id, n)
) STRICT;

CREATE INDEX record_event_at ON record_event (at);
CREATE INDEX product_unit_barcode ON product_unit (barcode) WHERE barcode IS NOT NULL;

ALTER TABLE depot ADD COLUMN calendar_id INTEGER;
ALTER TABLE product ADD COLUMN unit_container_id INTEGER;
ALTER TABLE product ADD COLUMN case_container_id INTEGER;
`,
}
