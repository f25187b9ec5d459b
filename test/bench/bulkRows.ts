import { muted } from '../../db/muted.ts'
import type { Store } from '../../db/open.ts'

/** Rows by the hundred thousand, written past capture and by the triggers of the search indexes like any other. Same every time. */

const firsts = 'Ti Gwo Bèl Nouvo Bon Chez Lakay Depo Boutik Makèt Mache Sen Kay Wozo Solèy Lanmè'.split(' ')
const middles =
  'Marie Jean Joseph Pierre Roselène Wilner Fabiola Dieudonné Nadège Esperanta Mirlande Jocelyn Kettly Renaud Bondye Mèsi'.split(
    ' ',
  )
const lasts =
  'Toussaint Desir Célestin Louis Charles Baptiste Augustin Étienne François Michel Pétion Dorvil Saintil Jacques Nicolas Kayou Wòch Lafontant Belizaire'.split(
    ' ',
  )
const cities =
  'Cap-Haïtien Limbé Milot Ouanaminthe Limonade Plaisance Gonaïves Port-de-Paix Jérémie Les-Cayes Jacmel Hinche Mirebalais'.split(
    ' ',
  )
const classes = ['kiosk', 'market', 'supermarket', 'hotel', 'institution', 'wholesaler', 'distributor']

const atOnce = 20_000

/** `from` is the id of the first; every fourth has a contact of its own. */
export async function bulkCustomers(
  store: Store,
  { count, from, depotId }: { count: number; from: number; depotId: number },
): Promise<void> {
  for (let done = 0; done < count; done += atOnce)
    await store.pen.turn(turn =>
      muted(turn, () => {
        const range = [done, Math.min(count, done + atOnce)] as const
        turn
          .statement(
            `WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
INSERT INTO customer (id, depot_id, code, name, trade_name, customer_class, zone, address, city, phone, language, delivery_days, tax_id, notes, active)
SELECT ? + i, ?, printf('C-%06d', i),
  ${word(firsts, 'i')} || ' ' || ${word(middles, 'i / 16')} || ' ' || ${word(lasts, 'i * 7 / 3')},
  CASE i % 3 WHEN 0 THEN ${word(firsts, 'i / 5')} || ' ' || ${word(lasts, 'i / 11')} ELSE '' END,
  ${word(classes, 'i * 3')}, 'Zòn ' || (i % 24), 'Ri ' || ${word(lasts, 'i / 2')} || ' ' || (i % 300), ${word(cities, 'i * 5')},
  printf('+509 %04d %04d', 3000 + (i * 37) % 2000, (i * 7919) % 10000), 'ht', 0, '', '', i % 20 <> 19
FROM n`,
          )
          .run(...range, from, depotId)
        turn
          .statement(
            `WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
INSERT INTO contact (id, n, name, role, phone, email, is_primary)
SELECT ? + i, 1, ${word(middles, 'i * 3')} || ' ' || ${word(lasts, 'i / 7')}, '', printf('4%03d %04d', i % 1000, (i * 31) % 10000), '', 1
FROM n WHERE i % 4 = 0`,
          )
          .run(...range, from)
      }),
    )
}

interface Orders {
  count: number
  /** Id of the first. */
  from: number
  depotId: number
  customers: { from: number; count: number }
  products: { from: number; count: number }
  personId: number
  now: number
  /** The day of `now` at the depot. */
  today: string
}

/** Orders with five lines each over two years, the last 600 of them in the stages of work. */
export async function bulkOrders(store: Store, orders: Orders): Promise<void> {
  const { count, from, depotId, customers, products, personId, now, today } = orders
  const open = Math.min(600, count)
  for (let done = 0; done < count; done += atOnce)
    await store.pen.turn(turn =>
      muted(turn, () => {
        const range = [done, Math.min(count, done + atOnce)] as const
        // Days back from today, the newest last.
        const back = `((${count} - 1 - i) * 730 / ${count})`
        const status = `CASE WHEN i >= ${count - open} THEN
          CASE i % 6 WHEN 0 THEN 'draft' WHEN 1 THEN 'received' WHEN 2 THEN 'checked' WHEN 3 THEN 'on-hold' ELSE 'confirmed' END
          WHEN i % 33 = 7 THEN 'cancelled' ELSE 'closed' END`
        turn
          .statement(
            `WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
INSERT INTO sales_order (id, depot_id, customer_id, number, status, reason_note, channel, customer_reference, requested_day, currency,
  tax_included, net_minor, tax_minor, total_minor, note, ordered_day, received_at, status_since, entered_by)
SELECT ? + i, ?, ? + (i * 7919) % ?, CASE WHEN ${status} = 'draft' THEN NULL ELSE printf('ORD-CAP2-27-%06d', i + 1) END, ${status}, '',
  CASE i % 4 WHEN 0 THEN 'phone' WHEN 1 THEN 'whatsapp' WHEN 2 THEN 'counter' ELSE 'paper' END,
  CASE i % 5 WHEN 0 THEN 'BC ' || (i * 13 % 99991) ELSE '' END,
  date(?, '-' || ${back} || ' days', '+' || (1 + i % 4) || ' days'), 'HTG', 0,
  115000 + i * 7919 % 900000, 11500 + i * 7919 % 90000, 126500 + i * 7919 % 990000, '', date(?, '-' || ${back} || ' days'),
  ? - ${back} * 86400000, ? - ${back} * 86400000 - i % 7919 * 1000, ?
FROM n`,
          )
          .run(...range, from, depotId, customers.from, customers.count, today, today, now, now, personId)
        turn
          .statement(
            `WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?), l(n) AS (VALUES (1), (2), (3), (4), (5))
INSERT INTO order_line (id, n, product_id, quantity, case_units, price_units, price_minor, price_source, discount_bp, tax_rate_bp, amount_minor)
SELECT ? + i, l.n, ? + (i * 3 + l.n * 11) % ?, 24 * (1 + (i + l.n) % 9), 24, 24, 115000, 'general-list', 0, 1000, 115000 * (1 + (i + l.n) % 9)
FROM n CROSS JOIN l`,
          )
          .run(...range, from, products.from, products.count)
      }),
    )
}

/** The word of a list at `at`, as SQL. */
const word = (words: readonly string[], at: string): string =>
  `CASE (${at}) % ${words.length} ${words.map((each, index) => `WHEN ${index} THEN '${each}'`).join(' ')} END`
