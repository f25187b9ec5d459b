/** A piece of HTML whose every value has been escaped. */
export interface Html {
  readonly html: string
}

type Piece = string | number | null | Html | readonly Html[]

/** Builds HTML: text is escaped, pieces of HTML stay what they are, null is nothing. */
export const html = (parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html => ({
  html: parts.map((part, index) => part + (index < pieces.length ? rendered(pieces[index] ?? null) : '')).join(''),
})

function rendered(piece: Piece): string {
  if (piece === null) return ''
  if (typeof piece === 'string' || typeof piece === 'number') return escaped(String(piece))
  return 'html' in piece ? piece.html : piece.map(each => each.html).join('')
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, character => entities[character] ?? character)

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
