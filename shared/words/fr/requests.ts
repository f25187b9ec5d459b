import type { Words } from '../en.ts'

export const requests = {
  under:
    'Ce que les dépôts demandent au siège de changer. La personne qui a demandé lit la réponse à la prochaine synchronisation.',
  status: {
    open: 'Pas encore de réponse',
    accepted: 'Acceptée',
    refused: 'Refusée',
    withdrawn: 'Retirée',
  },
  block: {
    'already-answered': 'Cette demande a déjà reçu une réponse.',
    gone: 'La fiche dont parle la demande n’existe plus. Refusez-la en expliquant en une phrase.',
    'changed-since':
      'La fiche a changé depuis la demande. Refusez la demande en une phrase, ou changez la fiche vous-même.',
    'not-yours': 'Seule la personne qui a demandé peut retirer la demande.',
  },
  ask: 'Demander au siège',
  why: 'Pourquoi (le siège le lit)',
  asks: 'Vous ne pouvez pas écrire ceci vous-même ici : ce que vous changez part au siège comme demande, et la réponse arrive avec la synchronisation.',
  show: {
    label: 'Quelles demandes',
    open: 'Sans réponse',
    answered: 'Avec réponse',
    switch: 'Montrer les autres',
  },
  empty: {
    open: 'Rien n’attend de réponse.',
    openText:
      'Quand un dépôt veut un autre prix, un nouveau produit ou d’autres conditions, il le demande ici, et le siège accepte ou refuse.',
    answered: 'Aucune demande n’a encore reçu de réponse.',
    answeredText: 'Les demandes acceptées, refusées et retirées se trouveront ici avec leurs réponses.',
  },
  list: { open: 'À répondre', waiting: 'En attente de réponse', answered: 'Avec réponse' },
  change: {
    company: '{{person}} demande de changer la société.',
    depot: '{{person}} demande de changer un dépôt.',
    person: '{{person}} demande de changer une personne.',
    tax_class: '{{person}} demande de changer une classe de taxe.',
    exchange_rate: '{{person}} demande de changer un taux de change.',
    product: '{{person}} demande de changer un produit.',
    price_list: '{{person}} demande de changer une liste de prix.',
    price_item: '{{person}} demande de changer un prix.',
    promotion: '{{person}} demande de changer une promotion.',
    reason_code: '{{person}} demande de changer un motif.',
    stage_limit: '{{person}} demande un autre délai.',
    customer_terms: '{{person}} demande d’autres conditions pour un client.',
    other: '{{person}} demande un changement.',
  },
  create: {
    company: '{{person}} demande d’inscrire la société.',
    depot: '{{person}} demande un nouveau dépôt.',
    person: '{{person}} demande une nouvelle personne.',
    tax_class: '{{person}} demande une nouvelle classe de taxe.',
    exchange_rate: '{{person}} demande un nouveau taux de change.',
    product: '{{person}} demande un nouveau produit.',
    price_list: '{{person}} demande une nouvelle liste de prix.',
    price_item: '{{person}} demande un nouveau prix.',
    promotion: '{{person}} demande une nouvelle promotion.',
    reason_code: '{{person}} demande un nouveau motif.',
    stage_limit: '{{person}} demande un délai.',
    customer_terms: '{{person}} demande les premières conditions d’un client.',
    other: '{{person}} demande quelque chose de nouveau.',
  },
  kind: { change: 'changement', new: 'nouveau', remove: 'retrait' },
  remove: '{{person}} demande de retirer ce prix.',
  column: { what: 'Champ', present: 'Aujourd’hui', was: 'Avant', proposed: 'Demandé' },
  since: 'c’était {{value}} au moment de la demande',
  waits:
    'Le siège n’a pas encore répondu. Vous pouvez continuer à travailler ; la réponse arrive avec la synchronisation.',
  answered: {
    accepted: '{{person}} l’a acceptée.',
    refused: '{{person}} l’a refusée.',
    withdrawn: '{{person}} l’a retirée.',
  },
  act: { accept: 'Accepter', refuse: 'Refuser', withdraw: 'Retirer', open: 'Ouvrir la fiche' },
  done: {
    accepted: 'Acceptée et écrite. La personne qui l’a demandée l’apprend à la prochaine synchronisation.',
    refused: 'Refusée. La personne qui l’a faite lira votre phrase à la prochaine synchronisation.',
    withdrawn: 'Retirée. Rien n’a été changé.',
  },
  refuse: {
    title: 'Refuser « {{subject}} »',
    text: 'Dites en une phrase pourquoi non, ou que faire à la place. La personne qui a demandé la lira.',
    answer: 'Votre réponse',
    missing: 'Écrivez d’abord une phrase.',
  },
} satisfies Words['requests']
