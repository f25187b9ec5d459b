import { BlockList, isIP } from 'node:net'

/**
 * Head office's address as it is kept: an https origin with its path, or http to this computer or a private network.
 * 'insecure-address' where it would cross the open internet unencrypted, 'not-an-address' where it is none.
 */
export function officeAddress(typed: string): { address: string } | { problem: 'insecure-address' | 'not-an-address' } {
  const text = typed.trim()
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  if (!url || url.hostname === '' || url.username !== '' || url.password !== '') return { problem: 'not-an-address' }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { problem: 'not-an-address' }
  if (url.protocol === 'http:' && !isNear(url.hostname)) return { problem: 'insecure-address' }
  return { address: `${url.origin}${url.pathname.replace(/\/*$/, '/')}` }
}

/** Where a path of the protocol is found under an address: head office may live below a path of its proxy. */
export const officeUrl = (address: string, path: string): URL => new URL(`.${path}`, address)

function isNear(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (host === 'localhost') return true
  const family = isIP(host)
  return family !== 0 && near.check(host, family === 6 ? 'ipv6' : 'ipv4')
}

const near = new BlockList()
near.addSubnet('127.0.0.0', 8)
near.addSubnet('10.0.0.0', 8)
near.addSubnet('172.16.0.0', 12)
near.addSubnet('192.168.0.0', 16)
near.addSubnet('169.254.0.0', 16)
near.addAddress('::1', 'ipv6')
near.addSubnet('fc00::', 7, 'ipv6')
near.addSubnet('fe80::', 10, 'ipv6')
