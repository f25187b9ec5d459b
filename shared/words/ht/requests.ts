import type { Words } from '../en.ts'

export const requests = {
  status: {
    open: 'Poko gen repons',
    accepted: 'Aksepte',
    refused: 'Refize',
    withdrawn: 'Retire',
  },
  block: {
    'already-answered': 'Demann sa a gen repons deja.',
    gone: 'Dosye demann lan pale de li a pa la ankò. Refize l epi bay yon fraz pou esplike.',
    'changed-since': 'Dosye a chanje depi yo te fè demann lan. Gade nouvo valè yo, epi deside ankò.',
  },
} satisfies Words['requests']
