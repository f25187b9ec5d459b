import type { Words } from '../words.ts'

export const search = {
  table: {
    customer: 'Kliyan',
    sales_order: 'Kòmand',
    product: 'Pwodui',
  },
} satisfies Words['search']
