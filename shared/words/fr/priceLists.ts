import type { Words } from '../words.ts'

export const priceLists = {
  for: {
    everybody: 'Pour tous les clients',
    customerClass: 'Pour un type de client',
    zone: 'Pour une zone',
  },
} satisfies Words['priceLists']
