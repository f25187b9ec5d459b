import type { Words } from '../en.ts'

export const imports = {
  at: '{{file}}, ligne {{row}}, {{field}} : {{problem}}',
  inFile: '{{file}} : {{problem}}',
  problem: {
    required: 'c’est vide. Remplissez-le.',
    'too-long': 'c’est trop long. Raccourcissez.',
    'not-a-number': 'ce n’est pas un nombre. Utilisez seulement des chiffres.',
    'not-an-amount': 'ce n’est pas un montant. Écrivez-le comme 12.50.',
    'not-a-quantity': 'ce n’est pas une quantité. Écrivez un nombre entier au-dessus de zéro.',
    'not-a-day': 'ce n’est pas une date. Écrivez-la comme 2026-11-21.',
    'not-a-discount': 'ce n’est pas une remise. Écrivez une part comme 0.15.',
    'unknown-customer': 'ce client n’est pas dans la table des clients. Ajoutez-le ou corrigez le code.',
    'unknown-product': 'ce produit n’est pas dans la table des produits. Ajoutez-le ou corrigez le code.',
    'unknown-order': 'cette commande n’est pas dans la table des commandes. Ajoutez-la ou corrigez le numéro.',
    'already-used': 'c’est déjà ici. Cela n’a pas été repris une deuxième fois.',
    'no-lines': 'la commande n’a aucune ligne. Ajoutez ses lignes ou laissez-la de côté.',
    'too-many-lines': 'la commande a plus de 150 lignes. Divisez-la.',
    'missing-file': 'le fichier manque. Mettez-le dans le dossier.',
    'missing-column': 'la colonne {{field}} manque. Ajoutez-la au fichier.',
    'unreadable-file': 'le fichier est illisible à partir de cette ligne. Enregistrez-le à nouveau en CSV UTF-8.',
  },
  reading: 'Lecture des tables …',
  progress: '{{done}} enregistrements sur {{total}}',
  nobody: 'Personne ici ne peut importer. Connectez-vous comme responsable, ou nommez quelqu’un avec --login.',
  founded: 'Le dossier était vide : {{company}} y a été créée. Ouvrez Konvwa pour dire qui vous êtes.',
  noDepot: 'Il n’y a pas encore de dépôt ici. Ouvrez Konvwa et créez d’abord la société.',
  usage:
    'Usage : npm run -s import -- --profile NOM --from DOSSIER --data DOSSIER [--login NOM]. Profils : {{profiles}}.',
  noProfile: 'Il n’y a pas de profil {{profile}}. Il y a : {{profiles}}.',
  inUse: 'Konvwa est ouvert sur ce dossier. Fermez-le d’abord, puis importez.',
  cancelled: 'Arrêté. Tout ce qui avait été pris a été retiré.',
} satisfies Words['imports']
