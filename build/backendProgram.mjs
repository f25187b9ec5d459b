import path from 'node:path'
import { root } from './where.mjs'

/**
 * What the backend's Node is told about memory, where a door and not Electron starts it. V8 would let what is young grow to
 * 48 MB and the C library would keep an arena for each thread that ever was, both for good: a laptop of 4 GB has a use for
 * that. Measured by `npm run bench -- memory`: 325 MB become 214 after a day's work, and an import is no slower.
 */
export const backendFlags = ['--max-semi-space-size=4']

/**
 * Read by the C library of Linux, others pass over it; and where Node keeps what it has compiled of the bundle, so that a
 * start compiles nothing that the one before it has.
 */
export const backendPlace = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_TRIM_THRESHOLD_: '131072',
  NODE_COMPILE_CACHE: path.join(root, 'out', 'compiled'),
}
