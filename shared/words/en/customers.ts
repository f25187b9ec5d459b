export const customers = {
  customerClass: {
    kiosk: 'Kiosk',
    market: 'Market stall',
    supermarket: 'Supermarket',
    hotel: 'Hotel or restaurant',
    institution: 'Institution',
    wholesaler: 'Wholesaler',
    distributor: 'Distributor',
    'key-account': 'Key account',
    importer: 'Importer',
  },
  refused: {
    'other-depot': 'This customer belongs to another depot. Ask that depot or head office to change it.',
  },
}
