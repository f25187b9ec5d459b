import type { WrittenFile } from '../../shared/sync/file/contract.ts'
import type { ListedFile } from '../sync/file/fileSync.ts'
import { isAlone } from '../sync/identity.ts'
import type { Asking } from './asking.ts'
import { api } from './base.ts'
import { declared } from './declared.ts'
import { followed } from './followed.ts'
import { signedIn, withRight } from './guards.ts'
import { refused } from './refusals.ts'
import { syncSoon } from './syncSoon.ts'

const mayCarry = withRight('sync.run')
/** Of a file that is handed to the page, in one go. */
const pieceBytes = 256 * 1024

export const files = {
  written: api.files.written.use(signedIn).handler(async ({ context }) => {
    const { phone, rebirths } = context.identity()
    return {
      ready: Boolean(phone?.office) && rebirths.length === 0,
      files: (await context.sync.files.list()).map(shown),
      carried: await context.sync.files.carried(),
    }
  }),

  write: api.files.write.use(mayCarry).handler(({ context, signal }) => {
    notAlone(context)
    const over = AbortSignal.any([context.session.live(), ...(signal ? [signal] : [])])
    return declared(
      context.log,
      followed(over, async progress => shown({ ...(await context.sync.files.write(over, progress)), here: true })),
      ({ value }) => ({ kind: 'done' as const, file: value }),
    )
  }),

  bytes: api.files.bytes.use(mayCarry).handler(async function* ({ context, input: { bundle, part } }) {
    const found = await context.sync.files.part(bundle, part)
    if (!found) throw refused('file-gone')
    const { name, bytes } = found
    yield { kind: 'name' as const, name }
    for (let from = 0; from < bytes.length; from += pieceBytes)
      yield { kind: 'bytes' as const, base64: Buffer.from(bytes.subarray(from, from + pieceBytes)).toString('base64') }
  }),

  begin: api.files.begin
    .use(mayCarry)
    .handler(({ context, input }) => ({ upload: context.sync.files.incoming.begin(input.bytes) })),

  part: api.files.part.use(mayCarry).handler(({ context, input: { upload, offset, data } }) => {
    const received = context.sync.files.incoming.append(upload, offset, Buffer.from(data, 'base64'))
    if (received === null) throw refused('out-of-step')
    return { received }
  }),

  take: api.files.take.use(mayCarry).handler(({ context, input: { upload } }) => {
    notAlone(context)
    const bytes = context.sync.files.incoming.whole(upload)
    if (bytes === null) throw refused('out-of-step')
    return declared(
      context.log,
      followed(context.session.live(), async progress => {
        const brought = await context.sync.files.take(bytes, progress)
        if (brought.state === 'carried') syncSoon(context)
        return brought
      }),
      ({ value }) => ({ kind: 'done' as const, brought: value }),
    )
  }),

  drop: api.files.drop.use(mayCarry).handler(async ({ context, input }) => {
    await context.sync.files.drop(input.bundle)
    return {}
  }),
}

function notAlone(context: Asking): void {
  if (isAlone(context.identity())) throw refused('alone')
}

const shown = ({ bundle, at, parts, bytes, transactions, answeredAt, here }: ListedFile): WrittenFile => ({
  bundle,
  at,
  parts,
  bytes,
  transactions,
  answeredAt,
  here,
})
