/**
 * How a page in the browser speaks to the backend on 127.0.0.1.
 *
 * The address that the program prints ends in `#code=…`. The page takes the code out of its address and POSTs `{"code": "…"}` to
 * `exchangePath`, once; the answer `{"key": "…"}` comes with an HttpOnly cookie. Both are needed from then on: the browser sends the
 * cookie by itself, the page keeps the key in its own storage and sends it as `keyHeader` with every call, or as the second
 * subprotocol `keyPrefix + key` of the WebSocket that carries `changes.watch`. 401 means that either is missing or that the program
 * was started anew: the person opens the address that it prints now.
 */
export const loopback = {
  exchangePath: '/door/open',
  callPath: '/door/call',
  socketPath: '/door/socket',
  keyHeader: 'x-konvwa-key',
  subprotocol: 'konvwa',
  keyPrefix: 'key.',
  fragment: 'code',
} as const

/** Nothing bigger comes in by either door, in bytes. */
export const mostCallBytes = 1024 * 1024
