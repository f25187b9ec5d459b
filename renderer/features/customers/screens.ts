import { IconUsers } from '@tabler/icons-react'
import type { Screen } from '../../widgets/screen.ts'

export const customerScreens: readonly Screen[] = [
  {
    path: 'customers',
    title: words => words.frame.screens.customers,
    load: async () => (await import('./CustomersPage.tsx')).CustomersPage,
    right: 'customers.view',
    rail: { icon: IconUsers },
  },
  {
    path: 'customers/new',
    title: words => words.customers.form.newTitle,
    load: async () => (await import('./CustomerFormPage.tsx')).CustomerFormPage,
    right: 'customers.edit',
    action: true,
  },
  {
    path: 'customers/:id/edit',
    title: words => words.customers.form.editTitle,
    load: async () => (await import('./CustomerFormPage.tsx')).CustomerFormPage,
    right: 'customers.edit',
  },
  {
    path: 'customers/:id',
    title: words => words.frame.screens.customers,
    load: async () => (await import('./CustomerPage.tsx')).CustomerPage,
    right: 'customers.view',
  },
]
