import { expect, test } from 'vitest'
import { officeAddress, officeUrl } from '../../electron/sync/address.ts'

test('an address without a scheme is meant to be encrypted', () => {
  expect(officeAddress(' office.example.ht ')).toEqual({ address: 'https://office.example.ht/' })
})

test('plain http is for this computer and private networks only', () => {
  for (const near of [
    'http://127.0.0.1:8080',
    'http://localhost:8080',
    'http://192.168.1.20',
    'http://10.9.8.7',
    'http://[::1]:80',
    'http://[fd00::7]',
  ])
    expect(officeAddress(near), near).toHaveProperty('address')
  for (const far of [
    'http://office.example.ht',
    'http://8.8.8.8',
    'http://172.32.0.1',
    'http://[2001:db8::1]',
    'http://127.0.0.1.example.ht',
  ])
    expect(officeAddress(far), far).toEqual({ problem: 'insecure-address' })
})

test('what is no address is said to be none', () => {
  for (const odd of [
    '',
    'ftp://office.example.ht',
    'https://',
    'https://name:secret@office.example.ht',
    'office example',
  ])
    expect(officeAddress(odd), odd).toEqual({ problem: 'not-an-address' })
})

test('head office may live below a path of its proxy', () => {
  const office = officeAddress('https://example.ht/konvwa')
  expect(office).toEqual({ address: 'https://example.ht/konvwa/' })
  expect(officeUrl('https://example.ht/konvwa/', '/sync').href).toBe('https://example.ht/konvwa/sync')
  expect(officeUrl('https://example.ht/', '/sync').href).toBe('https://example.ht/sync')
})
