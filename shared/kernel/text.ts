/** Lower case without accents, so that `Cap-Haïtien` is found by `cap-haitien` and `kòmand` by `komand`. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()

/** Only the digits, for finding phone and document numbers however they are spaced. */
export const digitsOf = (text: string): string => text.replace(/\D+/g, '')
