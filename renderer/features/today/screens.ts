import { IconSun } from '@tabler/icons-react'
import type { Screen } from '../../widgets/screen.ts'

export const todayScreens: readonly Screen[] = [
  {
    path: 'today',
    title: words => words.frame.screens.today,
    load: async () => (await import('./TodayPage.tsx')).TodayPage,
    right: 'orders.view',
    rail: { icon: IconSun, count: 'today' },
  },
]
