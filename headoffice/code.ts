import { randomInt } from 'node:crypto'

/** A code lives so long. */
export const codeLife = 15 * 60_000

/** Letters and digits that cannot be taken for one another: 32 of them, so that twelve hold 60 bits. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A new code, as it is kept: without the dashes. */
export const newCode = (): string => Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('')

/** As people read it out: `K7QM-3XWA-9TZP`. */
export const shownCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')
