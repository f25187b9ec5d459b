import type { Client } from '../../shared/contract.ts'
import type { ImportDraft } from '../../shared/imports/draft.ts'
import { partBytes } from '../../shared/imports/upload.ts'

/** Brings a file in as the page does; answers its number in the draft. */
export async function bringFile(client: Client, name: string, content: string | Buffer): Promise<number> {
  const bytes = Buffer.from(content)
  const { file } = await client.imports.begin({ name, bytes: bytes.length })
  for (let offset = 0; offset < bytes.length; offset += partBytes)
    await client.imports.part({ file, offset, data: bytes.subarray(offset, offset + partBytes).toString('base64') })
  return file
}

/** As the wizard goes on by itself: what is suggested is taken, and the rows are looked through. */
export async function takeSuggestion(client: Client): Promise<ImportDraft> {
  const { revision } = await client.imports.draft()
  const { mapping } = await client.imports.suggest({ revision })
  return client.imports.say({ mapping, step: 'check' })
}

/** Waits until an import is over; answers how it ended. */
export async function importOver(client: Client, batch: string | null) {
  for (;;) {
    const state = (await client.imports.list()).find(one => one.batch === batch)
    if (state && state.state !== 'running') return state
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

/** Customers as a depot writes them down: with a comma in numbers, days the French way, and mistakes in the given rows (counted from 1). */
export function customersCsv(
  rows: number,
  mistakes: Partial<Record<number, Partial<Record<string, string>>>> = {},
): string {
  const lines = Array.from({ length: rows }, (_unused, index) => {
    const row = {
      kod: `K${String(index + 1).padStart(4, '0')}`,
      non: `Boutik ${index + 1}`,
      klas: index % 3 === 0 ? 'Boutik' : 'Mache',
      zon: 'Nò',
      vil: 'Okap',
      telefon: `3700 ${String(index % 10_000).padStart(4, '0')}`,
      ...mistakes[index + 1],
    }
    return [row.kod, row.non, row.klas, row.zon, row.vil, row.telefon].join(';')
  })
  return ['Kòd;Non;Klas;Zòn;Vil;Telefòn', ...lines, ''].join('\r\n')
}
