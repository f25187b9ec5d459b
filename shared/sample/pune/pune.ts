import type { SampleProfile } from '../profile.ts'
import { puneFirstNames, puneLastNames, puneSegments, puneThings } from './customers.ts'
import { puneProducts } from './products.ts'
import { puneConflicts, puneOpenOrders, puneRequests } from './stories.ts'

const digits = (dice: (sides: number) => number, count: number): string =>
  Array.from({ length: count }, () => dice(10)).join('')
const letters = (dice: (sides: number) => number, count: number): string =>
  Array.from({ length: count }, () => 'ABCDEFGHJKLMNPQRSTUVWXYZ'.charAt(dice(24))).join('')

const list = {
  currency: 'INR',
  customerClass: null,
  zone: null,
  taxIncluded: false,
  loose: false,
  breakCases: null,
  announced: false,
  agreed: false,
  categories: null,
} as const

/** General trade in and around Pune. Rates as one tax class: half of it is CGST, half SGST. Nobody in it exists. */
export const pune: SampleProfile = {
  name: 'pune',
  seed: 411_001,
  company: {
    name: 'Sahyadri Trade',
    legalName: 'Sahyadri Trade Private Limited',
    taxId: '27AAAAA0000A1Z5',
    patente: '',
    address: 'Market Yard, Gultekdi, Pune 411037',
    phone: '+91 20 5550 1000',
    baseCurrency: 'INR',
    secondCurrency: null,
    fiscalStartMonth: 4,
    timeZone: 'Asia/Kolkata',
    language: 'en',
  },
  ownHolidays: [
    {
      monthDay: '02-19',
      names: { en: 'Shivaji Jayanti', fr: 'Anniversaire de Shivaji', ht: 'Anivèsè Chivaji' },
      closed: true,
      cutoffMinute: null,
    },
  ],
  depots: [
    {
      code: 'PNQ',
      name: 'Pune',
      address: 'Market Yard, Gultekdi',
      phone: '+91 20 5550 1000',
      cutoffMinute: 16 * 60,
      language: 'en',
      computer: null,
      places: [
        { zone: 'Pune City', city: 'Pune', streets: ['Laxmi Road', 'Tilak Road', 'Bajirao Road', 'Karve Road'] },
        { zone: 'Pimpri-Chinchwad', city: 'Pimpri', streets: ['Station Road', 'Nehru Nagar', 'Link Road'] },
        { zone: 'Satara', city: 'Satara', streets: ['Powai Naka', 'Rajpath'] },
      ],
    },
    {
      code: 'NSK',
      name: 'Nashik',
      address: 'Ambad MIDC, plot 14',
      phone: '+91 253 555 2000',
      cutoffMinute: 15 * 60,
      language: 'en',
      computer: { name: 'Nashik office', lane: '2' },
      places: [
        { zone: 'Nashik', city: 'Nashik', streets: ['Main Road', 'College Road', 'Panchavati'] },
        { zone: 'Nashik', city: 'Malegaon', streets: ['Camp Road', 'Kidwai Road'] },
      ],
    },
  ],
  people: [
    { login: 'anjali', name: 'Anjali Deshmukh', role: 'head-office', language: 'en', depot: null, active: true },
    { login: 'rohan', name: 'Rohan Kulkarni', role: 'supervisor', language: 'en', depot: 'PNQ', active: true },
    { login: 'sneha', name: 'Sneha Jadhav', role: 'order-desk', language: 'en', depot: 'PNQ', active: true },
    { login: 'imran', name: 'Imran Shaikh', role: 'dispatcher', language: 'en', depot: 'PNQ', active: true },
    { login: 'vaishali', name: 'Vaishali Patil', role: 'supervisor', language: 'en', depot: 'NSK', active: true },
    { login: 'mahesh', name: 'Mahesh More', role: 'order-desk', language: 'en', depot: 'NSK', active: true },
  ],
  mixesUp: null,
  taxes: [gst('GST5', 500, '2.5'), gst('GST12', 1200, '6'), gst('GST18', 1800, '9')],
  rates: null,
  containers: [],
  products: puneProducts,
  lists: [
    { ...list, code: 'GEN', name: 'General trade', perMille: 1000, loose: true, announced: true },
    {
      ...list,
      code: 'RET',
      name: 'Retail, GST included',
      customerClass: 'kiosk',
      perMille: 1020,
      taxIncluded: true,
      loose: true,
    },
    { ...list, code: 'WHO', name: 'Wholesale', customerClass: 'wholesaler', perMille: 945, breakCases: 20 },
    { ...list, code: 'SUP', name: 'Super bazaars', customerClass: 'supermarket', perMille: 970 },
    { ...list, code: 'NSK', name: 'Nashik zone', zone: 'Nashik', perMille: 1015 },
    {
      ...list,
      code: 'KEY',
      name: 'Distributors, as agreed',
      customerClass: 'distributor',
      perMille: 905,
      agreed: true,
      breakCases: 60,
    },
  ],
  priceChange: { daysAgo: 40, perMille: 35 },
  promotions: [
    { name: 'Glucose biscuits 20 + 1', sku: 'BIS-G', buyCases: 20, freeCases: 1, from: -25, to: 30 },
    { name: 'Neem soap 10 + 1', sku: 'SOP-100', buyCases: 10, freeCases: 1, from: 5, to: 40 },
  ],
  segments: puneSegments,
  contactNames: { first: puneFirstNames, last: puneLastNames, thing: puneThings },
  phone: dice => `020 5550 ${digits(dice, 4)}`,
  taxIdOf: dice => `27${letters(dice, 5)}${digits(dice, 4)}${letters(dice, 1)}1Z${dice(10)}`,
  customerNotes: [
    'Deliver before eleven.',
    'Ring the bell at the godown.',
    'Pays in cash on delivery.',
    'No lorry in the lane: send the tempo.',
  ],
  orderNotes: [
    'Before noon, please.',
    'Send the bill with the driver.',
    'Unload at the back.',
    'Call when the tempo leaves.',
  ],
  troubles: [],
  reference: 'PO',
  mixUpNote: '',
  onHold: [{ customer: 'Malegaon Distribution', reason: 'CREDIT' }],
  openOrders: puneOpenOrders,
  requests: puneRequests,
  conflicts: puneConflicts,
}

function gst(code: string, rateBp: number, half: string) {
  const fr = half.replace('.', ',')
  return {
    code,
    rateBp,
    names: {
      en: `GST ${rateBp / 100} % (CGST ${half} % + SGST ${half} %)`,
      fr: `GST ${rateBp / 100} % (CGST ${fr} % + SGST ${fr} %)`,
      ht: `GST ${rateBp / 100} % (CGST ${fr} % + SGST ${fr} %)`,
    },
  }
}
