/**
 * Indexes for finding. `…_search` matches three letters or more anywhere, `…_word` the beginning of a word; accents and case do
 * not count. They hold no text of their own and follow their table by trigger, whoever writes it.
 */
export const searchTables = `
CREATE VIEW customer_words AS
SELECT
  c.id,
  c.code,
  c.name || ' ' || c.trade_name AS name,
  c.zone || ' ' || c.city || ' ' || c.address AS place,
  replace(replace(replace(replace(replace(replace(c.phone, ' ', ''), '-', ''), '.', ''), '/', ''), '(', ''), ')', '') || ' ' ||
    ifnull((
      SELECT group_concat(replace(replace(replace(replace(replace(replace(
        p.phone, ' ', ''), '-', ''), '.', ''), '/', ''), '(', ''), ')', ''), ' ')
      FROM contact p WHERE p.id = c.id), '') AS phone,
  ifnull((SELECT group_concat(p.name, ' ') FROM contact p WHERE p.id = c.id), '') AS contact
FROM customer c;

CREATE VIRTUAL TABLE customer_search USING fts5 (
  code, name, place, phone, contact,
  content = '', contentless_delete = 1, tokenize = 'trigram remove_diacritics 1'
);
CREATE VIRTUAL TABLE customer_word USING fts5 (
  code, name, place, phone, contact,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', detail = none
);
CREATE TRIGGER customer_find_insert AFTER INSERT ON customer BEGIN
  INSERT INTO customer_search (rowid, code, name, place, phone, contact) SELECT * FROM customer_words WHERE id = new.id;
  INSERT INTO customer_word (rowid, code, name, place, phone, contact) SELECT * FROM customer_words WHERE id = new.id;
END;
CREATE TRIGGER customer_find_update AFTER UPDATE OF id, code, name, trade_name, zone, city, address, phone ON customer BEGIN
  DELETE FROM customer_search WHERE rowid = old.id;
  DELETE FROM customer_word WHERE rowid = old.id;
  INSERT INTO customer_search (rowid, code, name, place, phone, contact) SELECT * FROM customer_words WHERE id = new.id;
  INSERT INTO customer_word (rowid, code, name, place, phone, contact) SELECT * FROM customer_words WHERE id = new.id;
END;
CREATE TRIGGER customer_find_delete AFTER DELETE ON customer BEGIN
  DELETE FROM customer_search WHERE rowid = old.id;
  DELETE FROM customer_word WHERE rowid = old.id;
END;
CREATE TRIGGER contact_find_insert AFTER INSERT ON contact BEGIN
  DELETE FROM customer_search WHERE rowid = new.id;
  DELETE FROM customer_word WHERE rowid = new.id;
  INSERT INTO customer_search (rowid, code, name, place, phone, contact) SELECT * FROM customer_words WHERE id = new.id;
  INSERT INTO customer_word (rowid, code, name, place, phone, contact) SELECT * FROM customer_words WHERE id = new.id;
END;
CREATE TRIGGER contact_find_update AFTER UPDATE OF id, name, phone ON contact BEGIN
  DELETE FROM customer_search WHERE rowid = new.id;
  DELETE FROM customer_word WHERE rowid = new.id;
  INSERT INTO customer_search (rowid, code, name, place, phone, contact) SELECT * FROM customer_words WHERE id = new.id;
  INSERT INTO customer_word (rowid, code, name, place, phone, contact) SELECT * FROM customer_words WHERE id = new.id;
END;
CREATE TRIGGER contact_find_delete AFTER DELETE ON contact BEGIN
  DELETE FROM customer_search WHERE rowid = old.id;
  DELETE FROM customer_word WHERE rowid = old.id;
  INSERT INTO customer_search (rowid, code, name, place, phone, contact) SELECT * FROM customer_words WHERE id = old.id;
  INSERT INTO customer_word (rowid, code, name, place, phone, contact) SELECT * FROM customer_words WHERE id = old.id;
END;

CREATE VIRTUAL TABLE product_search USING fts5 (
  sku, name_en, name_fr, name_ht, barcode,
  content = '', contentless_delete = 1, tokenize = 'trigram remove_diacritics 1'
);
CREATE VIRTUAL TABLE product_word USING fts5 (
  sku, name_en, name_fr, name_ht, barcode,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', detail = none
);
CREATE TRIGGER product_find_insert AFTER INSERT ON product BEGIN
  INSERT INTO product_search (rowid, sku, name_en, name_fr, name_ht, barcode)
    VALUES (new.id, new.sku, new.name_en, new.name_fr, new.name_ht, ifnull(new.barcode, ''));
  INSERT INTO product_word (rowid, sku, name_en, name_fr, name_ht, barcode)
    VALUES (new.id, new.sku, new.name_en, new.name_fr, new.name_ht, ifnull(new.barcode, ''));
END;
CREATE TRIGGER product_find_update AFTER UPDATE OF id, sku, name_en, name_fr, name_ht, barcode ON product BEGIN
  DELETE FROM product_search WHERE rowid = old.id;
  DELETE FROM product_word WHERE rowid = old.id;
  INSERT INTO product_search (rowid, sku, name_en, name_fr, name_ht, barcode)
    VALUES (new.id, new.sku, new.name_en, new.name_fr, new.name_ht, ifnull(new.barcode, ''));
  INSERT INTO product_word (rowid, sku, name_en, name_fr, name_ht, barcode)
    VALUES (new.id, new.sku, new.name_en, new.name_fr, new.name_ht, ifnull(new.barcode, ''));
END;
CREATE TRIGGER product_find_delete AFTER DELETE ON product BEGIN
  DELETE FROM product_search WHERE rowid = old.id;
  DELETE FROM product_word WHERE rowid = old.id;
END;

CREATE VIRTUAL TABLE order_search USING fts5 (
  number, customer_reference,
  content = '', contentless_delete = 1, tokenize = 'trigram remove_diacritics 1'
);
CREATE TRIGGER sales_order_find_insert AFTER INSERT ON sales_order
WHEN new.number IS NOT NULL OR new.customer_reference <> '' BEGIN
  INSERT INTO order_search (rowid, number, customer_reference)
    VALUES (new.id, ifnull(new.number, ''), new.customer_reference);
END;
CREATE TRIGGER sales_order_find_update AFTER UPDATE OF id, number, customer_reference ON sales_order
WHEN new.id <> old.id OR new.number IS NOT old.number OR new.customer_reference <> old.customer_reference BEGIN
  DELETE FROM order_search WHERE rowid = old.id;
  INSERT INTO order_search (rowid, number, customer_reference)
    VALUES (new.id, ifnull(new.number, ''), new.customer_reference);
END;
CREATE TRIGGER sales_order_find_delete AFTER DELETE ON sales_order BEGIN
  DELETE FROM order_search WHERE rowid = old.id;
END;
`
