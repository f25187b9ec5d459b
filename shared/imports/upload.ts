/** What may be brought in at once. A file comes in parts, each a call like any other, so that both doors take it and neither has a way around its guards. */
export const mostFileBytes = 128_000_000
export const mostFiles = 20
/** Before it is written as base64, which makes four bytes of three, inside a call of at most a megabyte. */
export const partBytes = 512 * 1024
/** Letters of a part as it comes. */
export const mostPartLetters = Math.ceil(partBytes / 3) * 4
