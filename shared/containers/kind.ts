export const containerKinds = ['bottle', 'crate', 'jug', 'keg', 'pallet', 'other'] as const
export type ContainerKind = (typeof containerKinds)[number]
