import { expect, test } from 'vitest'
import { frameOf } from '../../electron/hosts/frame.ts'

const call = { i: '1', p: { u: '/orders/find', b: { json: { id: 12 } } } }

test('what our own client sends comes through letter for letter', () => {
  const sent = [
    call,
    { i: '1', p: { u: '/auth/state' } },
    { i: 7, p: { u: '/auth/state', b: { json: {}, meta: [] } } },
    { i: '1', p: { u: '/orders/list', b: { json: [null], meta: [[3, 0]] } } },
    { i: '1', t: 4 },
  ]
  for (const message of sent) expect(frameOf(JSON.stringify(message))).toEqual({ pass: JSON.stringify(message) })
})

test('anything else is refused, and told to the caller where the caller can be told', () => {
  const strange = [
    { ...call, more: 1 },
    { ...call, t: 1 },
    { i: '1', t: 3, p: { e: 'message', d: {} } },
    { i: '1', p: { ...call.p, h: { 'content-disposition': 'form-data; filename="x"' } } },
    { i: '1', p: { ...call.p, m: 'GET' } },
    { i: '1', p: { u: 'http://evil.example/orders/find' } },
    { i: '1', p: { u: '/orders/find/../../auth/state' } },
    { i: '1', p: { u: '/orders' } },
    { i: '1', p: { u: '/orders/find', b: [] } },
    { i: '1', p: { u: '/orders/find', b: { json: {}, maps: [['a']] } } },
    { i: '1', p: { u: '/orders/find', b: { json: {}, meta: [[1, '__proto__', 'x']] } } },
    { i: '1', p: { u: '/orders/find', b: { json: {}, meta: [[1, 'constructor']] } } },
    { i: '1', p: { u: '/orders/find', b: { json: {}, meta: 'x' } } },
    { i: '1', p: null },
    { i: '1' },
  ]
  for (const message of strange)
    expect([message, frameOf(JSON.stringify(message))]).toEqual([
      message,
      {
        refuse: '{"i":"1","p":{"s":400,"b":{"json":{"defined":false,"code":"BAD_REQUEST","status":400,"message":""}}}}',
      },
    ])
})

test('what says not even who asks is dropped', () => {
  for (const data of [
    '',
    '{',
    'null',
    '[]',
    '{"p":{"u":"/auth/state"}}',
    '{"i":{},"p":{}}',
    new Uint8Array(3),
    { i: 1 },
    null,
    12,
  ])
    expect(frameOf(data)).toEqual({ drop: true })
})
