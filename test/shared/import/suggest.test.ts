import { describe, expect, test } from 'vitest'
import { applyMapping } from '../../../shared/import/applyMapping.ts'
import { nothingKnown } from '../../../shared/import/context.ts'
import { splitRecords } from '../../../shared/import/dialect.ts'
import { Mapping } from '../../../shared/import/mapping.ts'
import { profileFor } from '../../../shared/import/profiles.ts'
import type { ImportedRecords } from '../../../shared/import/record.ts'
import { suggestKinds, suggestMapping } from '../../../shared/import/suggest.ts'
import type { ImportTable } from '../../../shared/import/table.ts'

const table = (file: string, text: string, delimiter: ',' | ';' = ','): ImportTable => {
  const [columns = [], ...rows] = splitRecords(text.trim(), { delimiter, quote: '"', escaping: '"' })
  return { file, sheet: '', columns, rows }
}

/** What tables become that nobody said anything of. */
function taken(...tables: readonly ImportTable[]): ImportedRecords {
  const asked = tables.map(one => ({ name: one.file.replace(/\..*/, ''), table: one, kind: null }))
  const { mapping } = suggestMapping(asked)
  return applyMapping(Mapping.parse(mapping), Object.fromEntries(asked.map(one => [one.name, one.table])), {
    currency: 'USD',
    known: nothingKnown,
  })
}

