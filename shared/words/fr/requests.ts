import type { Words } from '../en.ts'

export const requests = {
  status: {
    open: 'Sans réponse',
    accepted: 'Acceptée',
    refused: 'Refusée',
    withdrawn: 'Retirée',
  },
  block: {
    'already-answered': 'Cette demande a déjà reçu une réponse.',
    gone: 'La fiche visée par la demande n’existe plus. Refusez-la avec une phrase d’explication.',
    'changed-since': 'La fiche a changé depuis la demande. Regardez les nouvelles valeurs, puis décidez de nouveau.',
  },
} satisfies Words['requests']
