import type { Words } from '../words.ts'

export const products = {
  proposed: 'Mande biwo santral la, poko gen repons',
} satisfies Words['products']
