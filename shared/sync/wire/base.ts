/** How the values of a column are written. `to`: the table whose ids they are. */
export interface BaseColumn {
  readonly kind: 'whole' | 'instant' | 'day' | 'text' | 'reference' | 'choice'
  readonly choices: readonly string[]
  readonly to: number | null
}

/**
 * The columns that everybody knows who speaks this version of the protocol, by table and number. Nothing here ever changes within a version: what the
 * registry has besides is named on the wire (`plainKinds`), and a choice that is not here is spelt out.
 */
const tables: Readonly<Record<number, string>> = {
  1: '1:text 2:text 3:text 4:text 5:text 6:text 7:=HTG|USD|INR|EUR|CAD|DOP|BRL|GBP 8:=HTG|USD|INR|EUR|CAD|DOP|BRL|GBP 9:whole',
  13: '1:text 2:text 3:whole 4:whole 5:whole 6:whole 7:whole 8:whole 9:whole 10:whole 11:whole',
  14: '1:day 2:text 3:text 4:text 5:whole 6:whole 7:=yearly|easter|once',
  2: '1:text 2:text 3:text 4:text 5:text 6:whole 7:=en|fr|ht 8:whole 9:#13',
  3: '1:whole 2:text 3:#2 4:text 5:whole 6:whole',
  4: '1:#2 2:text 3:text 4:=manager|supervisor|order-desk|dispatcher|billing|viewer|head-office 5:=en|fr|ht 6:text 7:whole 8:text',
  5: '1:text 2:text 3:text 4:text 5:whole 6:whole',
  17: '1:day 2:whole',
  6: '1:=HTG|USD|INR|EUR|CAD|DOP|BRL|GBP 2:whole 3:day 4:text',
  15: '1:text 2:text 3:text 4:text 5:=bottle|crate|jug|keg|pallet|other 6:whole 7:whole',
  7: '1:text 2:text 3:text 4:text 5:whole 6:#5 7:whole 8:text 9:text 10:whole 11:#15 12:#15',
  16: '1:=case|pack|layer|pallet 2:whole 3:text',
  8: '1:text 2:text 3:=HTG|USD|INR|EUR|CAD|DOP|BRL|GBP 4:=kiosk|market|supermarket|hotel|institution|wholesaler|distributor|key-account|importer 5:text 6:day 7:day 8:whole',
  9: '1:#7 2:whole 3:whole 4:whole',
  10: '1:text 2:#7 3:whole 4:whole 5:day 6:day 7:whole',
  11: '1:=hold|cancel|free-goods 2:text 3:text 4:text 5:text 6:whole',
  12: '1:=draft|received|checked|confirmed|on-hold|closed|cancelled|void 2:whole',
  20: '1:#2 2:text 3:text 4:text 5:=kiosk|market|supermarket|hotel|institution|wholesaler|distributor|key-account|importer 6:text 7:text 8:text 9:text 10:=en|fr|ht 11:whole 12:text 13:text 14:whole',
  21: '1:text 2:text 3:text 4:text 5:whole',
  22: '1:#2 2:#20 3:#8 4:whole 5:whole 6:=HTG|USD|INR|EUR|CAD|DOP|BRL|GBP 7:whole 8:#11',
  30: '1:#2 2:#20 3:text 4:=draft|received|checked|confirmed|on-hold|closed|cancelled|void 5:=draft|received|checked|confirmed|on-hold|closed|cancelled|void 6:=credit|price|stock|data|customer 7:#11 8:text 9:=phone|counter|whatsapp|visit|paper|file 10:text 11:day 12:=HTG|USD|INR|EUR|CAD|DOP|BRL|GBP 13:whole 14:=HTG|USD|INR|EUR|CAD|DOP|BRL|GBP 15:#8 16:whole 17:whole 18:whole 19:whole 20:text 21:day 22:instant 23:instant 24:instant 25:instant 26:#4 27:day 28:text',
  31: '1:#7 2:whole 3:whole 4:whole 5:whole 6:=customer-list|class-list|general-list|typed|imported|free 7:whole 8:whole 9:whole 10:#11 11:#10',
  40: '1:#2 2:whole 3:whole 4:text 5:instant 6:#4 7:whole 8:text',
  41: '1:#2 2:whole 3:whole 4:whole 5:whole 6:text 7:text 8:text 9:=open|accepted|refused|withdrawn 10:#4 11:instant 12:#4 13:instant 14:text',
  42: '1:#2 2:=same-field|edited-deleted|duplicate-customer|cancelled-changed 3:=open|resolved 4:whole 5:whole 6:whole 7:text 8:text 9:text 10:text 11:instant 12:#4 13:instant',
}

/** How a column is written that is not in the base, by its mark on the wire. */
export const plainKinds: readonly BaseColumn[] = [
  { kind: 'whole', choices: [], to: null },
  { kind: 'instant', choices: [], to: null },
  { kind: 'day', choices: [], to: null },
  { kind: 'text', choices: [], to: null },
  { kind: 'reference', choices: [], to: null },
]

/** The column of that number in that table, or undefined where the base has none. */
export const baseColumn = (table: number, column: number): BaseColumn | undefined => columns.get(table)?.get(column)

/** The whole base as it stands in the source: a test holds it against the version of the protocol. */
export const baseText = JSON.stringify(tables)

/** `#7`: ids of table 7. `=a|b`: one of these. */
function columnOf(written: string): BaseColumn {
  switch (written) {
    case 'whole':
    case 'instant':
    case 'day':
    case 'text':
      return { kind: written, choices: [], to: null }
    default:
      return written.startsWith('#')
        ? { kind: 'reference', choices: [], to: Number(written.slice(1)) }
        : { kind: 'choice', choices: written.slice(1).split('|'), to: null }
  }
}

const columns: ReadonlyMap<number, ReadonlyMap<number, BaseColumn>> = new Map(
  Object.entries(tables).map(([table, written]) => [
    Number(table),
    new Map(
      written.split(' ').map(each => {
        const [number, kind = ''] = each.split(':')
        return [Number(number), columnOf(kind)]
      }),
    ),
  ]),
)
