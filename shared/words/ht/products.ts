import type { Words } from '../en.ts'

export const products = {
  proposed: 'Mande biwo santral la, poko gen repons',
} satisfies Words['products']
