import type { Words } from '../en.ts'

export const products = {
  proposed: 'Mande biwo santral la, poko gen repons',
  title: 'Pwodui',
  under: 'Sa ki vann. Se biwo santral ki ekri l; yon depo mande chanjman.',
  create: 'Nouvo pwodui',
  inactive: 'Menm sa ki pa vann ankò yo',
  notActive: 'pa vann ankò',
  emptyTitle: 'Poko gen pwodui.',
  emptyText: 'Antre premye a, oswa konekte ak biwo santral pou w resevwa pwodui konpayi a.',
  nameIn: 'Non ({{language}})',
  caseHint: 'Konbyen boutèy, kanèt oswa pyès nan yon kès; 1 si li pa vini an kès.',
  weightHint: 'An gram.',
  mayNotAsk: 'Wòl ou pa pèmèt ou mande chanjman. Mande manadjè w.',
} satisfies Words['products']
