/** Where goods are. Of a depot's own: `depot` is what can be sold, `blocked` what is put aside until somebody decides. */
export const places = ['depot', 'blocked', 'supplier', 'customer', 'loss', 'count'] as const
export type Place = (typeof places)[number]

/** What a depot answers for: nothing leaves these that is not there. */
export const ownPlaces = ['depot', 'blocked'] as const satisfies readonly Place[]
export type OwnPlace = (typeof ownPlaces)[number]
