import type { Words } from '../en.ts'

export const search = {
  table: {
    customer: 'Client',
    sales_order: 'Commande',
    product: 'Produit',
  },
} satisfies Words['search']
