import type { Words } from '../en.ts'

export const customers = {
  customerClass: {
    kiosk: 'Boutik',
    market: 'Mache',
    supermarket: 'Makèt',
    hotel: 'Otèl oswa restoran',
    institution: 'Enstitisyon',
    wholesaler: 'Gwo depo',
    distributor: 'Distribitè',
    'key-account': 'Gwo kliyan',
    importer: 'Enpòtatè',
  },
  refused: {
    'other-depot': 'Kliyan sa a se pou yon lòt depo. Mande depo sa a oswa biwo santral la chanje l.',
  },
} satisfies Words['customers']
