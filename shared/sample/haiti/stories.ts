import type { SampleConflict, SampleOpenOrder, SampleRequest, SampleTrouble, Several } from '../profile.ts'

/** The road closed near Gonaïves in the ninth week; malt drink short for two weeks. */
export const haitiTroubles: readonly SampleTrouble[] = [
  {
    from: 64,
    to: 58,
    depot: 'GON',
    sku: null,
    cancelled: 260,
    held: 240,
    late: 450,
    cancelReason: 'LATE',
    holdKind: 'customer',
    holdReason: 'CUSTOMER',
    notes: [
      'Wout la bloke nan Laple, kamyon an pa ka pase.',
      'Kamyon an tounen: gen baraj sou Nasyonal 1.',
      'Kliyan an fèmen, li pa t ka louvri depo a.',
    ],
  },
  {
    from: 44,
    to: 31,
    depot: null,
    sku: 'MAL-33',
    cancelled: 170,
    held: 230,
    late: 120,
    cancelReason: 'STOCK',
    holdKind: 'stock',
    holdReason: 'STOCK',
    notes: [
      'Pa gen Malta 33 cl nan depo a, nou tann pwodiksyon an.',
      'Malta a manke, kliyan an pa vle anyen nan plas li.',
      'Nou voye rès kòmand lan, Malta a ap vini apre.',
    ],
  },
]

export const haitiOpenOrders: readonly SampleOpenOrder[] = [
  {
    customer: 'Supermarché La Plénitude',
    status: 'on-hold',
    hoursAgo: 26,
    ahead: 0,
    hold: {
      kind: 'credit',
      reason: 'CREDIT',
      note: 'Limit la depase; kliyan an pa dakò ak fakti 1 184 la (12 kès ki kase).',
    },
    lines: [
      ['BYE-33', 40],
      ['MAL-33', 30],
      ['KOL-33', 44],
      ['JMA-1L', 12],
    ],
    note: '',
  },
  {
    customer: 'Supermarché La Plénitude',
    status: 'checked',
    hoursAgo: 4,
    ahead: 1,
    hold: null,
    lines: [
      ['DLO-50', 60],
      ['DLO-150', 40],
    ],
    note: 'Menm si gen blokaj, yo mande pou dlo a pase.',
  },
  {
    customer: 'Distribisyon Jeremi',
    status: 'received',
    hoursAgo: 5,
    ahead: 0,
    hold: null,
    lines: [
      ['BYE-33', 240],
      ['MAL-33', 180],
      ['KOL-33', 121],
      ['FIG-33', 84],
      ['DLO-50', 120],
    ],
    note: 'IJAN: yo rete 3 jou estòk sèlman.',
  },
  {
    customer: 'Gwoup Otèl Karayib',
    status: 'checked',
    hoursAgo: 7,
    ahead: 0,
    hold: null,
    lines: [
      ['BYE-33', 60],
      ['BNW-33', 20],
      ['TON-33', 24],
      ['WON-V', 10],
      ['DLO-GAZ', 30],
    ],
    note: 'Pour le mariage de samedi, livrer avant 10 h.',
  },
  {
    customer: 'Little Haiti Imports',
    status: 'on-hold',
    hoursAgo: 50,
    ahead: 6,
    hold: {
      kind: 'data',
      reason: 'DATA',
      note: 'Packing list says 96 cartons, the order 94. Certificate of origin is missing.',
    },
    lines: [
      ['WON-75', 94],
      ['BYE-33', 120],
      ['MAL-33', 120],
    ],
    note: 'Vessel on the 2nd, documents first.',
  },
  {
    customer: 'Lopital Lespwa',
    status: 'received',
    hoursAgo: 3,
    ahead: -1,
    hold: null,
    lines: [
      ['DLO-GAL', 80],
      ['DLO-SAK', 40],
    ],
    note: 'Bezwen dlo a jodi a.',
  },
  {
    customer: 'Chèn Bon Pri',
    status: 'on-hold',
    hoursAgo: 9,
    ahead: 1,
    hold: { kind: 'price', reason: 'PRICE', note: 'L ap tann pri nou te pwomèt pou Kola kanèt la.' },
    lines: [
      ['KOL-C25', 60],
      ['FIG-C25', 40],
      ['SRZ-C25', 40],
    ],
    note: '',
  },
  {
    customer: 'Distribisyon Senmak',
    status: 'on-hold',
    hoursAgo: 20,
    ahead: 0,
    hold: { kind: 'stock', reason: 'STOCK', note: 'Ji kowosòl pa rive ankò.' },
    lines: [
      ['JKO-25', 60],
      ['BYE-33', 120],
      ['KOL-33', 110],
    ],
    note: '',
  },
]

