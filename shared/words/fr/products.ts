import type { Words } from '../en.ts'

export const products = {
  proposed: 'Demandé au siège, sans réponse pour l’instant',
  title: 'Produits',
  under: 'Ce qui se vend. Le siège l’écrit ; un dépôt demande un changement.',
  create: 'Nouveau produit',
  inactive: 'Aussi ceux qui ne se vendent plus',
  notActive: 'ne se vend plus',
  emptyTitle: 'Pas encore de produit.',
  emptyText: 'Entrez le premier, ou rejoignez le siège pour recevoir ceux de la société.',
  nameIn: 'Nom ({{language}})',
  caseHint: 'Bouteilles, canettes ou pièces par caisse ; 1 s’il n’y a pas de caisse.',
  weightHint: 'En grammes.',
  unitKind: { case: 'caisse', pack: 'paquet', layer: 'couche', pallet: 'palette' },
  units: 'Unités et codes-barres',
  createUnit: 'Nouvelle unité',
  noUnits:
    'Il se commande par caisse et par bouteille. Les paquets, couches et palettes, et le code-barres de la caisse, se saisissent ici.',
  typedAs: 'Se tape',
  holds: 'Contient',
  factorHint: 'Bouteilles ou pièces dans une unité. Une caisse contient toujours ce que dit le produit.',
  keepUnit: 'Garder cette unité',
  containerNone: 'rien ne revient',
  mayNotAsk: 'Votre rôle ne permet pas de demander un changement. Demandez à votre responsable.',
} satisfies Words['products']
