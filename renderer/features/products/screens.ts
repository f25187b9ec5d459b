import { IconBottle } from '@tabler/icons-react'
import type { Screen } from '../../widgets/screen.ts'

export const productScreens: readonly Screen[] = [
  {
    path: 'products',
    title: words => words.products.title,
    load: async () => (await import('./ProductsPage.tsx')).ProductsPage,
    right: 'reference.view',
    rail: { icon: IconBottle },
  },
  {
    path: 'products/:id',
    title: words => words.products.title,
    load: async () => (await import('./ProductPage.tsx')).ProductPage,
    right: 'reference.view',
  },
]
