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
    path: 'stock/expected',
    title: words => words.stock.expected.title,
    load: async () => (await import('./ExpectedPage.tsx')).ExpectedPage,
    right: 'stock.view',
  },
  {
    path: 'stock/:depot/:product',
    title: words => words.stock.title,
    load: async () => (await import('./StockItemPage.tsx')).StockItemPage,
    right: 'stock.view',
  },
]
