/** What desks write: customers, orders, their history, requests, conflicts, and what stays private. */
export const documentTables = `
CREATE TABLE customer (
  id INTEGER PRIMARY KEY,
  depot_id INTEGER NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  trade_name TEXT NOT NULL,
  customer_class TEXT NOT NULL CHECK (customer_class IN ('kiosk', 'market', 'supermarket', 'hotel', 'institution', 'wholesaler', 'distributor', 'key-account', 'importer')),
  zone TEXT NOT NULL,
  address TEXT NOT NULL,
  city TEXT NOT NULL,
  phone TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('en', 'fr', 'ht')),
  delivery_days INTEGER NOT NULL,
  tax_id TEXT NOT NULL,
  notes TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE contact (
  id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  n INTEGER NOT NULL CHECK (n > 0),
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  phone TEXT NOT NULL,
  email TEXT NOT NULL,
  is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (id, n)
) STRICT;

CREATE TABLE sales_order (
  id INTEGER PRIMARY KEY,
  depot_id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  number TEXT,
  status TEXT NOT NULL CHECK (status IN ('draft', 'received', 'checked', 'confirmed', 'on-hold', 'closed', 'cancelled', 'void')),
  held_from TEXT CHECK (held_from IN ('draft', 'received', 'checked', 'confirmed', 'on-hold', 'closed', 'cancelled', 'void')),
  hold_kind TEXT CHECK (hold_kind IN ('credit', 'price', 'stock', 'data', 'customer')),
  reason_id INTEGER,
  reason_note TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('phone', 'counter', 'whatsapp', 'visit', 'paper', 'file')),
  customer_reference TEXT NOT NULL,
  requested_day TEXT NOT NULL CHECK (requested_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  currency TEXT NOT NULL CHECK (currency IN ('HTG', 'USD', 'INR', 'EUR', 'CAD', 'DOP', 'BRL', 'GBP')),
  rate_e6 INTEGER,
  rate_currency TEXT CHECK (rate_currency IN ('HTG', 'USD', 'INR', 'EUR', 'CAD', 'DOP', 'BRL', 'GBP')),
  price_list_id INTEGER,
  tax_included INTEGER NOT NULL CHECK (tax_included IN (0, 1)),
  net_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  total_minor INTEGER NOT NULL,
  note TEXT NOT NULL,
  ordered_day TEXT NOT NULL CHECK (ordered_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  received_at INTEGER,
  checked_at INTEGER,
  confirmed_at INTEGER,
  status_since INTEGER NOT NULL,
  entered_by INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE order_line (
  id INTEGER NOT NULL REFERENCES sales_order (id) ON DELETE CASCADE,
  n INTEGER NOT NULL CHECK (n > 0),
  product_id INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  case_units INTEGER NOT NULL,
  price_units INTEGER NOT NULL,
  price_minor INTEGER NOT NULL,
  price_source TEXT NOT NULL CHECK (price_source IN ('customer-list', 'class-list', 'general-list', 'typed', 'imported', 'free')),
  discount_bp INTEGER NOT NULL,
  tax_rate_bp INTEGER NOT NULL,
  amount_minor INTEGER NOT NULL,
  free_reason_id INTEGER,
  promotion_id INTEGER,
  version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (id, n)
) STRICT;

CREATE TABLE record_event (
  id INTEGER PRIMARY KEY,
  depot_id INTEGER,
  table_number INTEGER NOT NULL,
  row_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  person_id INTEGER,
  device_number INTEGER NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE request (
  id INTEGER PRIMARY KEY,
  depot_id INTEGER NOT NULL,
  table_number INTEGER NOT NULL,
  row_id INTEGER NOT NULL,
  sub INTEGER NOT NULL,
  creates INTEGER NOT NULL CHECK (creates IN (0, 1)),
  proposal TEXT NOT NULL CHECK (json_valid(proposal)),
  present TEXT NOT NULL CHECK (json_valid(present)),
  note TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'refused', 'withdrawn')),
  asked_by INTEGER NOT NULL,
  asked_at INTEGER NOT NULL,
  answered_by INTEGER,
  answered_at INTEGER,
  answer TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE conflict (
  id INTEGER PRIMARY KEY,
  depot_id INTEGER,
  kind TEXT NOT NULL CHECK (kind IN ('same-field', 'edited-deleted', 'duplicate-customer', 'cancelled-changed')),
  state TEXT NOT NULL CHECK (state IN ('open', 'resolved')),
  table_number INTEGER NOT NULL,
  row_id INTEGER NOT NULL,
  sub INTEGER NOT NULL,
  column_name TEXT NOT NULL,
  standing TEXT NOT NULL CHECK (json_valid(standing)),
  other TEXT NOT NULL CHECK (json_valid(other)),
  base_value TEXT NOT NULL CHECK (json_valid(base_value)),
  raised_at INTEGER NOT NULL,
  resolved_by INTEGER,
  resolved_at INTEGER,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE draft (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL,
  form TEXT NOT NULL,
  key TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE preference (
  id INTEGER PRIMARY KEY,
  person_id INTEGER,
  key TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE INDEX customer_code ON customer (depot_id, code);
CREATE INDEX sales_order_status ON sales_order (status, status_since);
CREATE INDEX sales_order_customer ON sales_order (customer_id, ordered_day);
CREATE INDEX sales_order_requested ON sales_order (requested_day);
CREATE INDEX sales_order_ordered ON sales_order (ordered_day);
CREATE UNIQUE INDEX sales_order_number ON sales_order (number) WHERE number IS NOT NULL;
CREATE INDEX record_event_row ON record_event (table_number, row_id, at);
CREATE INDEX request_status ON request (status, asked_at);
CREATE INDEX request_row ON request (table_number, row_id);
CREATE INDEX conflict_state ON conflict (state, raised_at);
CREATE UNIQUE INDEX draft_key ON draft (person_id, form, key);
CREATE UNIQUE INDEX preference_key ON preference (ifnull(person_id, 0), key);
`
