import type { Issue } from '../errors.ts'
import type { Day } from '../kernel/day.ts'
import type { Language } from '../kernel/locale.ts'
import { isTimeZone } from '../kernel/timeZone.ts'
import type { Company, Depot, ReasonCode, TaxChange, TaxClass } from './contract.ts'
import { isDepotCode } from './depotCode.ts'

/** What must be mended before it is saved; the form and the handler ask the same. Fields by their names in the contract. */
export const companyIssues = (company: Omit<Company, 'id'>): Issue[] =>
  listed([
    ['name', missing(company.name)],
    ['secondCurrency', company.secondCurrency === company.baseCurrency ? 'already-used' : null],
  ])

export const depotIssues = (depot: Omit<Depot, 'id'>): Issue[] =>
  listed([
    ['code', missing(depot.code) ?? (isDepotCode(depot.code.trim().toUpperCase()) ? null : 'not-a-code')],
    ['name', missing(depot.name)],
    ['timeZone', missing(depot.timeZone) ?? (isTimeZone(depot.timeZone) ? null : 'not-a-time-zone')],
  ])

export const taxClassIssues = (tax: Omit<TaxClass, 'id' | 'changes'>): Issue[] =>
  listed([['code', codeProblem(tax.code)], ...texts(tax.names)])

/** A tax class has one rate a day. */
export const taxChangeIssues = (change: { n: number; validFrom: Day }, others: readonly TaxChange[]): Issue[] =>
  listed([
    [
      'validFrom',
      others.some(other => other.n !== change.n && other.validFrom === change.validFrom) ? 'already-used' : null,
    ],
  ])

export const reasonCodeIssues = (reason: Omit<ReasonCode, 'id'>): Issue[] =>
  listed([['code', codeProblem(reason.code)], ...texts(reason.texts)])

/** People of three languages read them: each has its text. */
const texts = (of: Readonly<Record<Language, string>>): Checks => [
  ['en', missing(of.en)],
  ['fr', missing(of.fr)],
  ['ht', missing(of.ht)],
]

type Checks = [field: string, problem: Issue['problem'] | null][]

const listed = (checks: Checks): Issue[] => checks.flatMap(([field, problem]) => (problem ? [{ field, problem }] : []))

const missing = (text: string): Issue['problem'] | null => (text.trim() === '' ? 'required' : null)

const codeProblem = (code: string): Issue['problem'] | null =>
  missing(code) ?? (/^[\p{L}\p{N}_-]+$/u.test(code.trim()) ? null : 'not-a-code')
