import { codeProblem, tidyCode } from '../kernel/code.ts'

/**
 * A key of another system as a code of ours: in capitals, and where it is too long or holds what no code may hold (a hash of 32 letters, a
 * `#`), its beginning with a fingerprint of the whole, the same every time, so that tables still find one another.
 */
export function fittedCode(text: string, most: number): string {
  const code = tidyCode(text)
  if (code === '' || (code.length <= most && codeProblem(code) === null)) return code
  const plain = code.replace(/[^\p{L}\p{N} ._/-]/gu, '-').replace(/^[^\p{L}\p{N}]+/u, '')
  const kept = plain.slice(0, most - 7)
  return kept === '' ? fingerprint(code) : `${kept}-${fingerprint(code)}`
}

/** Six letters or digits (FNV-1a, 31 bits). */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 1).toString(36).toUpperCase().padStart(6, '0').slice(-6)
}
