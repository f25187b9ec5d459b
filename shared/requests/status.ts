export const requestStatuses = ['open', 'accepted', 'refused', 'withdrawn'] as const
export type RequestStatus = (typeof requestStatuses)[number]

/** How each is tinted, on a card and in the list. */
export const statusTone = {
  open: 'know',
  accepted: 'good',
  refused: 'bad',
  withdrawn: 'quiet',
} as const satisfies Record<RequestStatus, string>
