import type { Words } from '../en.ts'

export const timeline = {
  kind: {
    orders: {
      create: 'Saisie',
      save: 'Modifiée',
      receive: 'Reçue',
      check: 'Vérifiée',
      confirm: 'Confirmée',
      hold: 'Bloquée',
      release: 'Débloquée',
      cancel: 'Annulée',
    },
    customers: { create: 'Ajouté', save: 'Modifié', saveTerms: 'Conditions modifiées' },
    products: { create: 'Ajouté', save: 'Modifié' },
    priceLists: {
      create: 'Ajouté',
      save: 'Modifié',
      saveItem: 'Prix modifié',
      savePromotion: 'Promotion modifiée',
    },
    requests: {
      create: 'Demandé au siège',
      accept: 'Demande acceptée',
      refuse: 'Demande refusée',
      withdraw: 'Demande retirée',
    },
    attention: { resolve: 'L’une des deux valeurs choisie', resend: 'Renvoyé', discard: 'Modification abandonnée' },
  },
} satisfies Words['timeline']
