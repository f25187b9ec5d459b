import type { Words } from '../en.ts'

export const today = {
  urgency: {
    'past-cutoff': 'Heure limite passée',
    'before-cutoff': 'Avant l’heure limite',
    'over-limit': 'Délai dépassé',
    'on-hold': 'Bloquée',
    refused: 'Refusé',
    conflict: 'Deux valeurs',
    request: 'Demande',
    draft: 'Vieux brouillon',
  },
} satisfies Words['today']
