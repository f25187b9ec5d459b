import type { SampleConflict, SampleOpenOrder, SampleRequest } from '../profile.ts'

export const puneOpenOrders: readonly SampleOpenOrder[] = [
  {
    customer: 'Malegaon Distribution',
    status: 'on-hold',
    hoursAgo: 27,
    ahead: 0,
    hold: { kind: 'credit', reason: 'CREDIT', note: 'Two bills are more than 45 days old.' },
    lines: [
      ['TEA-250', 60],
      ['SUG-1', 90],
      ['OIL-1', 40],
    ],
    note: '',
  },
  {
    customer: 'Satara Distribution',
    status: 'received',
    hoursAgo: 4,
    ahead: 0,
    hold: null,
    lines: [
      ['BIS-G', 63],
      ['TEA-1K', 30],
      ['GHE-500', 45],
      ['DET-1', 25],
    ],
    note: 'Needed before the fair on Saturday.',
  },
  {
    customer: 'Sahyadri Hostel Mess',
    status: 'checked',
    hoursAgo: 3,
    ahead: -1,
    hold: null,
    lines: [
      ['RIC-5', 12],
      ['ATT-5', 10],
    ],
    note: 'They expected it today.',
  },
]

export const puneRequests: readonly SampleRequest[] = [
  {
    about: { table: 'customer_terms', customer: 'Satara Distribution', limitMajor: 7_500_000 },
    login: 'rohan',
    hoursAgo: 26,
    note: 'Season stock; they have paid on time for two years.',
    answer: null,
  },
  {
    about: {
      table: 'product',
      sku: 'JAG-1',
      like: 'SUG-1',
      names: { en: 'Jaggery 20 × 1 kg', fr: 'Sucre de palme 20 × 1 kg', ht: 'Rapadou 20 × 1 kg' },
    },
    login: 'vaishali',
    hoursAgo: 50,
    note: 'Seven shops asked for it this month.',
    answer: null,
  },
  {
    about: { table: 'price_item', list: 'NSK', sku: 'SUG-1', priceMinor: 104_000 },
    login: 'vaishali',
    hoursAgo: 200,
    note: 'The mandi sells lower.',
    answer: { status: 'refused', text: 'We follow the Pune price until the end of the month.' },
  },
]

export const puneConflicts: readonly SampleConflict[] = [
  {
    customer: 'Godavari School Canteen',
    column: 'phone',
    standing: { value: '0253 555 6218', login: 'vaishali' },
    other: { value: '0253 555 6281', login: 'mahesh' },
    hoursAgo: 21,
  },
]
