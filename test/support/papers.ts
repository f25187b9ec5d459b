import type { Letterhead } from '../../electron/print/letterhead.ts'
import type { OrderPaper, PaperLine } from '../../electron/print/orderPaper.ts'
import type { Paper, PaperTask } from '../../electron/print/paper.ts'
import type { Language } from '../../shared/kernel/locale.ts'
import { lineAmount, orderTotals, taxByRate } from '../../shared/orders/amounts.ts'
import { forTotals } from '../../shared/orders/quoting.ts'
import type { PaperSize } from '../../shared/print/size.ts'

export const brewery: Letterhead = {
  name: 'Brasri Nò',
  legalName: 'Brasserie du Nord S.A.',
  address: '14, rue 17 F, Cap-Haïtien',
  phone: '+509 2262 0000',
  taxId: '000-123-456-7',
  patente: '4102-2026',
  baseCurrency: 'HTG',
  sample: false,
  depot: { name: 'Depo Okap', address: 'Wout Nasyonal 1, Vètyè', phone: '+509 3700 0000' },
}

export const paperTask = (
  paper: Paper,
  size: PaperSize,
  language: Language,
  letterhead: Letterhead = brewery,
): PaperTask => ({ paper, size, language, letterhead, day: '2026-11-17' })

/** An order of so many lines of drinks, one name longer than any column, every sum as the product works it out. */
export function orderOfLines(count: number, part: Partial<OrderPaper> = {}): OrderPaper {
  const lines = Array.from({ length: count }, (_, index) => drink(index))
  const { taxIncluded = false, currency = 'HTG' } = part
  const totals = orderTotals(lines.map(forTotals), taxIncluded)
  return {
    title: 'ORD-CAP2-27-000143',
    status: 'confirmed',
    copy: false,
    customer: {
      code: 'C-002',
      name: 'Supermarché Aux 4 Coins',
      tradeName: 'Chez Mirlande',
      address: 'Ri 5 A, toupre legliz la',
      city: 'Cap-Haïtien',
      phone: '+509 3700 1001',
      taxId: '001-555-9',
    },
    orderedDay: '2026-11-17',
    requestedDay: '2026-11-19',
    reference: 'BC 4411',
    paymentDays: 15,
    note: 'Livre pa dèyè, anvan 10 è.',
    currency,
    lines,
    amendment: null,
    taxIncluded,
    tax: taxByRate(lines.map(forTotals), taxIncluded),
    netMinor: totals.net_minor,
    totalMinor: totals.total_minor,
    other: null,
    deposits: null,
    enteredBy: 'Judeline Désir',
    enteredAt: { day: '2026-11-17', time: '09:14' },
    ...part,
  }
}

const goods = [
  { sku: 'MAL-24', name: 'Malta, kès 24 × 33 cl', caseUnits: 24, priceMinor: 115_000 },
  {
    sku: 'BYE-24',
    name: 'Byè an boutèy ki tounen, seri espesyal fèt chanpèt Okap ki gen yon non ki pi long pase tout lòt yo',
    caseUnits: 24,
    priceMinor: 148_000,
  },
  { sku: 'DLO-12', name: 'Dlo, kès 12 × 50 cl', caseUnits: 12, priceMinor: 42_000 },
  { sku: 'GAL-1', name: 'Galon dlo 5 galon', caseUnits: 1, priceMinor: 12_500 },
] as const

/** Quantities differ, so that no two sums are alike; every eleventh line is free. */
function drink(index: number): PaperLine {
  const { sku, name, caseUnits, priceMinor } = goods[index % goods.length] ?? goods[0]
  const isFree = index % 11 === 10
  const line = {
    sku: `${sku}/${index + 1}`,
    name,
    quantity: caseUnits * (index + 2) + (caseUnits > 1 ? index % 5 : 0),
    caseUnits,
    priceUnits: caseUnits,
    priceMinor: isFree ? 0 : priceMinor,
    discountBp: !isFree && index % 7 === 3 ? 500 : 0,
    taxRateBp: 1000,
    free: isFree ? 'Kola 10 + 1' : null,
  }
  const { quantity, priceUnits, discountBp } = line
  const amountMinor = lineAmount({
    quantity,
    price_units: priceUnits,
    price_minor: line.priceMinor,
    discount_bp: discountBp,
  })
  return { ...line, amountMinor }
}
