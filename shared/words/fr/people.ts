import type { Words } from '../en.ts'

export const people = {
  under:
    'Qui peut se connecter, où, et ce que chacun peut faire. Les autres ordinateurs l’apprennent par la synchronisation.',
  create: 'Nouvelle personne',
  empty: 'Personne encore.',
  everywhere: 'tous les dépôts',
  notActive: 'ne peut pas se connecter',
  notHere: 'Les personnes se changent sur un ordinateur du siège.',
  loginHint: 'Court, sans espaces',
  password: 'Mot de passe',
  passwordHint: 'Au moins 8 caractères. Dites-le vous-même à la personne ; nul ne peut le relire.',
  newPassword: 'Nouveau mot de passe',
  newPasswordHint: 'Laissez vide pour garder l’actuel.',
  active: 'Peut se connecter',
  depotHint: 'Ne voit que les clients et les commandes de ce dépôt.',
  rolesTitle: 'Ce que chaque rôle peut faire',
  rightsTitle: 'Chaque droit, rôle par rôle',
  rightsText: 'Le tableau d’après lequel les écrans, cet ordinateur et le siège décident. Il ne se change pas ici.',
  right: 'Droit',
  has: 'oui',
  hasNot: 'non',
  role: {
    manager: 'Tout au dépôt : commandes, clients, conflits, importations et réglages de cet ordinateur.',
    supervisor: 'Les commandes avec toutes leurs étapes, les clients, les conflits et les importations.',
    'order-desk': 'Saisit, vérifie, confirme, bloque et annule des commandes ; inscrit des clients.',
    dispatcher: 'Voit tout, vérifie des commandes et les bloque.',
    billing: 'Voit tout, bloque des commandes, demande d’autres conditions.',
    viewer: 'Voit tout et ne change rien.',
    'head-office': 'Tout, dans tous les dépôts : produits, prix, personnes et réponses aux demandes.',
  },
} satisfies Words['people']
