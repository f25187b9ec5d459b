import type { Language } from '../kernel/locale.ts'
import type { StartProblem } from './problem.ts'

export interface StartWords {
  readonly title: string
  /** Stands before the path of the data folder. */
  readonly where: string
  readonly again: string
  readonly problem: Readonly<Record<StartProblem, { readonly what: string; readonly remedy: string }>>
}

/** Said before the page with its own words can open: by the browser's door and by the desktop's message box. */
export const startWords: Record<Language, StartWords> = {
  en: {
    title: 'Konvwa cannot open its books',
    where: 'They are kept here:',
    again: 'When that is done, start Konvwa again.',
    problem: {
      'newer-version': {
        what: 'These books were written by a newer version of Konvwa. They were not touched.',
        remedy: 'Install the newer version on this computer, then open them with it.',
      },
      damaged: {
        what: 'The file of the books is damaged. It was not changed.',
        remedy:
          'Copy the whole folder to another disk first. Then put back the last backup, or ask head office: everything that was synced is there.',
      },
      missing: {
        what: 'The file of the books was here and is gone.',
        remedy:
          'Look whether somebody moved it, or whether the virus scanner put it in quarantine, and put it back. Konvwa does not begin empty books over lost ones.',
      },
      'not-a-database': {
        what: 'The file konvwa.db in this folder is not one of Konvwa’s. It was not touched.',
        remedy: 'Move that file away, or choose another folder with --data.',
      },
      'other-computer': {
        what: 'These books belong to another computer, or were saved before this one joined head office. They were not touched.',
        remedy:
          'Put back the books of this computer. If this computer replaces another, begin in an empty folder and join head office with a new code: everything that was synced comes from there.',
      },
      'in-use': {
        what: 'Konvwa is running already with these books.',
        remedy: 'Use the window that is open. If you see none, end Konvwa in the list of running programs.',
      },
      'read-only': {
        what: 'Konvwa may not write in this folder.',
        remedy: 'Give your account the right to write there, or choose another folder with --data.',
      },
      'disk-full': {
        what: 'The disk is full. Nothing was lost.',
        remedy: 'Make room: 100 MB are enough to go on working.',
      },
      'disk-error': {
        what: 'The disk reports an error while reading or writing.',
        remedy: 'Copy the whole folder to another disk now, then have this one looked at.',
      },
      'identity-unreadable': {
        what: 'The file that says which computer this is cannot be read. Nothing was changed.',
        remedy: 'Put back identity/identity.json from a copy of the folder, or ask head office for a new code.',
      },
      'not-a-folder': {
        what: 'The data folder cannot be used: there is a file in its place.',
        remedy: 'Move that file away, or choose another folder with --data.',
      },
      unexpected: {
        what: 'Something broke while the books were being opened. Nothing was lost.',
        remedy:
          'Start the computer again. If it comes back, send the newest file of the folder “logs” to who looks after Konvwa.',
      },
    },
  },
  fr: {
    title: 'Konvwa ne peut pas ouvrir ses livres',
    where: 'Ils sont gardés ici :',
    again: 'Ensuite, relancez Konvwa.',
    problem: {
      'newer-version': {
        what: 'Ces livres ont été écrits par une version plus récente de Konvwa. Ils n’ont pas été touchés.',
        remedy: 'Installez la version plus récente sur cet ordinateur, puis ouvrez-les avec elle.',
      },
      damaged: {
        what: 'Le fichier des livres est endommagé. Il n’a pas été modifié.',
        remedy:
          'Copiez d’abord tout le dossier sur un autre disque. Remettez ensuite la dernière sauvegarde, ou demandez au siège : tout ce qui a été synchronisé s’y trouve.',
      },
      missing: {
        what: 'Le fichier des livres était ici et n’y est plus.',
        remedy:
          'Voyez si quelqu’un l’a déplacé ou si l’antivirus l’a mis en quarantaine, et remettez-le. Konvwa ne commence pas de livres vides à la place de livres perdus.',
      },
      'not-a-database': {
        what: 'Le fichier konvwa.db de ce dossier n’est pas un fichier de Konvwa. Il n’a pas été touché.',
        remedy: 'Déplacez ce fichier, ou choisissez un autre dossier avec --data.',
      },
      'other-computer': {
        what: 'Ces livres sont ceux d’un autre ordinateur, ou datent d’avant que celui-ci ait rejoint le siège. Ils n’ont pas été touchés.',
        remedy:
          'Remettez les livres de cet ordinateur. S’il en remplace un autre, commencez dans un dossier vide et rejoignez le siège avec un nouveau code : tout ce qui a été synchronisé en vient.',
      },
      'in-use': {
        what: 'Konvwa tourne déjà avec ces livres.',
        remedy:
          'Utilisez la fenêtre déjà ouverte. Si vous n’en voyez pas, arrêtez Konvwa dans la liste des programmes en cours.',
      },
      'read-only': {
        what: 'Konvwa n’a pas le droit d’écrire dans ce dossier.',
        remedy: 'Donnez à votre compte le droit d’y écrire, ou choisissez un autre dossier avec --data.',
      },
      'disk-full': {
        what: 'Le disque est plein. Rien n’est perdu.',
        remedy: 'Faites de la place : 100 Mo suffisent pour continuer.',
      },
      'disk-error': {
        what: 'Le disque signale une erreur de lecture ou d’écriture.',
        remedy: 'Copiez tout de suite le dossier sur un autre disque, puis faites examiner celui-ci.',
      },
      'identity-unreadable': {
        what: 'Le fichier qui dit quel est cet ordinateur est illisible. Rien n’a été modifié.',
        remedy: 'Remettez identity/identity.json depuis une copie du dossier, ou demandez un nouveau code au siège.',
      },
      'not-a-folder': {
        what: 'Le dossier des données est inutilisable : un fichier se trouve à sa place.',
        remedy: 'Déplacez ce fichier, ou choisissez un autre dossier avec --data.',
      },
      unexpected: {
        what: 'Quelque chose s’est cassé à l’ouverture des livres. Rien n’est perdu.',
        remedy:
          'Redémarrez l’ordinateur. Si cela revient, envoyez le dernier fichier du dossier « logs » à la personne qui s’occupe de Konvwa.',
      },
    },
  },
  ht: {
    title: 'Konvwa pa ka louvri liv li yo',
    where: 'Se la yo ye:',
    again: 'Lè sa fèt, relanse Konvwa.',
    problem: {
      'newer-version': {
        what: 'Se yon vèsyon Konvwa ki pi nouvo ki te ekri liv sa yo. Nou pa touche yo.',
        remedy: 'Enstale vèsyon ki pi nouvo a sou òdinatè sa a, epi louvri yo avè l.',
      },
      damaged: {
        what: 'Fichye liv yo gate. Nou pa chanje anyen ladan l.',
        remedy:
          'Kopye tout dosye a sou yon lòt disk anvan. Apre sa, remete dènye sovgad la, oswa mande biwo santral la: tout sa ki te senkronize la.',
      },
      missing: {
        what: 'Fichye liv yo te la, li pa la ankò.',
        remedy:
          'Gade si yon moun te deplase l, oswa si antiviris la te mete l an karantèn, epi remete l. Konvwa pa kòmanse liv vid nan plas liv ki pèdi.',
      },
      'not-a-database': {
        what: 'Fichye konvwa.db ki nan dosye sa a se pa yon fichye Konvwa. Nou pa touche l.',
        remedy: 'Deplase fichye sa a, oswa chwazi yon lòt dosye ak --data.',
      },
      'other-computer': {
        what: 'Liv sa yo se pou yon lòt òdinatè, oswa yo te sove anvan òdinatè sa a te antre nan biwo santral la. Nou pa touche yo.',
        remedy:
          'Remete liv òdinatè sa a. Si li ranplase yon lòt, kòmanse nan yon dosye vid epi antre nan biwo santral la ak yon nouvo kòd: tout sa ki te senkronize ap soti la.',
      },
      'in-use': {
        what: 'Konvwa ap mache deja ak liv sa yo.',
        remedy: 'Sèvi ak fenèt ki louvri a. Si ou pa wè okenn, fèmen Konvwa nan lis pwogram k ap mache yo.',
      },
      'read-only': {
        what: 'Konvwa pa gen dwa ekri nan dosye sa a.',
        remedy: 'Bay kont ou dwa ekri ladan l, oswa chwazi yon lòt dosye ak --data.',
      },
      'disk-full': {
        what: 'Disk la plen. Anyen pa pèdi.',
        remedy: 'Fè plas: 100 Mo ase pou kontinye travay.',
      },
      'disk-error': {
        what: 'Disk la bay yon erè lè n ap li oswa lè n ap ekri.',
        remedy: 'Kopye tout dosye a sou yon lòt disk kounye a, epi fè yon moun gade sa a.',
      },
      'identity-unreadable': {
        what: 'Nou pa ka li fichye ki di ki òdinatè sa ye. Nou pa chanje anyen.',
        remedy: 'Remete identity/identity.json ki soti nan yon kopi dosye a, oswa mande biwo santral la yon nouvo kòd.',
      },
      'not-a-folder': {
        what: 'Nou pa ka sèvi ak dosye done a: gen yon fichye nan plas li.',
        remedy: 'Deplase fichye sa a, oswa chwazi yon lòt dosye ak --data.',
      },
      unexpected: {
        what: 'Yon bagay kraze pandan n ap louvri liv yo. Anyen pa pèdi.',
        remedy:
          'Redemare òdinatè a. Si sa rive ankò, voye dènye fichye ki nan dosye “logs” la bay moun ki okipe Konvwa a.',
      },
    },
  },
}
