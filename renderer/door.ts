import { loopback } from '../shared/kernel/loopback.ts'

/** What the browser's door answered: an open socket, that this page's pass is no longer good, or nothing. */
export type DoorAnswer = WebSocket | 'refused' | 'gone'

/**
 * The browser's door: the one-time code in the address is changed once for a cookie and a key, then every call goes over
 * one socket. The key outlives a reload of this tab and nothing else. Knows no library: it is opened while the page is
 * still being fetched.
 */
export async function openDoor(): Promise<DoorAnswer> {
  const key = (await exchangedKey()) ?? window.sessionStorage.getItem(keptKey)
  if (key === null) return 'refused'
  const address = `${window.location.origin.replace(/^http/, 'ws')}${loopback.socketPath}`
  const socket = new WebSocket(address, [loopback.subprotocol, loopback.keyPrefix + key])
  const opened = await new Promise<boolean>(resolve => {
    socket.addEventListener('open', () => resolve(true), { once: true })
    socket.addEventListener('close', () => resolve(false), { once: true })
  })
  if (opened) return socket
  return (await isRefused(key)) ? 'refused' : 'gone'
}

/** The desktop's page has a door of its own. */
export const isDesktop = (): boolean => window.location.protocol === 'app:'

const keptKey = 'konvwa:key'

async function exchangedKey(): Promise<string | null> {
  const code = new URLSearchParams(window.location.hash.slice(1)).get(loopback.fragment)
  if (code === null) return null
  const answer = await post(loopback.exchangePath, { code })
  window.history.replaceState(null, '', `${window.location.pathname}#/`)
  const taken: unknown = answer.ok ? await answer.json() : null
  if (typeof taken !== 'object' || taken === null || !('key' in taken) || typeof taken.key !== 'string') return null
  window.sessionStorage.setItem(keptKey, taken.key)
  return taken.key
}

/** A socket does not say why it was turned away; a plain call does. */
async function isRefused(key: string): Promise<boolean> {
  const answer = await post(`${loopback.callPath}/auth/state`, {}, { [loopback.keyHeader]: key }).catch(() => null)
  return answer?.status === 401
}

const post = (path: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
