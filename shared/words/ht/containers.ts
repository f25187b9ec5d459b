import type { Words } from '../en.ts'

export const containers = {
  under: 'Sa machandiz vwayaje ladan yo epi kliyan pote tounen, ak konsiy sou chak. Pwodui yo di kiyès pa yo.',
  create: 'Nouvo veso',
  empty: 'Poko gen veso. Boutèy, kès vid ak galon ki dwe tounen antre isit la.',
  deposit: 'Konsiy',
  depositIn: 'Konsiy, {{currency}}',
  kind: { bottle: 'boutèy', crate: 'kès vid', jug: 'galon', keg: 'barik', pallet: 'palèt', other: 'lòt' },
  none: 'anyen pa tounen',
} satisfies Words['containers']
