import type { Words } from '../en.ts'

export const products = {
  proposed: 'Demandé au siège, sans réponse pour l’instant',
} satisfies Words['products']
