import type { Words } from '../en.ts'

export const containers = {
  under:
    'Ce dans quoi voyage la marchandise et que les clients rapportent, avec la consigne de chacun. Les produits indiquent le leur.',
  create: 'Nouvel emballage',
  empty: 'Pas encore d’emballage. Les bouteilles, casiers et bonbonnes qui reviennent se saisissent ici.',
  deposit: 'Consigne',
  depositIn: 'Consigne, {{currency}}',
  kind: { bottle: 'bouteille', crate: 'casier', jug: 'bonbonne', keg: 'fût', pallet: 'palette', other: 'autre' },
  none: 'rien ne revient',
} satisfies Words['containers']
