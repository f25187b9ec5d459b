export const customerClasses = [
  'kiosk',
  'market',
  'supermarket',
  'hotel',
  'institution',
  'wholesaler',
  'distributor',
  'key-account',
  'importer',
] as const
export type CustomerClass = (typeof customerClasses)[number]
