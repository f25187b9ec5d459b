import type { SampleList, SamplePromotion, Several } from '../profile.ts'

const usual = {
  currency: 'HTG',
  customerClass: null,
  zone: null,
  taxIncluded: false,
  loose: false,
  breakCases: null,
  announced: false,
  agreed: false,
  categories: null,
} as const

/** For whom each price list is, and how it stands to the catalogue’s prices. */
export const haitiLists: Several<SampleList> = [
  { ...usual, code: 'JEN', name: 'Pri jeneral', perMille: 1000, loose: true, announced: true },
  {
    ...usual,
    code: 'BTK',
    name: 'Boutik, taks ladan l',
    customerClass: 'kiosk',
    perMille: 1010,
    taxIncluded: true,
    loose: true,
  },
  { ...usual, code: 'DEP', name: 'Depo', customerClass: 'wholesaler', perMille: 930, breakCases: 40, announced: true },
  {
    ...usual,
    code: 'DEP-SID',
    name: 'Depo, zòn Sid',
    customerClass: 'wholesaler',
    zone: 'Sid',
    perMille: 955,
    breakCases: 40,
  },
  { ...usual, code: 'SIP', name: 'Sipèmakèt', customerClass: 'supermarket', perMille: 960 },
  { ...usual, code: 'OTE', name: 'Otèl ak restoran', customerClass: 'hotel', perMille: 985, loose: true },
  { ...usual, code: 'DIS', name: 'Distribitè', customerClass: 'distributor', perMille: 880, breakCases: 200 },
  { ...usual, code: 'NODES', name: 'Zòn Nòdès', zone: 'Nòdès', perMille: 1025, loose: true },
  { ...usual, code: 'KLE', name: 'Gwo kliyan, dapre akò', perMille: 915, agreed: true, customerClass: 'key-account' },
  {
    ...usual,
    code: 'EXP',
    name: 'Export, USD',
    currency: 'USD',
    customerClass: 'importer',
    perMille: 840,
    categories: ['byè', 'malta', 'wonm'],
  },
]

export const haitiPromotions: readonly SamplePromotion[] = [
  { name: 'Kola 10 + 1', sku: 'KOL-33', buyCases: 10, freeCases: 1, from: -60, to: 45 },
  { name: 'Gazez fig mi 20 + 1', sku: 'FIG-33', buyCases: 20, freeCases: 1, from: -30, to: 20 },
  { name: 'Ji mango 12 + 1', sku: 'JMA-1L', buyCases: 12, freeCases: 1, from: 6, to: 40 },
  { name: 'Malta vakans 10 + 1', sku: 'MAL-33', buyCases: 10, freeCases: 1, from: -118, to: -62 },
]
