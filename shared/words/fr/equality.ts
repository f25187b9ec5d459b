import type { Words } from '../en.ts'

export const equality = {
  title: 'Égal au siège',
  compared: 'Comparé',
  never: 'pas encore',
  equal: 'Les fiches de cet ordinateur sont celles du siège, jusqu’au dernier champ.',
  mended_one: '{{count}} fiche différait ; elle a été corrigée.',
  mended_many: '{{count}} fiches différaient ; elles ont été corrigées.',
  mended_other: '{{count}} fiches différaient ; elles ont été corrigées.',
  unequal_one: '{{count}} fiche diffère et n’a pas pu être corrigée. Elle est sous « À régler ».',
  unequal_many: '{{count}} fiches diffèrent et n’ont pas pu être corrigées. Elles sont sous « À régler ».',
  unequal_other: '{{count}} fiches diffèrent et n’ont pas pu être corrigées. Elles sont sous « À régler ».',
  compare: 'Comparer avec le siège',
  comparing: 'Comparaison…',
  notNow: 'La comparaison n’a pas pu se faire pour l’instant. Elle reprendra d’elle-même.',
  how: 'Une fois par jour, et quand vous le demandez, toutes les fiches sont comparées. Seul ce qui diffère est demandé.',
} satisfies Words['equality']
