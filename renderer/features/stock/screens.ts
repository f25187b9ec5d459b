import { IconPackage } from '@tabler/icons-react'
import type { Screen } from '../../widgets/screen.ts'

export const stockScreens: readonly Screen[] = [
  {
    path: 'stock',
    title: words => words.stock.title,
    load: async () => (await import('./StockPage.tsx')).StockPage,
    right: 'stock.view',
    rail: { icon: IconPackage },
  },
  {
    path: 'stock/:depot/:product',
    title: words => words.stock.title,
    load: async () => (await import('./StockItemPage.tsx')).StockItemPage,
    right: 'stock.view',
  },
]
