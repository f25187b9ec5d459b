import { z } from 'zod'
import { customerClasses } from '../customers/class.ts'
import { api, refusing } from '../errors.ts'
import { Day } from '../kernel/day.ts'
import { Id } from '../kernel/id.ts'
import { Language } from '../kernel/locale.ts'
import { Currency } from '../kernel/money.ts'
import { ProductFilter } from '../products/filter.ts'
import { PaperSize } from './size.ts'

/** On what paper, and in which language; null is the one of whoever the document is for. */
export const PaperChoice = z.object({ size: PaperSize, language: Language.nullable().default(null) })
export type PaperChoice = z.infer<typeof PaperChoice>

/** A document that is ready: the same bytes by every door. */
export const PaperFile = z.object({
  /** A name for the file, without anything that a disk refuses. */
  name: z.string(),
  /** The PDF, base64. */
  pdf: z.string(),
  pages: z.number().int().positive(),
  /** The language that it is in. */
  language: Language,
})
export type PaperFile = z.infer<typeof PaperFile>

/** too-long: more than one document may hold. failed: it could not be made, nothing else is wrong. */
export const paperRefusals = ['paper-too-long', 'paper-failed'] as const

const printing = refusing(paperRefusals)

export const print = {
  /** An order as it stands, whatever its state; a draft says that it is one, what was printed before says that it is a copy. */
  order: printing
    .input(PaperChoice.extend({ id: Id }))
    .output(PaperFile.extend({ copy: z.boolean(), version: z.number().int() })),
  /** That this version of the order was put on paper, or saved as a file: its timeline says so, and the next one is a copy. */
  orderDone: printing
    .input(
      PaperChoice.extend({ id: Id, version: z.number().int(), language: Language, way: z.enum(['print', 'save']) }),
    )
    .output(z.null()),
  /** One price list as it was written. */
  priceList: printing.input(PaperChoice.extend({ id: Id })).output(PaperFile),
  /** What a class of customers of a zone pays on a day, whichever lists that comes from. */
  prices: printing
    .input(
      PaperChoice.extend({
        day: Day,
        customerClass: z.enum(customerClasses),
        zone: z.string().max(60),
        currency: Currency,
      }),
    )
    .output(PaperFile),
  customer: printing.input(PaperChoice.extend({ id: Id })).output(PaperFile),
  products: printing.input(PaperChoice.extend(ProductFilter.shape)).output(PaperFile),
  /** The paper in this computer's printer, as it was chosen last. */
  size: api.output(PaperSize),
  chooseSize: api.input(z.object({ size: PaperSize })).output(PaperSize),
}