describe('tables that nobody has seen, by their headings and values alone', () => {
  test('how long a name is, is no name', () => {
    const products = table(
      'products.csv',
      'product_id,product_category_name,product_name_lenght,product_weight_g\np1,perfumaria,40,225\np2,artes,44,1000',
    )
    const { mapping } = suggestMapping([{ name: 'products', table: products, kind: 'products' }])
    const [take] = mapping.take
    expect(take?.fields).toMatchObject({ sku: 'product_id', category: 'product_category_name' })
    expect(take?.fields).not.toHaveProperty('name')
  })

  test('a shop’s one table of orders and lines, months first, with sales in place of prices and a share as discount', () => {
    const found = taken(
      table(
        'store.csv',
        `Row ID,Order ID,Order Date,Ship Date,Customer ID,Customer Name,Segment,City,State,Region,Product ID,Category,Product Name,Sales,Quantity,Discount,Profit
1,CA-1,11/8/2016,11/11/2016,CG-1,Claire Gute,Consumer,Henderson,Kentucky,South,FUR-1,Furniture,Bookcase,261.96,2,0,41.9
2,CA-1,11/8/2016,11/11/2016,CG-1,Claire Gute,Consumer,Henderson,Kentucky,South,FUR-2,Furniture,"Chair, round",731.94,3,0.2,219.5
3,CA-2,6/12/2016,6/16/2016,DV-1,Darrin Van Huff,Corporate,Los Angeles,California,West,OFF-1,Supplies,Labels,14.62,2,0,6.8`,
      ),
    )
    expect(found.rejected).toEqual([])
    expect(found.orders).toHaveLength(2)
    expect(found.orders[0]).toMatchObject({
      reference: 'CA-1',
      customerCode: 'CG-1',
      orderedDay: '2016-11-08',
      shippedDay: '2016-11-11',
      status: 'closed',
      originStatus: null,
    })
    expect(found.orders[0]?.lines.map(line => [line.sku, line.quantity, line.priceMinor / line.priceUnits])).toEqual([
      ['FUR-1', 2, 13_098],
      ['FUR-2', 3, 24_398],
    ])
    expect(found.customers.map(({ code, name }) => [code, name])).toEqual([
      ['CG-1', 'Claire Gute'],
      ['DV-1', 'Darrin Van Huff'],
    ])
    expect(found.products.map(({ name, category }) => [name, category])).toContainEqual(['Chair, round', 'Furniture'])
  })

  test('capitals run together, a status in words, a customer known by name alone', () => {
    const found = taken(
      table(
        'sales.csv',
        `ORDERNUMBER,QUANTITYORDERED,PRICEEACH,ORDERLINENUMBER,SALES,ORDERDATE,STATUS,PRODUCTLINE,MSRP,PRODUCTCODE,CUSTOMERNAME,PHONE
10107,30,95.7,2,2871,2/24/2003 0:00,Shipped,Motorcycles,95,S10_1678,Land of Toys Inc.,2125557818
10121,34,81.35,5,2765.9,5/7/2003 0:00,Disputed,Motorcycles,95,S10_1678,Reims Collectables,26.47.1555`,
      ),
    )
    expect(found.rejected).toEqual([])
    expect(
      found.orders.map(({ orderedDay, status, originStatus, lines }) => [
        orderedDay,
        status,
        originStatus,
        lines[0]?.priceMinor,
      ]),
    ).toEqual([
      ['2003-02-24', 'closed', 'Shipped', 9570],
      ['2003-05-07', 'confirmed', 'Disputed', 8135],
    ])
  })

  test('French headings, days first, decimal commas, a discount in percent, a thousand set apart by a blank', () => {
    const found = taken(
      table(
        'commandes.csv',
        `N° commande;Date de commande;Date de livraison;Code client;Nom client;Code article;Désignation;Quantité;Prix unitaire;Remise;Statut
C-001;03/02/2026;05/02/2026;K001;Boutik Mari;P1;Kola 24;2;1 150,50;5%;Livrée
C-001;03/02/2026;05/02/2026;K001;Boutik Mari;P2;Dlo 6;10;75,00;0%;Livrée
C-002;14/02/2026;16/02/2026;K002;Depo Jan;P1;Kola 24;1;1 150,50;0%;En cours`,
        ';',
      ),
    )
    expect(found.rejected).toEqual([])
    expect(found.orders[0]).toMatchObject({ orderedDay: '2026-02-03', requestedDay: '2026-02-05', status: 'closed' })
    expect(found.orders[0]?.lines[0]).toMatchObject({ quantity: 2, priceMinor: 115_050, discountBp: 500 })
    expect(found.orders[1]).toMatchObject({ status: 'confirmed', originStatus: 'En cours' })
  })

  test('four tables joined by their keys: heads, details, customers, products', () => {
    const found = taken(
      table(
        'customers.csv',
        'customerNumber,customerName,contactLastName,contactFirstName,phone,city\n103,Atelier graphique,Schmitt,Carine,40.32,Nantes',
      ),
      table(
        'products.csv',
        'productCode,productName,productLine,quantityInStock,MSRP\nS1,Harley,Motorcycles,7933,95.70\nS2,Sedan,Cars,2724,170.00',
      ),
      table(
        'orders.csv',
        'orderNumber,orderDate,requiredDate,shippedDate,status,comments,customerNumber\n1,2003-01-06,2003-01-13,2003-01-10,Shipped,,103\n2,2003-01-09,2003-01-18,,Cancelled,Changed mind,103',
      ),
      table(
        'orderdetails.csv',
        'orderNumber,productCode,quantityOrdered,priceEach,orderLineNumber\n1,S2,30,136.00,3\n1,S1,50,55.09,2\n2,S1,25,108.06,4',
      ),
    )
    expect(found.rejected).toEqual([])
    expect(found.customers[0]).toMatchObject({ code: '103', contacts: [{ name: 'Carine Schmitt' }] })
    expect(found.products[1]).toMatchObject({ sku: 'S2', category: 'Cars', priceMinor: 17_000 })
    expect(found.orders.map(({ status, note, lines }) => [status, note, lines.length])).toEqual([
      ['closed', '', 2],
      ['cancelled', 'Changed mind', 1],
    ])
    expect(found.tables.every(({ left }) => left === 0)).toBe(true)
  })

  test('Haitian Creole headings of customers and products', () => {
    const found = taken(
      table(
        'kliyan.csv',
        'Kòd,Non,Adrès,Vil,Telefòn,Zòn\nK001,Boutik Mari,Ri 5,Okap,37001234,Nò\nK002,Depo Jan,Ri 6,Limbe,37001235,Nò',
      ),
      table(
        'pwodwi.csv',
        'Kòd;Non pwodwi;Pri;Kategori;Inite pa kès\nP1;Kola;1.150,50;Bwason;24\nP2;Dlo;75,25;Dlo;6',
        ';',
      ),
    )
    expect(found.customers[0]).toMatchObject({ code: 'K001', name: 'Boutik Mari', city: 'Okap', zone: 'Nò' })
    expect(found.products[0]).toMatchObject({ sku: 'P1', priceMinor: 115_050, caseUnits: 24, category: 'Bwason' })
  })

  test('an order book as a Haitian depot keeps it: slips, articles, days first', () => {
    const found = taken(
      table(
        'kmd.csv',
        'N° bon;Dat;Kliyan;Atik;Kantite;Pri inite\nB1;13/01/2025;Boutik Mari;Kola;3;100,50\nB1;13/01/2025;Boutik Mari;Dlo;1;75,25',
        ';',
      ),
    )
    expect(found.orders.map(({ orderedDay, lines }) => [orderedDay, lines.map(({ quantity }) => quantity)])).toEqual([
      ['2025-01-13', [3, 1]],
    ])
  })

  test('a table that looks like nothing known is left', () => {
    const shippers = table('shippers.csv', 'ShipperID,Phone\n1,555\n2,556')
    expect(suggestKinds(shippers)).toEqual([])
    expect(profileFor([shippers])).toBeNull()
  })
})
