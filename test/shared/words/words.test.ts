import { isContractProcedure } from '@orpc/contract'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from '../../../shared/contract.ts'
import { en, type Words } from '../../../shared/words/en.ts'
import { fr } from '../../../shared/words/fr.ts'
import { ht } from '../../../shared/words/ht.ts'

/** Every sentence of a catalogue by its path. */
function sentences(words: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
      const here = path === '' ? key : `${path} ${key}`
      return typeof value === 'object' && value !== null
        ? [...sentences(value, here)]
        : [[here, String(value)] as const]
    }),
  )
}

const all: Record<string, Words> = { en, fr, ht }
const placeholders = (sentence: string): string[] => [...new Set(sentence.match(/\{\{\w+\}\}/g))].sort()

test('every sentence asks for the same values in all three languages', () => {
  const english = sentences(en)
  const different = Object.entries(all).flatMap(([language, words]) =>
    [...sentences(words)]
      .filter(([path, text]) => placeholders(text).join() !== placeholders(english.get(path) ?? '').join())
      .map(([path]) => `${language}: ${path}`),
  )
  expect(english.size).toBeGreaterThan(500)
  expect(different).toEqual([])
})

test('nothing is left unsaid, and nothing carries a space at its edge', () => {
  const odd = Object.entries(all).flatMap(([language, words]) =>
    [...sentences(words)]
      .filter(([, text]) => text.trim() === '' || text !== text.trim())
      .map(([path]) => `${language}: ${path}`),
  )
  expect(odd).toEqual([])
})

test('what can be counted has all three forms that English, French and Kreyòl may ask for', () => {
  const paths = [...sentences(en).keys()]
  const counted = new Set(paths.filter(path => /_(one|many|other)$/.test(path)).map(path => path.replace(/_\w+$/, '')))
  const lacking = [...counted].flatMap(path =>
    ['one', 'many', 'other'].map(form => `${path}_${form}`).filter(full => !paths.includes(full)),
  )
  expect(counted.size).toBeGreaterThan(10)
  expect(lacking).toEqual([])
})

test('every reason why not, that any call may give, is a sentence', () => {
  const reasons = new Set(procedures(contract).flatMap(reasonsOf))
  const catalogues = [
    en.orders.block,
    en.attention.block,
    en.requests.block,
    en.customers.refused,
    en.errors.refused,
    en.wizard.refused,
    en.attachments.refused,
    en.files.refused,
  ]
  const said: ReadonlySet<string> = new Set(catalogues.flatMap(Object.keys))
  expect(reasons.size).toBeGreaterThan(20)
  expect([...reasons].filter(reason => !said.has(reason))).toEqual([])
})

function procedures(router: object): object[] {
  return isContractProcedure(router) ? [router] : Object.values(router).flatMap((part: object) => procedures(part))
}

function reasonsOf(procedure: object): string[] {
  if (!isContractProcedure(procedure)) return []
  const refused = procedure['~orpc'].errorMap.REFUSED?.data
  const reason = refused instanceof z.ZodObject ? refused.shape.reason : undefined
  return reason instanceof z.ZodEnum ? reason.options.map(String) : []
}
