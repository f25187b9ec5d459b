import { expect, test } from 'vitest'
import { errorNote, openLog } from '../../headoffice/log.ts'
import { customerRow, personRow, twoDepots } from '../support/company.ts'
import { enrolDesk } from '../support/desk.ts'

test('no name, phone, password, key or code of anybody reaches the log, whatever goes wrong', async () => {
  const lines: string[] = []
  const log = openLog({ write: line => void lines.push(line) })
  const world = await twoDepots({ log })
  const { boss, deskA, company, office } = world
  const canary = { name: 'Kanari Jòn', phone: '509-3700-9999', password: 'kanari-sekrè', reference: 'KANARI-77' }
  boss.act(company.boss, 'people.edit', [
    boss.change('person', 'insert', boss.id(), {
      ...personRow('kanari', 'viewer', null),
      name: canary.name,
      password_hash: canary.password,
    }),
  ])
  await boss.sync()
  const customer = { ...customerRow(company.depotA, canary.reference), phone: canary.phone, name: canary.name }
  deskA.act(company.managerA, 'customers.edit', [deskA.change('customer', 'insert', deskA.id(), customer)])
  deskA.act(company.managerA, 'customers.edit', [
    deskA.change('customer', 'insert', deskA.id(), { ...customer, customer_class: canary.name }),
  ])
  await deskA.sync()
  const code = await office.makeCode({ depotId: company.depotA, headOffice: false })
  await enrolDesk(office.url, { code: 'KANA-RRRR-2222', computer: canary.name }).catch(() => undefined)
  await enrolDesk(office.url, { code, computer: canary.name })
  await fetch(`${office.url}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ login: canary.name, password: canary.password }),
  })
  await office.ask('ALTER TABLE konvwa.row_state ADD CONSTRAINT broken CHECK (false) NOT VALID')
  deskA.act(company.managerA, 'customers.edit', [deskA.change('customer', 'insert', deskA.id(), customer)])
  expect((await deskA.sync()).verdicts).toMatchObject([{ verdict: 'rejected', code: 'bad-value' }])
  await office.ask('DROP TABLE konvwa.device_tx CASCADE')
  deskA.act(company.managerA, 'customers.edit', [deskA.change('customer', 'insert', deskA.id(), customer)])
  await expect(deskA.sync()).rejects.toThrow('503 busy')

  const text = lines.join('')
  expect(lines.length).toBeGreaterThan(5)
  expect(text).toContain('"event":"failed"')
  expect(text).toContain('"event":"refused"')
  for (const secret of [...Object.values(canary), 'kanari', code, code.replaceAll('-', ''), 'KANA-RRRR'])
    expect(text).not.toContain(secret)
  await office.close()
})

test('of an error of PostgreSQL only its kind and place is written down', () => {
  const error = Object.assign(new Error('duplicate key: Key (login)=(mirlande) already exists'), {
    code: '23505',
    constraint: 'natural_key_pkey',
    detail: 'Key (login)=(mirlande)',
  })
  const note = errorNote(error)
  expect(note).toMatchObject({ name: 'Error', code: '23505', constraint: 'natural_key_pkey' })
  expect(JSON.stringify(note)).not.toContain('mirlande')
})
