import { listUnequal, type UnequalRow } from '../../db/comparison.ts'
import { type Conflict, listOpenConflicts } from '../../db/conflicts.ts'
import { deviceNames } from '../../db/devices.ts'
import { lostByDiscarding } from '../../db/discard.ts'
import { listHeld, recordTable } from '../../db/held.ts'
import { listRefused, type Refused } from '../../db/inbox.ts'
import { countOpenOrders } from '../../db/orderHistory.ts'
import { listPeople } from '../../db/people.ts'
import { findRow } from '../../db/reference.ts'
import { listRequests } from '../../db/requests.ts'
import type { Reader } from '../../db/schema.ts'
import { readableValue, subjectOf } from '../../db/subject.ts'
import type { AttentionItem } from '../../shared/attention/contract.ts'
import { recommended } from '../../shared/attention/recommended.ts'
import { surelyOne } from '../../shared/customers/likeness.ts'
import type { Language } from '../../shared/kernel/locale.ts'
import type { ConflictSide } from '../../shared/sync/conflictSide.ts'
import { tableNumbered } from '../../shared/sync/registry.ts'
import type { Asking } from './asking.ts'
import { mayAnswer } from './mayAnswer.ts'
import { readerLanguage } from './readerLanguage.ts'
import { ownDepot } from './scope.ts'

interface Names {
  readonly people: ReadonlyMap<number, string>
  readonly devices: ReadonlyMap<number, string>
  readonly language: Language
}

/** Everything that needs this person, oldest first of each kind: what was refused, what crossed, what is asked, what is held. */
export async function attentionItems(context: Asking): Promise<AttentionItem[]> {
  const { reader } = context.store
  const depotId = ownDepot(context.person)
  const people = await listPeople(reader)
  const language = await readerLanguage(context)
  const names = {
    people: new Map(people.map(one => [one.id, one.name])),
    devices: await deviceNames(reader),
    language,
  }
  const refused = (await listRefused(reader)).map(item => refusedItem(reader, names, item))
  const conflicts = (await listOpenConflicts(reader, depotId)).map(item => conflictItem(reader, names, item))
  const requests = mayAnswer(context) ? await listRequests(reader, { open: true, depotId, language }) : []
  const held = (await listHeld(reader)).map(
    async (item): Promise<AttentionItem> => ({
      kind: 'held',
      number: item.number,
      act: item.why,
      table: item.table,
      rowId: item.rowId,
      subject:
        item.table && item.rowId
          ? await subjectOf(reader, { table: item.table, id: item.rowId, sub: 0 }, language)
          : '',
      at: item.at,
      person: names.people.get(item.person) ?? '',
    }),
  )
  const unequal = (await listUnequal(reader)).map(row => unequalItem(reader, language, row))
  return [
    ...(await Promise.all(refused)),
    ...(await Promise.all(unequal)).flat(),
    ...(await Promise.all(conflicts)),
    ...requests.map(
      (request): AttentionItem => ({
        kind: 'request',
        id: request.id,
        table: request.table,
        subject: request.subject,
        askedBy: request.askedBy,
        at: request.askedAt,
        mine: request.askedBy === context.person.name,
      }),
    ),
    ...(await Promise.all(held)),
  ]
}

async function refusedItem(reader: Reader, names: Names, item: Refused): Promise<AttentionItem> {
  const [first] = item.rows
  const pointed = item.pointer ? tableNumbered(item.pointer.table) : null
  const key =
    item.pointer && pointed
      ? { table: pointed, id: item.pointer.id, sub: item.pointer.sub }
      : first
        ? { table: first.name, id: first.id, sub: first.sub }
        : null
  return {
    kind: 'refused',
    number: item.tx,
    code: item.code,
    act: item.why,
    table: recordTable(key?.table ?? null),
    rowId: key?.id ?? null,
    column: item.pointer?.column ?? null,
    subject: key ? await subjectOf(reader, key, names.language) : '',
    at: item.refusedAt,
    person: names.people.get(item.person) ?? '',
    escalated: item.state === 'escalated',
    dependants: (await lostByDiscarding(reader, item.tx)).transactions.length,
  }
}

async function unequalItem(reader: Reader, language: Language, row: UnequalRow): Promise<AttentionItem[]> {
  const name = tableNumbered(row.table)
  if (!name) return []
  const subject = await subjectOf(reader, { table: name, id: row.id, sub: row.sub }, language)
  return [
    {
      kind: 'unequal',
      table: recordTable(name) ?? name,
      rowId: row.id,
      why: row.why,
      subject: subject === '' ? String(row.id) : subject,
      at: row.since,
    },
  ]
}

async function conflictItem(reader: Reader, names: Names, item: Conflict): Promise<AttentionItem> {
  const side = async ({ value, person, device, at }: ConflictSide) => ({
    value:
      item.kind === 'duplicate-customer'
        ? await customerLine(reader, Number(value))
        : await readableValue(reader, { table: item.key.table, name: item.column, value }, names.language),
    person: (person === null ? undefined : names.people.get(person)) ?? '',
    computer: names.devices.get(device) ?? String(device),
    at,
  })
  const open = item.key.table === 'customer' ? await countOpenOrders(reader, item.key.id) : 0
  return {
    kind: 'conflict',
    id: item.id,
    conflict: item.kind,
    table: recordTable(item.key.table) ?? item.key.table,
    rowId: item.key.id,
    column: item.column,
    subject: await subjectOf(reader, item.key, names.language),
    standing: await side(item.standing),
    other: await side(item.other),
    at: item.raisedAt,
    dependsOn: open > 0 ? [{ table: 'sales_order', count: open }] : [],
    recommended:
      item.kind === 'duplicate-customer'
        ? await recommendedOfDuplicate(reader, item)
        : recommended(item.standing, item.other),
  }
}

/** A customer with what tells one from another. */
async function customerLine(reader: Reader, id: number): Promise<string> {
  const row = await findRow(reader, { table: 'customer', id, sub: 0 })
  return [row?.code, row?.name, row?.phone, row?.city].filter(part => part !== undefined && part !== '').join(' · ')
}

/** One of two only where hardly anybody would doubt it: two customers are easily made one, and not easily two again. */
async function recommendedOfDuplicate(reader: Reader, item: Conflict): Promise<'standing' | 'other'> {
  const older = await findRow(reader, { table: 'customer', id: Number(item.standing.value), sub: 0 })
  const newer = await findRow(reader, item.key)
  return older && newer && surelyOne(older, newer) ? 'other' : 'standing'
}
