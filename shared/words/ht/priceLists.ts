import type { Words } from '../words.ts'

export const priceLists = {
  for: {
    everybody: 'Pou tout kliyan',
    customerClass: 'Pou yon kalite kliyan',
    zone: 'Pou yon zòn',
  },
} satisfies Words['priceLists']
