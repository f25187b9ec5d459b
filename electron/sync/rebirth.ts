import { closeNumbers, listFormers } from '../../db/life.ts'
import type { Store } from '../../db/open.ts'
import { reborn } from '../../db/reborn.ts'
import type { Spare } from '../../shared/sync/recover.ts'
import { type IdentityFile, newKeys, type Rebirth } from './identity.ts'

export interface RebornOptions {
  readonly store: Store
  readonly identity: IdentityFile
}

/** What this computer will tell head office: that it was restored, and what it has become by itself, if it had a number set aside. */
export async function beginRestored({ store, identity }: RebornOptions, last: number): Promise<void> {
  const me = identity.present()
  const [spare, ...spares] = me.spares
  const rebirth = await described({ store, identity }, 'restored', last)
  if (!spare) await closeNumbers(store)
  // What was asked and not answered is asked for these books now.
  const asked = me.rebirths.filter(each => each.took !== null)
  const { id } = me.rebirths.find(each => each.took === null) ?? rebirth
  identity.change({ rebirths: [...asked, { ...rebirth, id, took: spare ?? null }], spares })
  if (spare) await become({ store, identity }, { ...rebirth, took: spare }, spare)
}

/** The same where somebody else goes on under its name: nothing that both have is used any more. */
export async function beginCopied({ store, identity }: RebornOptions, through: number): Promise<void> {
  const me = identity.present()
  if (me.rebirths.length > 0) return
  const rebirth = await described({ store, identity }, 'copied', through)
  await closeNumbers(store)
  identity.change({ rebirths: [{ ...rebirth, renumber: true, keys: newKeys() }], spares: [], phone: null })
}

async function described({ store, identity }: RebornOptions, why: Rebirth['why'], through: number): Promise<Rebirth> {
  const { incarnation, lane, aloneLane } = identity.present()
  const device = store.device()
  const before = await listFormers(store.reader)
  const formers = before
    .map(former => ({
      device: former.device,
      incarnation: former.incarnation,
      through: Math.min(former.through, through),
    }))
    .filter(former => former.device !== device)
  const isSelf = device === identity.present().device
  const was = { device, incarnation: isSelf ? incarnation : 1, lane: isSelf ? lane : aloneLane }
  return {
    id: crypto.randomUUID().replaceAll('-', ''),
    why,
    asker: { device: identity.present().device, incarnation },
    was,
    formers: [...formers, { device, incarnation: was.incarnation, through }],
    through,
    took: null,
    renumber: false,
    keys: null,
  }
}

/** Takes on another identity: the books in one transaction, then who it is. Whatever ends the process in between, it is done again. */
export async function become({ store, identity }: RebornOptions, rebirth: Rebirth, granted: Spare): Promise<void> {
  const { was, through, renumber, keys } = rebirth
  await reborn(store, { as: granted.device, was, through, renumber })
  const next = { device: granted.device, incarnation: 1, lane: granted.lane }
  if (keys) identity.takeKeys(keys, next)
  else identity.change(next)
}
