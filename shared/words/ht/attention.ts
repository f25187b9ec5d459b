import type { Words } from '../en.ts'

export const attention = {
  kind: {
    refused: 'Biwo santral la refize l',
    held: 'Ap tann yon lòt bagay',
    conflict: 'Chanje nan de kote',
    request: 'Mande biwo santral la',
  },
  conflict: {
    'same-field': 'De òdinatè chanje menm bagay la pandan yo pa t konekte.',
    'edited-deleted': 'Yon òdinatè chanje l pandan yon lòt te retire l.',
    'duplicate-customer': 'De kliyan sanble se menm moun nan.',
    'cancelled-changed': 'Yo anile kòmand lan sou yon òdinatè epi yo chanje l sou yon lòt.',
  },
  block: {
    'not-refused': 'Bagay sa a pa refize ankò; yon moun okipe sa deja.',
    'nothing-left': 'Pa rete anyen pou voye nan chanjman sa a: dosye yo gen lòt valè kounye a.',
    'already-resolved': 'Yon moun deside sa deja.',
    'not-answered': 'Gen bagay ki depann de sa ki poko rive nan biwo santral la. Senkronize anvan, epi deside.',
    gone: 'Dosye a pa la ankò. Tape valè a ankò kote li dwe ye a.',
    'not-possible': 'Kòmand lan pa ka pran valè sa a ankò. Kite lòt la epi chanje kòmand lan alamen.',
  },
} satisfies Words['attention']