export const haitiRequests: readonly SampleRequest[] = [
  {
    about: { table: 'customer_terms', customer: 'Distribisyon Fòlibète', limitMajor: 5_000_000 },
    login: 'sabine',
    hoursAgo: 30,
    note: 'Ils paient toujours à temps et commandent 20 % de plus depuis la saison.',
    answer: null,
  },
  {
    about: { table: 'price_item', list: 'NODES', sku: 'DLO-50', priceMinor: 40_500 },
    login: 'sabine',
    hoursAgo: 22,
    note: 'À la frontière l’eau se vend moins cher; nous perdons des dépôts.',
    answer: null,
  },
  {
    about: {
      table: 'product',
      sku: 'TAM-25',
      like: 'JCH-25',
      names: { en: 'Tamarind juice 24 × 25 cl', fr: 'Jus de tamarin 24 × 25 cl', ht: 'Ji tamaren 24 × 25 cl' },
    },
    login: 'rosemond',
    hoursAgo: 49,
    note: 'Demandé par onze clients du Sud ce mois-ci.',
    answer: null,
  },
  {
    about: { table: 'promotion', name: 'Dlo gazez 15 + 1', sku: 'DLO-GAZ', buyCases: 15, freeCases: 1 },
    login: 'odner',
    hoursAgo: 8,
    note: 'Pou otèl yo anvan fèt fen ane a.',
    answer: null,
  },
  {
    about: { table: 'customer_terms', customer: 'Distribisyon Pòdpè', limitMajor: 4_500_000 },
    login: 'odner',
    hoursAgo: 300,
    note: 'Wout la louvri ankò, y ap pran plis.',
    answer: { status: 'accepted', text: 'Dakò jiskaske ane a fini.' },
  },
  {
    about: { table: 'price_item', list: 'SIP', sku: 'KOL-33', priceMinor: 86_000 },
    login: 'sabine',
    hoursAgo: 420,
    note: 'Un concurrent vend à 880.',
    answer: { status: 'refused', text: 'Pas sous le prix des dépôts.' },
  },
  {
    about: { table: 'promotion', name: 'Byè kanèt 10 + 1', sku: 'BYE-C25', buyCases: 10, freeCases: 1 },
    login: 'rosemond',
    hoursAgo: 510,
    note: 'Pour la fête de la ville.',
    answer: { status: 'withdrawn', text: '' },
  },
]

/** Two computers changed the same customer while the link was down. */
export const haitiConflicts: readonly SampleConflict[] = [
  {
    customer: 'Lopital Sen Jan',
    column: 'phone',
    standing: { value: '+509 37 00 62 18', login: 'sabine' },
    other: { value: '+509 37 00 62 81', login: 'odner' },
    hoursAgo: 28,
  },
  {
    customer: 'Distribisyon Senmak',
    column: 'address',
    standing: { value: 'Rue Pivert, nº 60', login: 'odner' },
    other: { value: 'Wout Nasyonal 1, anfas estasyon an', login: 'mirlande' },
    hoursAgo: 20,
  },
]

export const haitiCustomerNotes: Several<string> = [
  'Rele anvan ou pase, pòt la dèyè.',
  'Livrez avant midi, la rue est fermée ensuite.',
  'Li peye lajan kontan.',
  'Kamyon gwo pa ka antre, voye ti kamyon an.',
  'Demander Madame à la caisse.',
  'Bay kès vid yo chak vandredi.',
]

export const haitiOrderNotes: Several<string> = [
  'Livre anvan midi.',
  'Rele lè kamyon an sou wout.',
  'Livrer à l’entrée de service.',
  'Pran kès vid yo an menm tan.',
  'Pa livre si Mèt la pa la.',
  'Facture au nom du siège.',
]
