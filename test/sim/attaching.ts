import { createHash } from 'node:crypto'
import type { Client } from '../../shared/contract.ts'
import type { Player, Scene } from './scene.ts'

type Act = (scene: Scene, client: Client, player: Player) => Promise<unknown>

/** What people do with files that hang on customers and orders. */
export const attachingActs: Record<'attach' | 'want a file' | 'take a file off', Act> = {
  attach: async (scene, client, player) => {
    const record = await recordOf(scene, player)
    const bytes = picture(scene.fresh(), 300 + scene.dice.below(20_000))
    return client.attachments.add({ ...record, name: 'Chèk.jpg', bytes: bytes.toString('base64'), thumbnail: '' })
  },
  'want a file': async (scene, client, player) => {
    const id = await anyFile(scene, player)
    return id === undefined ? undefined : client.attachments.fetch({ id })
  },
  'take a file off': async (scene, client, player) => {
    const id = await anyFile(scene, player)
    return id === undefined ? undefined : client.attachments.remove({ id })
  },
}

/** Bytes that begin as a JPEG, others for each name. */
function picture(name: string, length: number): Buffer {
  const noise = Array.from({ length: Math.ceil(length / 32) }, (_, place) =>
    createHash('sha256').update(`${name} ${place}`).digest(),
  )
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), ...noise]).subarray(0, length)
}

async function recordOf({ dice, world }: Scene, { desk }: Player) {
  const orders = await desk.store.reader.selectFrom('sales_order').select('id').orderBy('id').execute()
  const order = dice.below(3) > 0 ? dice.one(orders) : undefined
  if (order) return { table: 'sales_order', rowId: order.id } as const
  return { table: 'customer', rowId: dice.one(world.customers) ?? 0 } as const
}

async function anyFile({ dice }: Scene, { desk }: Player): Promise<number | undefined> {
  const all = await desk.store.reader.selectFrom('attachment').select('id').orderBy('id').execute()
  return dice.one(all)?.id
}
