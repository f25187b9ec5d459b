export const channels = ['phone', 'counter', 'whatsapp', 'visit', 'paper', 'file'] as const
export type Channel = (typeof channels)[number]
