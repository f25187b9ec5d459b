import { IconAlertTriangle } from '@tabler/icons-react'
import type { Screen } from '../../widgets/screen.ts'

export const attentionScreens: readonly Screen[] = [
  {
    path: 'attention',
    title: words => words.frame.screens.attention,
    load: async () => (await import('./AttentionPage.tsx')).AttentionPage,
    rail: { icon: IconAlertTriangle, count: 'attention', needsYou: true },
  },
]
