import type { Words } from '../en.ts'

export const files = {
  title: 'Sans liaison',
  how: 'Écrivez un fichier, portez-le au siège sur une clé ou par message, et reprenez la réponse qu’on vous y donne. Seul le siège peut le lire. Un ordinateur dont la liaison marche peut aussi le transmettre : déposez-le là-bas sur n’importe quel écran. La liaison peut revenir à tout moment : rien ne se perd et rien ne compte deux fois.',
  write: 'Écrire un fichier',
  writing: 'Écriture du fichier : {{percent}} %',
  saving: 'Enregistrement du fichier : {{percent}} %',
  taking: 'Reprise de {{name}} : {{percent}} %',
  cancel: 'Annuler',
  cancelled: 'Annulé. Aucun fichier n’a été écrit ; tout attend encore ici.',
  saved_one: '{{name}} est enregistré, avec {{count}} changement. Portez-le au siège et rapportez la réponse.',
  saved_many: '{{name}} est enregistré, avec {{count}} changements. Portez-le au siège et rapportez la réponse.',
  saved_other: '{{name}} est enregistré, avec {{count}} changements. Portez-le au siège et rapportez la réponse.',
  savedParts: 'Le fichier est enregistré en {{parts}} parties. Portez-les toutes au siège et rapportez la réponse.',
  take: 'Reprendre une réponse',
  drop: 'Déposez-le ici',
  taken:
    '{{name}} est repris. Le siège a {{answered}} changements de cet ordinateur, et {{news}} nouveautés sont arrivées avec.',
  nothingNew: '{{name}} est repris. Tout ce qu’il contient était déjà ici.',
  missing: 'La partie {{here}} est ici. Il manque encore : {{missing}} sur {{parts}}.',
  files: 'Derniers fichiers écrits',
  none: 'Aucun fichier n’a encore été écrit.',
  written: 'Écrit',
  changes: 'Changements',
  size: 'Taille',
  answer: 'Réponse',
  answered: 'reprise {{time}}',
  notAnswered: 'pas encore',
  again: 'Enregistrer encore',
  againLabel: 'Enregistrer encore : le fichier de {{time}}',
  notReady:
    'Synchronisez d’abord une fois par liaison : cet ordinateur et le siège conviennent alors des clés pour les fichiers.',
  carriedOn:
    '{{name}} est un fichier de {{computer}}. Il part au siège avec les prochaines synchronisations ; sa réponse sera ici, à rapporter.',
  carriedPart:
    '{{name}} est la partie {{part}} d’un fichier de {{computer}}. Elle part au siège avec les prochaines synchronisations. Apportez aussi les autres : {{missing}}.',
  anotherComputer: 'un autre ordinateur',
  others: 'Fichiers d’autres ordinateurs',
  computer: 'Ordinateur',
  whereItIs: 'Où il en est',
  sending: 'en route vers le siège : {{percent}} %',
  partsWanted: 'le siège attend ses autres parties ; {{here}} sur {{parts}} ont été apportées ici',
  answerComing: 'repris ; {{here}} parties de la réponse sur {{parts}} sont ici',
  answerReady: 'repris ; la réponse est ici',
  answerGone: 'repris il y a longtemps ; sa réponse n’est plus gardée',
  saveAnswer: 'Enregistrer la réponse',
  saveAnswerLabel: 'Enregistrer la réponse pour {{computer}}',
  answerSaved: '{{name}} est enregistré. Rapportez-le à {{computer}} et reprenez-le là-bas.',
  answerSavedParts:
    'La réponse est enregistrée en {{parts}} parties. Rapportez-les toutes à {{computer}} et reprenez-les là-bas.',
  letGo: 'Retirer',
  letGoLabel: 'Retirer le fichier de {{computer}}',
  letGoText: {
    sending:
      'Le siège ne l’a pas encore. Ce qui est ici sera supprimé ; la personne qui l’a écrit devra l’apporter de nouveau.',
    there:
      'Le siège attend ses autres parties. Ce qui est ici sera supprimé ; il faudra apporter de nouveau toutes les parties.',
    taken:
      'Le siège l’a repris. Sa réponse sera supprimée d’ici ; l’ordinateur qui a écrit le fichier l’attend encore.',
    refused: 'Le siège l’a refusé. Il sera supprimé d’ici ; rien d’autre ne change.',
  },
  refused: {
    'file-gone':
      'Ce fichier n’est plus sur cet ordinateur. Écrivez-en un autre ; il contient tout ce qui attend encore.',
    'not-konvwa': 'Ce n’est pas un fichier de Konvwa. Choisissez-en un dont le nom finit par .konvwa.',
    'newer-version': 'Ce fichier vient d’un Konvwa plus récent. Installez ici le plus récent, puis reprenez-le.',
    'cut-short': 'La fin de ce fichier manque : la copie a été interrompue. Copiez-le encore.',
    damaged:
      'Ce fichier a été changé ou abîmé en route. Rien n’en a été repris. Copiez-le encore, ou écrivez-en un autre.',
    'other-receiver': 'Ce fichier est pour un autre ordinateur ou une autre société. Rien n’en est lisible ici.',
    'for-head-office': 'Ce fichier va au siège, et il vient de cet ordinateur. Ici, c’est sa réponse qui est reprise.',
    'for-a-desk': 'C’est une réponse du siège. Rapportez-la à l’ordinateur qui a écrit le fichier.',
    'not-signed': 'Ce fichier ne vient pas de qui il dit. Rien n’en a été repris.',
    'unknown-device': 'L’ordinateur qui a écrit ce fichier n’appartient pas à ce siège.',
    revoked:
      'L’ordinateur qui a écrit ce fichier est arrêté. Son envoi est gardé à part jusqu’à ce que quelqu’un l’admette.',
    older: 'Un fichier plus récent a déjà été repris, et il contenait tout cela. Il ne manque rien.',
    'unknown-question':
      'Cet ordinateur ne connaît pas le fichier auquel ceci répond. Il a peut-être été restauré depuis ; écrivez un nouveau fichier.',
    'earlier-self':
      'Ceci répond à ce que cet ordinateur était avant sa restauration. Synchronisez par liaison, ou écrivez un nouveau fichier.',
    'needs-a-link':
      'Cela ne se règle pas par fichier : le siège et cet ordinateur doivent se parler une fois par liaison. Rien n’est perdu.',
    'carries-enough':
      'Il attend déjà ici autant de fichiers d’autres ordinateurs que possible. Synchronisez d’abord, ou retirez-en ci-dessous.',
  },
} satisfies Words['files']
