import type { Words } from '../en.ts'

export const lanes = {
  under:
    'Chak òdinatè bay dokiman l yo nimewo nan pwòp liy pa l: de òdinatè pa janm bay menm nimewo, ni ak koneksyon ni san koneksyon.',
  how: '{{example}}: yon kòmand depo {{depot}}, liy {{lane}}, ane fiskal {{year}}, nimewo {{number}}. Se biwo santral ki bay chak òdinatè liy li; li pa ka chanje isit la.',
  computers: 'Liy òdinatè yo',
  series: 'Nimewo ki bay',
  empty: 'Poko gen dokiman ki gen nimewo.',
  computer: 'Òdinatè',
  lane: 'Liy',
  here: 'sa a',
  stopped: 'kanpe',
  everyDepot: 'tout depo yo',
  noLane: 'poko genyen',
  unknownComputer: 'yon òdinatè nou pa konnen isit la',
  kind: { ORD: 'Kòmand' },
  document: 'Dokiman',
  year: 'Ane fiskal',
  first: 'Premye',
  last: 'Dènye nou konnen isit la',
  count: 'Dokiman',
  voids: 'Nil',
  whole: 'pa gen twou',
  absent_one: '{{count}} nimewo poko rive isit la',
  absent_many: '{{count}} nimewo poko rive isit la',
  absent_other: '{{count}} nimewo poko rive isit la',
  gaps: 'Twou',
} satisfies Words['lanes']
