import { IconSettings } from '@tabler/icons-react'
import type { Screen } from '../../widgets/screen.ts'
import { sections } from './sections.ts'

const load: Screen['load'] = async () => (await import('./SettingsPage.tsx')).SettingsPage

export const settingsScreens: readonly Screen[] = [
  {
    path: 'settings',
    title: words => words.frame.screens.settings,
    load,
    right: 'reference.view',
    rail: { icon: IconSettings, foot: true },
  },
  ...sections.map(
    ({ id, right }): Screen => ({
      path: `settings/${id}`,
      title: words => `${words.frame.screens.settings} · ${words.settings.sections[id]}`,
      load,
      right,
      found: true,
    }),
  ),
]
