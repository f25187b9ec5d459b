export const reasonKinds = ['hold', 'cancel', 'free-goods'] as const
export type ReasonKind = (typeof reasonKinds)[number]
