import type { Words } from '../words.ts'

export const products = {
  proposed: 'Demandé au siège, sans réponse pour l’instant',
} satisfies Words['products']
