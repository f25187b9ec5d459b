import type { Words } from '../en.ts'

export const today = {
  urgency: {
    'past-cutoff': 'Lè limit la pase',
    'before-cutoff': 'Anvan lè limit la',
    'over-limit': 'Depase tan an',
    'on-hold': 'Bloke',
    refused: 'Refize',
    conflict: 'De valè',
    request: 'Demann',
    draft: 'Vye brouyon',
  },
} satisfies Words['today']
