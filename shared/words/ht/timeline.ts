import type { Words } from '../en.ts'

export const timeline = {
  kind: {
    orders: {
      create: 'Antre nan sistèm nan',
      save: 'Chanje',
      receive: 'Resevwa',
      check: 'Verifye',
      confirm: 'Konfime',
      hold: 'Bloke',
      release: 'Debloke',
      cancel: 'Anile',
    },
    customers: { create: 'Ajoute', save: 'Chanje', saveTerms: 'Kondisyon yo chanje' },
    products: { create: 'Ajoute', save: 'Chanje' },
    priceLists: {
      create: 'Ajoute',
      save: 'Chanje',
      saveItem: 'Pri a chanje',
      savePromotion: 'Pwomosyon an chanje',
    },
    requests: {
      create: 'Mande biwo santral la',
      accept: 'Demann aksepte',
      refuse: 'Demann refize',
      withdraw: 'Demann retire',
    },
    attention: { resolve: 'Youn nan de valè yo chwazi', resend: 'Voye ankò', discard: 'Chanjman abandone' },
  },
} satisfies Words['timeline']
