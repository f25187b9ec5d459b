import type { Correction, ImportDraft, ImportFile, LeftOut } from './draft.ts'

/** A new file; one of the same name goes, and what was corrected in it. */
export function withFile(draft: ImportDraft, file: Pick<ImportFile, 'name' | 'bytes'>): ImportDraft {
  const rest = draft.files.filter(({ name }) => name !== file.name)
  return {
    ...draft,
    nextFile: draft.nextFile + 1,
    files: [...rest, { ...file, id: draft.nextFile, whole: false }],
    corrections: draft.corrections.filter(one => one.file !== file.name),
    leftOut: draft.leftOut.filter(one => one.file !== file.name),
  }
}

/** All of a file has come. */
export const withWhole = (draft: ImportDraft, file: number): ImportDraft => ({
  ...draft,
  files: draft.files.map(one => (one.id === file ? { ...one, whole: true } : one)),
})

/** The draft without a file, and without everything that was said of it. */
export function withoutFile(draft: ImportDraft, file: number): ImportDraft {
  const gone = draft.files.find(({ id }) => id === file)
  if (!gone) return draft
  const stays = (one: { readonly file: string }): boolean => one.file !== gone.name
  return {
    ...draft,
    files: draft.files.filter(({ id }) => id !== file),
    tables: draft.tables.filter(stays),
    corrections: draft.corrections.filter(stays),
    leftOut: draft.leftOut.filter(stays),
    profile: null,
    mapping: null,
  }
}

/** Puts corrections in place of earlier ones of the same places. */
export function withCorrections(draft: ImportDraft, corrections: readonly Correction[]): ImportDraft {
  const changed = new Set(corrections.map(placeOf))
  return {
    ...draft,
    corrections: [...draft.corrections.filter(one => !changed.has(placeOf(one))), ...corrections],
  }
}

/** Leaves a row out, or takes it again. */
export function withRowOut(draft: ImportDraft, row: LeftOut, out: boolean): ImportDraft {
  const rest = draft.leftOut.filter(one => !(one.file === row.file && one.sheet === row.sheet && one.row === row.row))
  return { ...draft, leftOut: out ? [...rest, row] : rest }
}

const placeOf = ({ file, sheet, row, column }: Correction): string => JSON.stringify([file, sheet, row, column])
