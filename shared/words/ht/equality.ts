import type { Words } from '../en.ts'

export const equality = {
  title: 'Menm ak biwo santral',
  compared: 'Konpare',
  never: 'poko fèt',
  equal: 'Fich òdinatè sa a se menm ak pa biwo santral la, jis nan dènye chan an.',
  mended_one: '{{count}} fich te diferan; nou korije l.',
  mended_many: '{{count}} fich te diferan; nou korije yo.',
  mended_other: '{{count}} fich te diferan; nou korije yo.',
  unequal_one: '{{count}} fich diferan e nou pa t ka korije l. Li nan lis sa ki bezwen ou a.',
  unequal_many: '{{count}} fich diferan e nou pa t ka korije yo. Yo nan lis sa ki bezwen ou a.',
  unequal_other: '{{count}} fich diferan e nou pa t ka korije yo. Yo nan lis sa ki bezwen ou a.',
  compare: 'Konpare ak biwo santral',
  comparing: 'N ap konpare…',
  notNow: 'Nou pa t ka konpare kounye a. N ap eseye ankò poukont nou.',
  how: 'Yon fwa chak jou, ak lè ou mande l, nou konpare tout fich yo. Se sa ki diferan sèlman nou pran.',
} satisfies Words['equality']
