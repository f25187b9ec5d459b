export const containers = {
  under: 'What goods travel in and customers bring back, with the deposit on each. Products name theirs.',
  create: 'New container',
  empty: 'No container yet. Bottles, crates and jugs that come back are entered here.',
  deposit: 'Deposit',
  depositIn: 'Deposit, {{currency}}',
  kind: { bottle: 'bottle', crate: 'crate', jug: 'jug', keg: 'keg', pallet: 'pallet', other: 'other' },
  none: 'nothing comes back',
} as const
