import type { Words } from '../en.ts'

export const priceLists = {
  for: {
    everybody: 'Pou tout kliyan',
    customerClass: 'Pou yon kalite kliyan',
    zone: 'Pou yon zòn',
  },
} satisfies Words['priceLists']
