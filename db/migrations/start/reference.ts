/** What head office owns: company, depots, people, products, prices. */
export const referenceTables = `
CREATE TABLE company (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  legal_name TEXT NOT NULL,
  tax_id TEXT NOT NULL,
  patente TEXT NOT NULL,
  address TEXT NOT NULL,
  phone TEXT NOT NULL,
  base_currency TEXT NOT NULL CHECK (base_currency IN ('HTG', 'USD', 'INR', 'EUR', 'CAD', 'DOP', 'BRL', 'GBP')),
  second_currency TEXT CHECK (second_currency IN ('HTG', 'USD', 'INR', 'EUR', 'CAD', 'DOP', 'BRL', 'GBP')),
  fiscal_start_month INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE depot (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  phone TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  cutoff_minute INTEGER NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('en', 'fr', 'ht')),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE device (
  id INTEGER PRIMARY KEY,
  device_number INTEGER NOT NULL,
  name TEXT NOT NULL,
  depot_id INTEGER,
  lane TEXT NOT NULL,
  head_office INTEGER NOT NULL CHECK (head_office IN (0, 1)),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  depot_id INTEGER,
  login TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('manager', 'supervisor', 'order-desk', 'dispatcher', 'billing', 'viewer', 'head-office')),
  language TEXT NOT NULL CHECK (language IN ('en', 'fr', 'ht')),
  password_hash TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  grant_signature TEXT,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE tax_class (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name_en TEXT NOT NULL,
  name_fr TEXT NOT NULL,
  name_ht TEXT NOT NULL,
  rate_bp INTEGER NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE exchange_rate (
  id INTEGER PRIMARY KEY,
  currency TEXT NOT NULL CHECK (currency IN ('HTG', 'USD', 'INR', 'EUR', 'CAD', 'DOP', 'BRL', 'GBP')),
  rate_e6 INTEGER NOT NULL,
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  source TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE product (
  id INTEGER PRIMARY KEY,
  sku TEXT NOT NULL,
  name_en TEXT NOT NULL,
  name_fr TEXT NOT NULL,
  name_ht TEXT NOT NULL,
  case_units INTEGER NOT NULL,
  tax_class_id INTEGER NOT NULL,
  weight_g INTEGER,
  barcode TEXT,
  category TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE price_list (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  currency TEXT NOT NULL CHECK (currency IN ('HTG', 'USD', 'INR', 'EUR', 'CAD', 'DOP', 'BRL', 'GBP')),
  customer_class TEXT CHECK (customer_class IN ('kiosk', 'market', 'supermarket', 'hotel', 'institution', 'wholesaler', 'distributor', 'key-account', 'importer')),
  zone TEXT,
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  valid_to TEXT CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  tax_included INTEGER NOT NULL CHECK (tax_included IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE price_item (
  id INTEGER NOT NULL REFERENCES price_list (id) ON DELETE CASCADE,
  n INTEGER NOT NULL CHECK (n > 0),
  product_id INTEGER NOT NULL,
  price_units INTEGER NOT NULL,
  price_minor INTEGER NOT NULL,
  from_quantity INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (id, n)
) STRICT;

CREATE TABLE promotion (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  product_id INTEGER NOT NULL,
  buy_quantity INTEGER NOT NULL,
  free_quantity INTEGER NOT NULL,
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  valid_to TEXT NOT NULL CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE reason_code (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('hold', 'cancel', 'free-goods')),
  code TEXT NOT NULL,
  text_en TEXT NOT NULL,
  text_fr TEXT NOT NULL,
  text_ht TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE stage_limit (
  id INTEGER PRIMARY KEY,
  status TEXT NOT NULL CHECK (status IN ('draft', 'received', 'checked', 'confirmed', 'on-hold', 'closed', 'cancelled', 'void')),
  limit_minutes INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE customer_terms (
  id INTEGER PRIMARY KEY,
  depot_id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  price_list_id INTEGER,
  payment_days INTEGER NOT NULL,
  credit_limit_minor INTEGER,
  currency TEXT NOT NULL CHECK (currency IN ('HTG', 'USD', 'INR', 'EUR', 'CAD', 'DOP', 'BRL', 'GBP')),
  hold INTEGER NOT NULL CHECK (hold IN (0, 1)),
  hold_reason_id INTEGER,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX person_login ON person (login);
CREATE INDEX product_sku ON product (sku);
CREATE INDEX price_item_product ON price_item (product_id);
CREATE INDEX customer_terms_customer ON customer_terms (customer_id);
CREATE INDEX exchange_rate_day ON exchange_rate (currency, valid_from);
`
