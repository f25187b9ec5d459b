/** Monday is 1, as in ISO 8601; its bit in `deliveryDays` is 0. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
