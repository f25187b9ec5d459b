import type { Language } from '../kernel/locale.ts'
import type { ReasonKind } from './reasonKind.ts'

export interface StartingReason {
  readonly kind: ReasonKind
  readonly code: string
  readonly texts: Readonly<Record<Language, string>>
}

const reason = (kind: ReasonKind, code: string, en: string, fr: string, ht: string): StartingReason => ({
  kind,
  code,
  texts: { en, fr, ht },
})

/** Why orders are held, cancelled or partly free, until a company words its own. */
export const startingReasons: readonly StartingReason[] = [
  reason(
    'hold',
    'CREDIT',
    'Credit limit or overdue invoice',
    'Plafond de crédit ou facture en retard',
    'Limit kredi oswa fakti an reta',
  ),
  reason('hold', 'PRICE', 'Price to be confirmed', 'Prix à confirmer', 'Pri pou konfime'),
  reason('hold', 'STOCK', 'Not enough stock', 'Stock insuffisant', 'Pa gen ase estòk'),
  reason(
    'hold',
    'DATA',
    'Address or order details unclear',
    'Adresse ou détails de la commande à préciser',
    'Adrès oswa detay kòmand lan pa klè',
  ),
  reason('hold', 'CUSTOMER', 'The customer asked to wait', 'Le client a demandé d’attendre', 'Kliyan an mande tann'),

  reason('cancel', 'CUSTOMER', 'The customer cancelled', 'Annulée par le client', 'Kliyan an anile l'),
  reason('cancel', 'DUPLICATE', 'Entered twice', 'Saisie deux fois', 'Li antre de fwa'),
  reason('cancel', 'STOCK', 'Goods not available', 'Marchandise non disponible', 'Machandiz la pa disponib'),
  reason('cancel', 'CREDIT', 'Credit refused', 'Crédit refusé', 'Kredi a refize'),
  reason('cancel', 'LATE', 'Could not be delivered in time', 'Livraison impossible à temps', 'Nou pa t ka livre l alè'),
  reason('cancel', 'ERROR', 'Entered by mistake', 'Saisie par erreur', 'Yo antre l pa erè'),

  reason('free-goods', 'PROMOTION', 'Promotion', 'Promotion', 'Pwomosyon'),
  reason('free-goods', 'SAMPLE', 'Sample', 'Échantillon', 'Echantiyon'),
  reason(
    'free-goods',
    'REPLACEMENT',
    'Replaces damaged goods',
    'Remplace une marchandise abîmée',
    'Ranplase machandiz ki gate',
  ),
  reason('free-goods', 'GOODWILL', 'Goodwill', 'Geste commercial', 'Jès pou kliyan an'),
]
