/** Who wanted it: an order amended because of us counts against our accuracy, one that the customer changed does not. */
export const askers = ['customer', 'us'] as const
export type Asker = (typeof askers)[number]

/** Why a confirmed order was amended. The list is the same in every company, so that figures can be compared; `other` needs a note. */
export const amendmentCauses = ['quantity', 'goods', 'day', 'stock', 'price', 'mistake', 'transport', 'other'] as const
export type AmendmentCause = (typeof amendmentCauses)[number]
