import type { Words } from '../en.ts'

export const search = {
  table: {
    customer: 'Kliyan',
    sales_order: 'Kòmand',
    product: 'Pwodui',
  },
} satisfies Words['search']
