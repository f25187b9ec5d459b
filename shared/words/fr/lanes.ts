import type { Words } from '../en.ts'

export const lanes = {
  under:
    'Chaque ordinateur numérote ses documents dans sa propre série : deux ne donnent jamais le même numéro, avec ou sans liaison.',
  how: '{{example}} : une commande du dépôt {{depot}}, série {{lane}}, exercice {{year}}, la {{number}}e. Le siège donne sa série à chaque ordinateur ; elle ne se change pas ici.',
  computers: 'Séries des ordinateurs',
  series: 'Numéros donnés',
  empty: 'Aucun document n’a encore de numéro.',
  computer: 'Ordinateur',
  lane: 'Série',
  here: 'celui-ci',
  stopped: 'arrêté',
  everyDepot: 'tous les dépôts',
  noLane: 'aucune pour l’instant',
  unknownComputer: 'un ordinateur inconnu ici',
  kind: { ORD: 'Commandes' },
  document: 'Document',
  year: 'Exercice',
  first: 'Premier',
  last: 'Dernier connu ici',
  count: 'Documents',
  voids: 'Nuls',
  whole: 'sans trou',
  absent_one: '{{count}} numéro n’est pas encore ici',
  absent_many: '{{count}} numéros ne sont pas encore ici',
  absent_other: '{{count}} numéros ne sont pas encore ici',
  gaps: 'Trous',
} satisfies Words['lanes']
