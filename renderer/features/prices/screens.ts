import { IconTags } from '@tabler/icons-react'
import type { Screen } from '../../widgets/screen.ts'

export const priceScreens: readonly Screen[] = [
  {
    path: 'prices',
    title: words => words.priceLists.title,
    load: async () => (await import('./PriceListsPage.tsx')).PriceListsPage,
    right: 'reference.view',
    rail: { icon: IconTags },
  },
  {
    path: 'prices/promotions',
    title: words => words.priceLists.promotions,
    load: async () => (await import('./PromotionsPage.tsx')).PromotionsPage,
    right: 'reference.view',
    found: true,
  },
  {
    path: 'prices/:id',
    title: words => words.priceLists.title,
    load: async () => (await import('./PriceListPage.tsx')).PriceListPage,
    right: 'reference.view',
  },
]
