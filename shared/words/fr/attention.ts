import type { Words } from '../en.ts'

export const attention = {
  kind: {
    refused: 'Refusé par le siège',
    held: 'Attend autre chose',
    conflict: 'Modifié à deux endroits',
    request: 'Demandé au siège',
  },
  conflict: {
    'same-field': 'Deux ordinateurs ont modifié la même chose sans être reliés.',
    'edited-deleted': 'Un ordinateur l’a modifié pendant qu’un autre le supprimait.',
    'duplicate-customer': 'Deux clients semblent n’en faire qu’un.',
    'cancelled-changed': 'La commande a été annulée sur un ordinateur et modifiée sur un autre.',
  },
  block: {
    'not-refused': 'Ceci n’est plus refusé ; quelqu’un s’en est occupé.',
    'nothing-left': 'Il ne reste rien à envoyer de cette modification : les fiches ont maintenant d’autres valeurs.',
    'already-resolved': 'Quelqu’un en a déjà décidé.',
    'not-answered': 'Ce qui en dépend est encore en route vers le siège. Synchronisez d’abord, puis décidez.',
    gone: 'La fiche n’existe plus. Saisissez de nouveau la valeur là où elle doit être.',
    'not-possible': 'La commande ne peut plus prendre cette valeur. Gardez l’autre et modifiez la commande à la main.',
  },
} satisfies Words['attention']
