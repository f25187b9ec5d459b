import type { Screen } from '../../widgets/screen.ts'

export const importScreens: readonly Screen[] = [
  {
    path: 'imports/new',
    title: words => words.wizard.title,
    load: async () => (await import('./ImportPage.tsx')).ImportPage,
    right: 'imports.run',
    action: true,
  },
]
