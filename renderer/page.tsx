import { createRoot } from 'react-dom/client'
import { config } from 'zod'
import type { Language } from '../shared/kernel/locale.ts'
import type { Words } from '../shared/words/en.ts'
import { App } from './app.tsx'
import { connect } from './client.ts'
import type { DoorAnswer } from './door.ts'
import { createWords } from './widgets/words.ts'

// The page's policy forbids making code out of text, which zod tries first.
config({ jitless: true })

interface Beginning {
  /** The browser's door where it is being opened; the desktop's page opens its own. */
  door: Promise<DoorAnswer> | null
  /** The computer's own, until it is known which one its person reads. */
  language: Language
  catalogue: Words
}

export function show({ door, language, catalogue }: Beginning): void {
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no root')
  const nonce = document.querySelector('meta[name="style-nonce"]')?.getAttribute('content') ?? ''
  createRoot(root).render(<App {...connect(door)} words={createWords(language, catalogue)} nonce={nonce} />)
}
