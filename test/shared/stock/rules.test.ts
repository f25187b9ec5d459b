import fc from 'fast-check'
import { expect, test } from 'vitest'
import { causes, wayOf } from '../../../shared/stock/cause.ts'
import { ownPlaces, places } from '../../../shared/stock/place.ts'
import { addedTo, after, counted, lacks, moveOf, reversed } from '../../../shared/stock/rules.ts'

const cause = fc.constantFrom(...causes)
const quantity = fc.integer({ min: 1, max: 1_000_000 })
const stock = fc.integer({ min: -1_000, max: 1_000_000 })
const onHand = fc.record({ depot: stock, blocked: stock })

test('goods neither come from nowhere nor go to nowhere: what one place loses another has', () => {
  fc.assert(
    fc.property(cause, quantity, (why, units) => {
      const sum = places.reduce((total, place) => total + addedTo(place, moveOf(why, units)), 0)
      expect(sum).toBe(0)
    }),
  )
})

test('a movement and its reversal leave everything as it was', () => {
  fc.assert(
    fc.property(onHand, cause, quantity, (before, why, units) => {
      const move = moveOf(why, units)
      expect(after(after(before, move), reversed(move))).toEqual(before)
    }),
  )
})

test('nothing is taken from where it is not, and what comes in is never refused', () => {
  fc.assert(
    fc.property(onHand, cause, quantity, (before, why, units) => {
      const { from } = wayOf(why)
      const own = ownPlaces.find(place => place === from)
      expect(lacks(before, moveOf(why, units))).toBe(own !== undefined && before[own] < units)
    }),
  )
})

test('a count makes what is known equal to what was counted, and writes nothing where it is', () => {
  fc.assert(
    fc.property(stock, fc.integer({ min: 0, max: 1_000_000 }), (known, there) => {
      const differs = counted(known, there)
      const added = differs ? addedTo('depot', moveOf(differs.cause, differs.quantity)) : 0
      expect(known + added).toBe(there)
      expect(differs === null).toBe(known === there)
      expect(differs?.quantity ?? 1).toBeGreaterThan(0)
    }),
  )
})
