/**
 * The address to hand to the operating system, or null. Only plain mail addresses and exactly the pages listed leave
 * the program: a link in imported data must not start anything else.
 */
export function externalLink(address: string, pages: readonly string[]): string | null {
  if (pages.includes(address)) return address
  return /^mailto:[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(address) ? address : null
}
