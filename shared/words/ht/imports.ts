import type { Words } from '../en.ts'

export const imports = {
  at: '{{file}}, liy {{row}}, {{field}}: {{problem}}',
  inFile: '{{file}}: {{problem}}',
  problem: {
    required: 'li vid. Ranpli l.',
    'too-long': 'li twò long. Rakousi l.',
    'not-a-number': 'sa pa yon nonm. Mete chif sèlman.',
    'not-an-amount': 'sa pa yon montan. Ekri l tankou 12.50.',
    'not-a-quantity': 'sa pa yon kantite. Ekri yon nonm antye ki pi gran pase zewo.',
    'not-a-day': 'sa pa yon dat. Ekri l tankou 2026-11-21.',
    'not-a-discount': 'sa pa yon rabè. Ekri yon pati tankou 0.15.',
    'unknown-customer': 'kliyan sa a pa nan tab kliyan yo. Ajoute l, oswa korije kòd la.',
    'unknown-product': 'pwodui sa a pa nan tab pwodui yo. Ajoute l, oswa korije kòd la.',
    'unknown-order': 'kòmand sa a pa nan tab kòmand yo. Ajoute l, oswa korije nimewo a.',
    'already-used': 'li la deja. Nou pa pran l yon dezyèm fwa.',
    'no-lines': 'kòmand lan pa gen okenn liy. Ajoute liy li yo, oswa kite l deyò.',
    'too-many-lines': 'kòmand lan gen plis pase 150 liy. Separe l.',
    'missing-file': 'fichye a manke. Mete l nan dosye a.',
    'missing-column': 'kolòn {{field}} manke. Ajoute l nan fichye a.',
    'unreadable-file': 'nou pa ka li fichye a apati liy sa a. Anrejistre l ankò an CSV UTF-8.',
  },
  reading: 'N ap li tab yo …',
  progress: '{{done}} anrejistreman sou {{total}}',
  nobody: 'Pa gen moun isit la ki gen dwa enpòte. Konekte kòm manadjè, oswa bay yon non ak --login.',
  founded: 'Dosye a te vid: nou kreye {{company}} ladan l. Louvri Konvwa pou di kiyès ou ye.',
  noDepot: 'Poko gen depo isit la. Louvri Konvwa epi mete konpayi a anvan.',
  usage:
    'Fason pou sèvi ak li: npm run -s import -- --profile NON --from DOSYE --data DOSYE [--login NON]. Pwofil: {{profiles}}.',
  noProfile: 'Pa gen pwofil ki rele {{profile}}. Men sa ki genyen: {{profiles}}.',
  inUse: 'Konvwa louvri sou dosye done sa a. Fèmen l anvan, epi enpòte.',
  cancelled: 'Kanpe. Tout sa ki te antre retire.',
} satisfies Words['imports']
