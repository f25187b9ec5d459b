import { folded } from '../kernel/text.ts'

/** What other systems write for our choices, folded; a choice's own name is always understood. */
const choiceWords: Readonly<Record<string, readonly string[]>> = {
  closed: listed(
    'shipped, delivered, complete, completed, closed, refunded, resolved, returned, invoiced, paid, done, finished, livre, livree, expedie, expediee, termine, terminee, cloture, ferme, facture, rembourse, livre a, fini, fèmen, entregado, enviado, completado, cerrado, entregue, partially shipped',
  ),
  confirmed: listed(
    'open, new, pending, in process, processing, in progress, approved, created, confirmed, received, on hold, hold, disputed, backordered, unshipped, waiting, to ship, ouvert, ouverte, nouveau, en cours, en attente, confirme, confirmee, a livrer, an kou, konfime, nouvo, ap tann, abierto, pendiente, nuevo, en proceso, confirmado',
  ),
  cancelled: listed(
    'canceled, cancelled, void, voided, rejected, unavailable, annule, annulee, anile, anule, cancelado, anulado, cancelada',
  ),
  en: listed('english, anglais, angle, ingles'),
  fr: listed('french, francais, franse, frances'),
  ht: listed('creole, haitian creole, kreyol, kreyol ayisyen, creole haitien, criollo'),
  kiosk: listed('kiosque, kyos, quiosco, boutique, boutik, corner shop'),
  market: listed(
    'marche, mache, mercado, retail, retailer, detaillant, detayan, consumer, customer, client, home office',
  ),
  supermarket: listed('supermarche, sipemache, supermercado'),
  hotel: listed('otel, restaurant, restoran, bar, hotel restaurant, horeca'),
  institution: listed('institisyon, school, ecole, lekol, hospital, hopital, lopital, ngo, ong, government, etat'),
  wholesaler: listed('wholesale, grossiste, gwosis, mayorista, grosiste'),
  distributor: listed('distributeur, distribite, distribuidor'),
  'key-account': listed('key account, grand compte, kliyan enpotan, corporate'),
  importer: listed('importateur, enpotate, importador'),
  manager: listed('manager, gerant, responsable, manadje, jeran, gerente, customer service manager'),
  supervisor: listed('superviseur, sipevize, supervisor, chef, team leader'),
  'order-desk': listed('order desk, clerk, sales representative, sales, vendeur, commis, vande, agent, csr, vendedor'),
  dispatcher: listed('dispatch, repartiteur, dispatche, shipping clerk, stock clerk, logistique'),
  billing: listed('billing, facturation, accountant, comptable, kontab, fakti, contador'),
  viewer: listed('viewer, lecteur, reader, lekte, read only'),
  'head-office': listed('head office, siege, admin, administrator, administrateur, direction, syej'),
}

const yes: ReadonlySet<string> = new Set([
  '1',
  'yes',
  'y',
  'true',
  't',
  'oui',
  'o',
  'vrai',
  'wi',
  'w',
  'si',
  's',
  'sim',
  'active',
  'actif',
  'aktif',
  'x',
  'on',
])
const no: ReadonlySet<string> = new Set([
  '0',
  'no',
  'n',
  'false',
  'f',
  'non',
  'faux',
  'nao',
  'inactive',
  'inactif',
  'off',
  'discontinued',
  'fo',
])

/** Yes or no as people write it in four languages, or null. */
export function yesOrNo(text: string): boolean | null {
  const word = folded(text)
  return yes.has(word) ? true : no.has(word) ? false : null
}

const byWord: ReadonlyMap<string, readonly string[]> = wordsFirst()

/** The choice that a word of another system stands for, among those given; null where none does. */
export function chosen(text: string, choices: readonly string[]): string | null {
  const word = folded(text).replace(/[_-]+/g, ' ')
  const same = choices.find(choice => folded(choice).replace(/-/g, ' ') === word)
  return same ?? byWord.get(word)?.find(choice => choices.includes(choice)) ?? null
}

/** Bits of weekdays out of `Mon, Wed`, `lundi mercredi`, `lendi`, `1 3 5` (1 is Monday): bit 0 is Monday. Null where a word is none. */
export function weekdaysIn(text: string): number | null {
  const words = folded(text)
    .split(/[\s,;/+&-]+/)
    .filter(Boolean)
  const days = words.map(word =>
    /^[1-7]$/.test(word) ? Number(word) - 1 : weekdayBeginnings.findIndex(of => of.some(name => word.startsWith(name))),
  )
  return days.includes(-1) ? null : days.reduce((bits, day) => bits | (1 << day), 0)
}

const weekdayBeginnings: readonly (readonly string[])[] = [
  ['mon', 'lun', 'len'],
  ['tue', 'mar', 'mad'],
  ['wed', 'mer', 'mie', 'mek'],
  ['thu', 'jeu', 'jed', 'jue'],
  ['fri', 'ven', 'van', 'vie'],
  ['sat', 'sam', 'sab'],
  ['sun', 'dim', 'dom'],
]

function wordsFirst(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const [choice, words] of Object.entries(choiceWords))
    for (const word of words) found.set(folded(word), [...(found.get(folded(word)) ?? []), choice])
  return found
}

function listed(words: string): readonly string[] {
  return words.split(', ')
}
