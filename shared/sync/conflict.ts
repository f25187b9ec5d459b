/** Kinds of conflict that head office finds; every slice that can conflict brings its own. */
export const conflictKinds = ['same-field', 'edited-deleted', 'duplicate-customer', 'cancelled-changed'] as const
export type ConflictKind = (typeof conflictKinds)[number]

export const conflictStates = ['open', 'resolved'] as const
export type ConflictState = (typeof conflictStates)[number]
