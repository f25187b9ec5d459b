import type { Language } from '../kernel/locale.ts'

/** What the desktop's own menu and messages say; everything else is in the page. */
export interface ShellWords {
  readonly about: string
  readonly hide: string
  readonly hideOthers: string
  readonly showAll: string
  readonly quit: string
  readonly file: string
  readonly print: string
  readonly close: string
  readonly edit: string
  readonly undo: string
  readonly redo: string
  readonly cut: string
  readonly copy: string
  readonly paste: string
  readonly selectAll: string
  readonly view: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly zoomReset: string
  readonly fullScreen: string
  readonly developerTools: string
  readonly window: string
  readonly minimize: string
  readonly help: string
  readonly keyboard: string
  readonly backendGone: string
  readonly backendGoneDetail: string
  readonly unknownArgument: string
}

/** A language without one of the words does not compile. */
export const shellWords: Record<Language, ShellWords> = {
  en: {
    about: 'About Konvwa',
    hide: 'Hide Konvwa',
    hideOthers: 'Hide others',
    showAll: 'Show all',
    quit: 'Quit Konvwa',
    file: 'File',
    print: 'Print…',
    close: 'Close window',
    edit: 'Edit',
    undo: 'Undo typing',
    redo: 'Redo typing',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    zoomReset: 'Normal size',
    fullScreen: 'Full screen',
    developerTools: 'Developer tools',
    window: 'Window',
    minimize: 'Minimise',
    help: 'Help',
    keyboard: 'Keyboard',
    backendGone: 'Konvwa stopped working',
    backendGoneDetail: 'What was saved is safe. Start Konvwa again; if it stops again, restart the computer.',
    unknownArgument: 'Konvwa was started with an argument it does not know:',
  },
  fr: {
    about: 'À propos de Konvwa',
    hide: 'Masquer Konvwa',
    hideOthers: 'Masquer les autres',
    showAll: 'Tout afficher',
    quit: 'Quitter Konvwa',
    file: 'Fichier',
    print: 'Imprimer…',
    close: 'Fermer la fenêtre',
    edit: 'Édition',
    undo: 'Annuler la saisie',
    redo: 'Rétablir la saisie',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    selectAll: 'Tout sélectionner',
    view: 'Affichage',
    zoomIn: 'Plus grand',
    zoomOut: 'Plus petit',
    zoomReset: 'Taille normale',
    fullScreen: 'Plein écran',
    developerTools: 'Outils de développement',
    window: 'Fenêtre',
    minimize: 'Réduire',
    help: 'Aide',
    keyboard: 'Clavier',
    backendGone: 'Konvwa s’est arrêté',
    backendGoneDetail:
      'Ce qui était enregistré est en sécurité. Relancez Konvwa ; s’il s’arrête encore, redémarrez l’ordinateur.',
    unknownArgument: 'Konvwa a été lancé avec un argument qu’il ne connaît pas :',
  },
  ht: {
    about: 'Konsènan Konvwa',
    hide: 'Kache Konvwa',
    hideOthers: 'Kache lòt yo',
    showAll: 'Montre tout',
    quit: 'Kite Konvwa',
    file: 'Fichye',
    print: 'Enprime…',
    close: 'Fèmen fenèt la',
    edit: 'Modifye',
    undo: 'Defè sa ou tape a',
    redo: 'Refè sa ou tape a',
    cut: 'Koupe',
    copy: 'Kopye',
    paste: 'Kole',
    selectAll: 'Chwazi tout',
    view: 'Afichaj',
    zoomIn: 'Pi gwo',
    zoomOut: 'Pi piti',
    zoomReset: 'Gwosè nòmal',
    fullScreen: 'Tout ekran an',
    developerTools: 'Zouti devlopè',
    window: 'Fenèt',
    minimize: 'Bese',
    help: 'Èd',
    keyboard: 'Klavye',
    backendGone: 'Konvwa sispann mache',
    backendGoneDetail: 'Sa ki te anrejistre a an sekirite. Relanse Konvwa; si li sispann ankò, redemare òdinatè a.',
    unknownArgument: 'Yo lanse Konvwa ak yon agiman li pa konnen:',
  },
}

/** The language to start in, before the page has said which one its person reads: `fr-CA` is French, the unknown is English. */
export function languageOf(systemLocale: string): Language {
  const primary = systemLocale.toLowerCase().split(/[-_]/)[0]
  return primary === 'fr' || primary === 'ht' ? primary : 'en'
}
