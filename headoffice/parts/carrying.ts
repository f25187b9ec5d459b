import type { CarriedAnswer, CarriedAsk } from '../../shared/sync/wire/carried.ts'

export type Put = Extract<CarriedAsk, { kind: 'put' }>
export type Get = Extract<CarriedAsk, { kind: 'get' }>

/** Files of computers without a link, handed on by others over theirs. Any computer of the company may carry one: it is sealed to head office. */
export interface Carrying {
  put(carrier: number, ask: Put): Promise<CarriedAnswer>
  get(carrier: number, ask: Get, mostBytes: number): Promise<CarriedAnswer>
}
