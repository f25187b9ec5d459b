import type { Words } from '../en.ts'

export const priceLists = {
  for: {
    everybody: 'Pour tous les clients',
    customerClass: 'Pour un type de client',
    zone: 'Pour une zone',
  },
} satisfies Words['priceLists']
