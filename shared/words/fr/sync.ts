import type { Words } from '../en.ts'

export const sync = {
  line: {
    label: 'Synchronisation avec le siège',
    alone: 'Cet ordinateur travaille seul. Tout est enregistré ici.',
    upTo: 'Tout est au siège jusqu’à {{time}}',
    never: 'Rien n’est encore arrivé au siège',
    waiting_one: '{{count}} changement attend',
    waiting_many: '{{count}} changements attendent',
    waiting_other: '{{count}} changements attendent',
    about: 'environ {{time}}',
    later_one: '{{count}} autre attend une meilleure liaison',
    later_many: '{{count}} autres attendent une meilleure liaison',
    later_other: '{{count}} autres attendent une meilleure liaison',
    urgentOnly: 'Seul l’urgent part',
    needsYou_one: '{{count}} vous attend',
    needsYou_many: '{{count}} vous attendent',
    needsYou_other: '{{count}} vous attendent',
    running: 'Synchronisation…',
    progress: 'Synchronisation : {{sent}} envoyés, {{received}} reçus',
    progressOf: 'Synchronisation : {{sent}} envoyés, {{received}} sur {{toReceive}} reçus',
    nextAt: 'prochain essai à {{time}}',
    now: 'Synchroniser',
    nothingWaiting: 'rien n’attend',
    contact: 'dernier contact {{time}}',
  },
  books: {
    title: 'Les livres de cet ordinateur',
    restoredAt: 'Remis en place depuis une sauvegarde',
    told: 'Le siège le sait. Tout ce qui avait été envoyé est de nouveau ici ; les nouveaux numéros ont une série à eux.',
    line: {
      restored: 'Livres remis en place depuis une sauvegarde ; le siège l’apprendra au prochain contact.',
      'no-numbers':
        'Livres remis en place depuis une sauvegarde : pas encore de numéros. Voir Réglages → Cet ordinateur.',
      copied: 'Le disque de cet ordinateur a été copié : pas de numéros avant que le siège décide.',
    },
    state: {
      restored:
        'Les livres ont été remis en place depuis une sauvegarde. Le travail continue sous des numéros réservés pour cela ; le siège l’apprendra au prochain contact.',
      'no-numbers':
        'Les livres ont été remis en place depuis une sauvegarde. Tout est enregistré, mais aucun document ne reçoit de numéro avant que le siège soit joint.',
      copied:
        'Quelqu’un d’autre travaille sous le nom de cet ordinateur : son disque a été copié. Tout est enregistré, mais aucun document ne reçoit de numéro avant que le siège dise qu’il y en a deux.',
    },
    phone: {
      text: 'Sans liaison, le siège peut aider par téléphone : il a un code pour ce qui est écrit ici.',
      question: 'Lisez ceci à haute voix',
      act: 'Taper le code du siège',
      field: 'Code (10 caractères)',
    },
    again: {
      text: 'Le siège est revenu d’une sauvegarde qui ne connaît pas cet ordinateur. Rien n’est perdu ici. Demandez-lui un code pour un ordinateur de plus à cet endroit et tapez-le ici : cet ordinateur garde son numéro et envoie ce qui attend.',
      act: 'Rejoindre de nouveau avec un code',
      field: 'Code du siège',
    },
  },
  trouble: {
    'no-link': 'Il n’y a pas de liaison. Continuez ; tout part quand elle revient.',
    timeout: 'La liaison est trop lente pour l’instant. Cela reprend là où c’était resté.',
    portal: 'Le réseau veut d’abord une connexion sur une page web. Ouvrez un navigateur et faites-la.',
    'server-down': 'Le siège ne répond pas. Rien ne manque sur cet ordinateur.',
    clock: 'L’horloge de cet ordinateur est fausse. Réglez date et heure, puis synchronisez.',
    'this-computer':
      'Une panne sur cet ordinateur a interrompu la synchronisation. Rien n’est perdu ; elle sera reprise.',
    'bad-request': 'Le siège n’a pas pu lire l’envoi. Rien n’est perdu ; prévenez le siège.',
    'too-large': 'L’envoi était trop grand. Il repart en plus petites parts.',
    'unknown-device': 'Le siège ne connaît pas cet ordinateur. Demandez au siège.',
    'bad-signature': 'Le siège n’a pas pu vérifier cet ordinateur. Demandez au siège.',
    revoked: 'Le siège a exclu cet ordinateur. Ce qui est ici reste ici ; demandez au siège.',
    replayed: 'Le siège a déjà vu cet envoi. La prochaine synchronisation continue.',
    'wrong-protocol': 'Le siège parle une autre version. Installez le Konvwa le plus récent sur cet ordinateur.',
    'frame-gap': 'Il manque au siège un envoi d’avant. Il repart.',
    'frame-fork':
      'Les données de cet ordinateur semblent une copie de celles d’un autre. Demandez au siège avant de continuer.',
    'other-epoch': 'Le siège a été restauré d’une sauvegarde. Les ordinateurs envoient ce qui lui manque.',
    'bad-code': 'Le code n’est pas bon, ou il a déjà servi.',
    'too-many-attempts': 'Trop d’essais. Attendez un peu.',
    busy: 'Le siège est occupé. Nouvel essai bientôt.',
  },
  rejection: {
    'unknown-person': 'Le siège ne connaît pas la personne qui a fait cela.',
    'right-missing': 'La personne qui a fait cela n’en avait pas le droit.',
    'wrong-depot': 'Cela appartient à un dépôt dont cet ordinateur ne s’occupe pas.',
    'not-yours-to-write': 'Seul le siège peut changer cela.',
    'unknown-table': 'Le siège ne connaît pas cette sorte de fiche. Sa version est peut-être plus ancienne.',
    'unknown-column': 'Le siège ne connaît pas l’un des champs. Sa version est peut-être plus ancienne.',
    'bad-value': 'L’une des valeurs ne peut pas être juste.',
    'row-deleted': 'La fiche a été retirée entre-temps.',
    'already-exists': 'Une telle fiche existe déjà.',
    'number-not-yours': 'Le numéro du document n’appartient pas à cet ordinateur.',
    'number-taken': 'Le numéro du document est pris.',
    'order-already-confirmed': 'La commande a été confirmée entre-temps ; ses lignes sont fixées.',
    'order-step-not-allowed': 'La commande ne peut pas franchir cette étape depuis la sienne.',
    'amounts-differ': 'Les totaux ne vont pas avec les lignes.',
    'id-not-yours': 'La fiche a été créée sous le numéro d’un autre ordinateur.',
    'bad-clock': 'Cela a été écrit pendant que l’horloge de cet ordinateur était fausse.',
    'lists-overlap':
      'Une autre liste de prix pour les mêmes clients couvre une partie de ces jours. Changez les jours de l’une d’elles, puis renvoyez.',
    'password-unproven':
      'Le mot de passe avait été changé ailleurs avant l’arrivée de ce changement. Celui que le siège connaît compte ; abandonnez ce changement, connectez-vous avec l’autre et choisissez-en un nouveau.',
  },
} satisfies Words['sync']
