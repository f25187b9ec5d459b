import type { Words } from '../en.ts'

export const customers = {
  customerClass: {
    kiosk: 'Kiosque',
    market: 'Marché',
    supermarket: 'Supermarché',
    hotel: 'Hôtel ou restaurant',
    institution: 'Institution',
    wholesaler: 'Grossiste',
    distributor: 'Distributeur',
    'key-account': 'Grand compte',
    importer: 'Importateur',
  },
  refused: {
    'other-depot': 'Ce client relève d’un autre dépôt. Demandez la modification à ce dépôt ou au siège.',
  },
} satisfies Words['customers']
