import { codedAnswer, openRequest } from '../api/codedSync.ts'
import { type Filed, news, type SyncService, sync } from '../api/sync.ts'

export interface FiledSync {
  /** Without their signatures; several where the news are more than one answer holds. */
  readonly answers: readonly Uint8Array[]
  readonly transactions: number
  readonly refused: number
}

/** One answer holds so much of the log; another follows. */
const mostBytes = 1_000_000

/**
 * A round trip whose request came in a file: as over a link, but a person brings it, so that it counts however often this device asked lately, and
 * however late it comes. The last request of a file brings everything that is new.
 * @throws Refused
 */
export async function filedSync(
  { carrying: _byLinkOnly, ...service }: SyncService,
  body: Buffer,
  filed: Filed,
): Promise<FiledSync> {
  const { device, counter, asked } = await openRequest({ ...service, admit: () => {} }, body)
  const { response, note } = await sync(service, device, counter, { ...asked, mostBytes }, filed)
  const answers = [await codedAnswer(service, device, asked, response)]
  const cursors: Record<string, number> = { ...asked.cursors }
  for (let { pages } = response; filed.last && pages.length > 0; ) {
    for (const { scope, to } of pages) cursors[scope] = to
    pages = await news(service, device, response.scopes, cursors, mostBytes)
    const more = { ...response, time: service.now(), verdicts: [], pages }
    if (pages.length > 0)
      answers.push(await codedAnswer(service, device, { ...asked, ...(asked.parts ? { parts: [] } : {}) }, more))
  }
  const refused = response.verdicts.filter(({ verdict }) => verdict === 'rejected').length
  return { answers, transactions: note.transactions, refused }
}
