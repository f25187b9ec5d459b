export const requestStatuses = ['open', 'accepted', 'refused', 'withdrawn'] as const
export type RequestStatus = (typeof requestStatuses)[number]
