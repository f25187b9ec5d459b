import type { Words } from '../words/en.ts'
import { filled } from '../words/words.ts'

/** Below this a computer warns its people, and head office the one who looks at its page. */
export const lowDisk = 1024 ** 3

/** Bytes as a person reads them: megabytes below a gigabyte, whole gigabytes above ten. */
export function size(say: Words, bytes: number): string {
  const gigabytes = bytes / 1024 ** 3
  if (gigabytes < 1) return filled(say.size.megabytes, { count: Math.floor(bytes / 1024 ** 2) })
  const count =
    gigabytes < 10 ? (Math.floor(gigabytes * 10) / 10).toString().replace('.', say.size.point) : Math.floor(gigabytes)
  return filled(say.size.gigabytes, { count })
}
