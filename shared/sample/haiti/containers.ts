import type { SampleContainer } from '../profile.ts'

export const haitiContainers: readonly SampleContainer[] = [
  container('KES-24', 'crate', 25_000, 'Kès 24 plas', 'Casier 24 places', 'Crate for 24'),
  container('KES-12', 'crate', 22_500, 'Kès 12 plas', 'Casier 12 places', 'Crate for 12'),
  container('BT-33', 'bottle', 1_000, 'Boutèy 33 cl', 'Bouteille 33 cl', 'Bottle 33 cl'),
  container('BT-60', 'bottle', 1_500, 'Boutèy 60 cl', 'Bouteille 60 cl', 'Bottle 60 cl'),
  container('GAL-5', 'jug', 40_000, 'Galon 5 galon', 'Bonbonne 5 gallons', '5 gallon jug'),
]

function container(
  code: string,
  kind: SampleContainer['kind'],
  depositMinor: number,
  ht: string,
  fr: string,
  en: string,
): SampleContainer {
  return { code, kind, depositMinor, names: { en, fr, ht } }
}
