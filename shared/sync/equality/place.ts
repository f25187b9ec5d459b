/** A place among the rows of a table: id and child number, in that order. */
export interface Place {
  readonly id: number
  readonly sub: number
}

export const firstPlace: Place = { id: 0, sub: 0 }
/** Behind every row. */
export const endPlace: Place = { id: Number.MAX_SAFE_INTEGER, sub: 0 }

export const isBefore = (place: Place, than: Place): boolean =>
  place.id < than.id || (place.id === than.id && place.sub < than.sub)

export const byPlace = (one: Place, other: Place): number => one.id - other.id || one.sub - other.sub
