import { expect, test } from 'vitest'
import { overEveryDoor } from '../support/everyDoor.ts'
import { bringFile, customersCsv, importOver, takeSuggestion } from '../support/importing.ts'
import { openDesk } from '../support/openDesk.ts'
import { begin, enrol, hire, passwordOf } from '../support/people.ts'

const place = { file: 'Kliyan.csv', sheet: '' }
const refusedBecause = (reason: string) => ({ code: 'REFUSED', data: { reason } })
const long = 'x'.repeat(130)
const mistakes = { 3: { non: '' }, 7: { kod: 'K0001' }, 9: { non: long } }

overEveryDoor(door => {
  test('customers come in from a file: guessed, checked, corrected, imported, undone, imported again', async () => {
    const desk = await openDesk()
    const client = await desk.connect(door)
    await begin(client)
    await bringFile(client, 'Kliyan.csv', customersCsv(40, mistakes))
    const { revision } = await client.imports.draft()
    expect((await client.imports.tables({ revision })).sheets).toMatchObject([
      { ...place, format: 'csv', rows: 40, use: 'customers', problem: null, dialect: { delimiter: ';' } },
    ])

    let draft = await takeSuggestion(client)
    const check = () => client.imports.check({ revision: draft.revision })
    expect(await check()).toMatchObject({ counts: { customers: 37 }, refused: 3, known: 0, asks: [] })
    const listed = { ...place, filter: 'problems', offset: 0, limit: 10 } as const
    const { rows, total } = await client.imports.rows({ revision: draft.revision, ...listed })
    expect([total, rows.map(({ row }) => row)]).toEqual([3, [3, 7, 9]])
    expect(rows[0]?.cells[1]).toEqual({ text: '', problem: 'required', corrected: false })
    expect(rows[1]?.cells[0]).toMatchObject({ text: 'K0001', problem: 'repeated' })
    const next = (row: number, column: number) =>
      client.imports.nextProblem({ revision: draft.revision, ...place, filter: 'all', row, column })
    expect(await next(0, 0)).toEqual({ index: 2, column: 1 })
    expect(await next(3, 1)).toEqual({ index: 6, column: 0 })
    expect(await next(40, 0)).toEqual({ index: 2, column: 1 })

    const named = { ...place, row: 3, column: 'Non', text: 'Boutik Tidjo', everywhere: false }
    draft = (await client.imports.correct(named)).draft
    draft = await client.imports.leaveOut({ ...place, row: 7, out: true })
    expect(await check()).toMatchObject({ counts: { customers: 38 }, refused: 1 })
    expect(await client.imports.row({ revision: draft.revision, ...place, row: 3 })).toContainEqual({
      kind: 'customers',
      field: 'name',
      text: 'Boutik Tidjo',
      problem: null,
    })

    draft = (await client.imports.run({ revision: draft.revision })).draft
    expect(draft.step).toBe('done')
    const first = await importOver(client, draft.batch)
    expect(first).toMatchObject({ state: 'done', counts: { customers: 38, rejectedTotal: 1 } })
    const everybody = () => client.customers.list({ ...everyCustomer })
    expect((await everybody()).total).toBe(38)
    expect((await everybody()).rows.map(({ name }) => name)).toContain('Boutik Tidjo')

    // What is here already is no mistake any more; the row that stayed behind can be saved with its reason.
    expect(await check()).toMatchObject({ counts: { customers: 0 }, refused: 1, known: 38 })
    const [behind] = await client.imports.refusedRows({ language: 'fr' })
    expect(behind?.name).toBe('non-importé Kliyan.csv')
    expect(behind?.text.split('\n')[1]).toMatch(/^K0009,x{130},.*Nom: .*trop long/)

    expect(await client.imports.undo({ batch: draft.batch ?? '' })).toMatchObject({ state: 'undone' })
    expect((await everybody()).total).toBe(0)
    desk.clock.advance(1000)
    draft = (await client.imports.run({ revision: draft.revision })).draft
    expect(await importOver(client, draft.batch)).toMatchObject({ state: 'done', counts: { customers: 38 } })
    expect((await everybody()).total).toBe(38)
  })

  test('what is not a table, an older draft, and nothing to take each end in a reason', async () => {
    const desk = await openDesk()
    const client = await desk.connect(door)
    await begin(client)
    await expect(client.imports.tables({ revision: 0 })).rejects.toMatchObject(refusedBecause('no-draft'))
    await bringFile(client, 'foto.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    const { revision } = await client.imports.draft()
    expect((await client.imports.tables({ revision })).sheets).toMatchObject([{ problem: 'not-a-table', rows: 0 }])
    await expect(client.imports.tables({ revision: revision - 1 })).rejects.toMatchObject(refusedBecause('outdated'))
    await expect(client.imports.check({ revision })).rejects.toMatchObject(refusedBecause('no-draft'))

    // Another one with as many touches is another one: nothing kept of the first passes for it.
    await client.imports.drop()
    desk.clock.advance(1000)
    await bringFile(client, 'foto.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    expect((await client.imports.draft()).revision).toBeGreaterThan(revision)

    await bringFile(client, 'Kliyan.csv', customersCsv(2, { 1: { non: long }, 2: { non: long } }))
    const draft = await takeSuggestion(client)
    await expect(client.imports.run({ revision: draft.revision })).rejects.toMatchObject(refusedBecause('nothing'))
  })
})

test('a correction everywhere changes every row where the same stands, and the file itself stays as it is', async () => {
  const desk = await openDesk()
  const client = await desk.connect('socket')
  await begin(client)
  await bringFile(client, 'Kliyan.csv', customersCsv(30))
  await takeSuggestion(client)
  const { draft, changed } = await client.imports.correct({
    ...place,
    row: 1,
    column: 'Vil',
    text: 'Kap Ayisyen',
    everywhere: true,
  })
  expect([changed, draft.corrections.length]).toEqual([30, 30])
  const { rows } = await client.imports.rows({
    revision: draft.revision,
    ...place,
    filter: 'all',
    offset: 28,
    limit: 5,
  })
  expect(rows.map(({ cells }) => cells[4])).toEqual(
    [1, 2].map(() => ({ text: 'Kap Ayisyen', problem: null, corrected: true })),
  )
  expect((await client.imports.tables({ revision: draft.revision })).sheets[0]?.sample[0]?.[4]).toBe('Okap')
})

test('what is remembered is recognised by its headings, renamed and forgotten', async () => {
  const desk = await openDesk()
  const client = await desk.connect('socket')
  await begin(client)
  await bringFile(client, 'Kliyan.csv', customersCsv(3))
  await takeSuggestion(client)
  const known = await client.imports.remember({ name: 'Kliyan Okap' })
  await client.imports.drop()

  await bringFile(client, 'lòt.csv', customersCsv(5))
  const { revision } = await client.imports.draft()
  expect((await client.imports.tables({ revision })).known).toEqual({ id: known.id, name: 'Kliyan Okap' })
  const draft = await client.imports.say({ known: known.id, step: 'columns' })
  expect(Object.values(draft.mapping?.tables ?? {})).toEqual([{ file: 'lòt.csv' }])
  expect(await client.imports.check({ revision: draft.revision })).toMatchObject({ counts: { customers: 5 } })

  await client.imports.rename({ id: known.id, name: 'Kliyan Nò' })
  expect(await client.imports.remembered()).toMatchObject([{ name: 'Kliyan Nò', kinds: ['customers'] }])
  expect(await client.imports.forget({ id: known.id })).toEqual({ forgotten: true })
  expect((await client.imports.tables({ revision: draft.revision })).known).toBeNull()
})

test('who only asks for products is told before, and they become requests', async () => {
  const desk = await openDesk()
  const office = await desk.connect('port')
  await begin(office)
  await hire(office, { login: 'wislin', role: 'manager' })
  await enrol(desk, { depotId: null })
  const client = await desk.connect('socket')
  await client.auth.signIn({ login: 'wislin', password: passwordOf('wislin') })
  await bringFile(client, 'Pwodui.csv', 'Code;Name;Price\nCOLA;Kola;25,50\nSODA;Soda;30,00\n')
  const draft = await takeSuggestion(client)
  expect(await client.imports.check({ revision: draft.revision })).toMatchObject({
    counts: { products: 2 },
    asks: ['products'],
  })
  const { batch } = (await client.imports.run({ revision: draft.revision })).draft
  expect(await importOver(client, batch)).toMatchObject({ state: 'done' })
  expect((await client.requests.list({ open: true })).length).toBeGreaterThan(0)
  expect((await client.products.list({ ...everyProduct })).rows.filter(({ proposed }) => !proposed)).toEqual([])
})

const everyCustomer = {
  search: '',
  customerClass: null,
  zone: null,
  inactive: false,
  sort: 'name',
  descending: false,
  offset: 0,
  limit: 100,
} as const
const everyProduct = { search: '', inactive: false, sort: 'sku', descending: false, offset: 0, limit: 100 } as const
