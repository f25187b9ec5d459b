import { IconClipboardList } from '@tabler/icons-react'
import type { Screen } from '../../widgets/screen.ts'

export const orderScreens: readonly Screen[] = [
  {
    path: 'orders',
    title: words => words.frame.screens.orders,
    load: async () => (await import('./OrdersPage.tsx')).OrdersPage,
    right: 'orders.view',
    rail: { icon: IconClipboardList, count: 'orders' },
  },
  {
    path: 'orders/new',
    title: words => words.frame.screens.newOrder,
    load: async () => (await import('./OrderEntryPage.tsx')).OrderEntryPage,
    right: 'orders.enter',
    action: true,
  },
  {
    path: 'orders/:id/edit',
    title: words => words.frame.screens.newOrder,
    load: async () => (await import('./OrderEntryPage.tsx')).OrderEntryPage,
    right: 'orders.enter',
  },
  {
    path: 'orders/:id/amend',
    title: words => words.orders.act.amend,
    load: async () => (await import('./AmendOrderPage.tsx')).AmendOrderPage,
    right: 'orders.confirm',
  },
  {
    path: 'orders/:id',
    title: words => words.frame.screens.orders,
    load: async () => (await import('./OrderPage.tsx')).OrderPage,
    right: 'orders.view',
  },
]
