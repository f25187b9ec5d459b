import { findCalendar } from '../../db/calendars.ts'
import { savePreference } from '../../db/preferences.ts'
import type { Reader } from '../../db/schema.ts'
import { currencyInUse, findCompany, findStageLimit, hasOpenOrders, readSettings } from '../../db/settings.ts'
import { listTaxClasses } from '../../db/taxes.ts'
import type { Issue } from '../../shared/errors.ts'
import { dayAt } from '../../shared/kernel/day.ts'
import {
  companyIssues,
  depotIssues,
  reasonCodeIssues,
  taxChangeIssues,
  taxClassIssues,
} from '../../shared/settings/rules.ts'
import { isAlone } from '../sync/identity.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'
import { lockAfterKey } from './lockAfter.ts'
import { changeReference } from './referenceChange.ts'
import { notFound, refuseAny } from './refusals.ts'

const asking = withRight('reference.request')

export const settings = {
  get: api.settings.get.use(withRight('reference.view')).handler(async ({ context }) => {
    const read = await readSettings(context.store.reader)
    const identity = context.identity()
    const depotId = context.person.depotId ?? identity.depotId
    const depot = read.depots.find(({ id }) => id === depotId) ?? read.depots[0]
    return {
      ...read,
      device: {
        number: identity.device,
        lane: identity.lane,
        depotId: identity.depotId,
        headOffice: identity.headOffice,
        alone: isAlone(identity),
        computer: read.devices.find(({ number }) => number === identity.device)?.name ?? context.computer,
      },
      today: dayAt(context.now(), depot?.timeZone ?? context.timeZone),
    }
  }),

  saveCompany: api.settings.saveCompany.use(asking).handler(async ({ context, input, errors }) => {
    refuseAny(companyIssues(input))
    const company = await findCompany(context.store.reader)
    const newCurrency = company !== null && company.baseCurrency !== input.baseCurrency
    if (newCurrency && (await currencyInUse(context.store.reader)))
      throw errors.REFUSED({ data: { reason: 'currency-in-use' } })

    return changeReference(context, {
      table: 'company',
      id: company?.id ?? null,
      note: input.note,
      values: {
        name: input.name.trim(),
        legal_name: input.legalName.trim(),
        tax_id: input.taxId.trim(),
        patente: input.patente.trim(),
        address: input.address.trim(),
        phone: input.phone.trim(),
        base_currency: input.baseCurrency,
        second_currency: input.secondCurrency,
        fiscal_start_month: input.fiscalStartMonth,
      },
    })
  }),

  saveDepot: api.settings.saveDepot.use(asking).handler(async ({ context, input, errors }) => {
    refuseAny([...depotIssues(input), ...(await calendarIssue(context.store.reader, input.calendarId))])
    if (input.id !== null && !input.active && (await hasOpenOrders(context.store.reader, input.id)))
      throw errors.REFUSED({ data: { reason: 'in-use' } })

    return changeReference(context, {
      table: 'depot',
      id: input.id,
      note: input.note,
      values: {
        code: input.code.trim().toUpperCase(),
        name: input.name.trim(),
        address: input.address.trim(),
        phone: input.phone.trim(),
        time_zone: input.timeZone,
        cutoff_minute: input.cutoffMinute,
        language: input.language,
        active: bit(input.active),
        calendar_id: input.calendarId,
      },
    })
  }),

  saveTaxClass: api.settings.saveTaxClass.use(asking).handler(({ context, input }) => {
    refuseAny(taxClassIssues(input))
    return changeReference(context, {
      table: 'tax_class',
      id: input.id,
      note: input.note,
      values: {
        code: input.code.trim().toUpperCase(),
        name_en: input.names.en.trim(),
        name_fr: input.names.fr.trim(),
        name_ht: input.names.ht.trim(),
        rate_bp: input.rateBp,
        active: bit(input.active),
      },
    })
  }),

  saveTaxChange: api.settings.saveTaxChange.use(asking).handler(async ({ context, input }) => {
    const tax = (await listTaxClasses(context.store.reader)).find(({ id }) => id === input.taxClassId)
    if (!tax) throw notFound(input.taxClassId)
    if (!input.removed) refuseAny(taxChangeIssues(input, tax.changes))
    return changeReference(context, {
      table: 'tax_change',
      id: input.taxClassId,
      sub: input.n,
      note: input.note,
      values: input.removed ? null : { valid_from: input.validFrom, rate_bp: input.rateBp },
    })
  }),

  saveRate: api.settings.saveRate.use(asking).handler(({ context, input }) =>
    changeReference(context, {
      table: 'exchange_rate',
      id: input.id,
      note: input.note,
      values: {
        currency: input.currency,
        rate_e6: input.rateE6,
        valid_from: input.validFrom,
        source: input.source.trim(),
      },
    }),
  ),

  saveReasonCode: api.settings.saveReasonCode.use(asking).handler(({ context, input }) => {
    refuseAny(reasonCodeIssues(input))
    return changeReference(context, {
      table: 'reason_code',
      id: input.id,
      note: input.note,
      values: {
        kind: input.kind,
        code: input.code.trim().toUpperCase(),
        text_en: input.texts.en.trim(),
        text_fr: input.texts.fr.trim(),
        text_ht: input.texts.ht.trim(),
        active: bit(input.active),
      },
    })
  }),

  saveStageLimit: api.settings.saveStageLimit.use(asking).handler(async ({ context, input }) =>
    changeReference(context, {
      table: 'stage_limit',
      id: await findStageLimit(context.store.reader, input.status),
      note: input.note,
      values: { status: input.status, limit_minutes: input.limitMinutes ?? 0 },
    }),
  ),

  resetStageLimit: api.settings.resetStageLimit.use(asking).handler(async ({ context, input }) => {
    const id = await findStageLimit(context.store.reader, input.status)
    if (id === null) throw notFound(0)
    return changeReference(context, { table: 'stage_limit', id, note: input.note, values: null })
  }),

  saveLock: api.settings.saveLock.use(withRight('settings.edit')).handler(async ({ context, input }) => {
    await context.store.writePrivate(tx => savePreference(tx, null, lockAfterKey, String(input.afterMinutes)))
    context.session.present(input.afterMinutes)
    return input
  }),
}

const calendarIssue = async (reader: Reader, id: number | null): Promise<Issue[]> =>
  id === null || (await findCalendar(reader, id)) ? [] : [{ field: 'calendarId', problem: 'unknown' }]

const bit = (value: boolean): 0 | 1 => (value ? 1 : 0)
