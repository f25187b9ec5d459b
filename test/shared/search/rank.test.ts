import { expect, test } from 'vitest'
import { ranked } from '../../../shared/search/rank.ts'
import { searchTerms } from '../../../shared/search/terms.ts'

const candidate = (code: string, name: string, recent = 0) => ({ code, names: [name], recent })

test('the code itself, then its beginning, then a name, a word, anything; what was used last among equals', () => {
  const code = candidate('LAK', 'Zed')
  const begins = candidate('LAK-2', 'Zed')
  const name = candidate('A', 'Lakay Otèl')
  const word = candidate('B', 'Otèl Lakay')
  const recentWord = candidate('C', 'Ti Lakou', 5)
  const inside = candidate('D', 'Boulaklava', 9)
  expect(ranked([inside, word, recentWord, name, begins, code], 'làk')).toEqual([
    code,
    begins,
    name,
    recentWord,
    word,
    inside,
  ])
})

test('words are looked for each, numbers as a whole in both spellings, and nothing where there is nothing', () => {
  expect(searchTerms(' Ti  Màrie ')).toEqual([['ti'], ['marie']])
  expect(searchTerms('37 12-34')).toEqual([['371234', '37 12-34']])
  expect(searchTerms('3712')).toEqual([['3712']])
  expect(searchTerms('ORD-CAP2-27')).toEqual([['ord-cap2-27']])
  expect(searchTerms('50 cl')).toEqual([['50'], ['cl']])
  expect(searchTerms(' -- ? ')).toEqual([])
})
