export const timeline = {
  kind: {
    orders: {
      create: 'Entered',
      save: 'Changed',
      receive: 'Received',
      check: 'Checked',
      confirm: 'Confirmed',
      hold: 'Put on hold',
      release: 'Released',
      cancel: 'Cancelled',
    },
    customers: { create: 'Added', save: 'Changed', saveTerms: 'Terms changed' },
    products: { create: 'Added', save: 'Changed' },
    priceLists: {
      create: 'Added',
      save: 'Changed',
      saveItem: 'Price changed',
      savePromotion: 'Promotion changed',
    },
    requests: {
      create: 'Asked of head office',
      accept: 'Request accepted',
      refuse: 'Request refused',
      withdraw: 'Request withdrawn',
    },
    attention: { resolve: 'One of two values chosen', resend: 'Sent again', discard: 'Change given up' },
  },
}
