import type { Words } from '../words/en.ts'

/** What somebody did, after the person's name: `confirmed the order`. An act without words of its own is a change. */
export function actText(kind: string, words: Words): string {
  const acts: Readonly<Record<string, string>> = words.timeline.act
  return (Object.hasOwn(acts, kind) ? acts[kind] : undefined) ?? words.timeline.act.changed
}
