import { IconMessageQuestion } from '@tabler/icons-react'
import type { Screen } from '../../widgets/screen.ts'

export const requestScreens: readonly Screen[] = [
  {
    path: 'requests',
    title: words => words.frame.screens.requests,
    load: async () => (await import('./RequestsPage.tsx')).RequestsPage,
    right: 'reference.view',
    rail: { icon: IconMessageQuestion, count: 'requests', needsYou: true },
  },
]
