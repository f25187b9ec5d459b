import { ORPCError } from '@orpc/client'
import { type Issue, Issue as IssueSchema } from '../../shared/errors.ts'
import type { Words } from '../../shared/words/en.ts'
import { Gone } from './connection.ts'
import { useWords } from './words.ts'

/** The slices with words of their own for why not. */
export type RefusingSlice = 'orders' | 'attention' | 'requests' | 'customers' | 'imports' | 'attachments' | 'files'

/** Any error as one sentence in the person's language: what happened, that nothing was lost, what to do. */
export function errorSentence(error: unknown, words: Words, slice?: RefusingSlice): string {
  const { code } = words.errors
  if (error instanceof Gone) return code.GONE
  if (!(error instanceof ORPCError)) return code.UNEXPECTED
  const data: unknown = error.data
  switch (error.code) {
    case 'FORBIDDEN':
      return fill(code.FORBIDDEN, { right: lookUp(words.errors.right, text(data, 'right')) ?? '' })
    case 'REFUSED':
      return refusalSentence(text(data, 'reason'), words, slice)
    case 'INVALID': {
      const [first, second] = issuesOf(error)
      if (!first || second) return code.INVALID
      return issueSentence(first, words)
    }
    case 'PAYLOAD_TOO_LARGE':
      return code.TOO_LARGE
    case 'BAD_REQUEST':
      return code.BAD_INPUT
    default:
      return lookUp(code, error.code) ?? code.UNEXPECTED
  }
}

export function useErrorSentence(slice?: RefusingSlice): (error: unknown) => string {
  const words = useWords()
  return error => errorSentence(error, words, slice)
}

/** What a person can mend in a refused form; empty for any other error. */
export function issuesOf(error: unknown): readonly Issue[] {
  if (!(error instanceof ORPCError) || error.code !== 'INVALID') return []
  const issues = IssueSchema.array().safeParse(dataAt(error.data, 'issues'))
  return issues.success ? issues.data : []
}

/** The sentence of the issue about this field, for the place beside it; undefined where there is none. */
export function issueAt(error: unknown, name: string, words: Words, row?: number): string | undefined {
  const found = issuesOf(error).find(issue => issue.field === name && (row === undefined || issue.row === row))
  return found && problemSentence(found, words)
}

const problemSentence = (issue: Issue, words: Words): string => words.errors.problem[issue.problem]

export const fieldName = (name: string, words: Words): string => lookUp(words.errors.field, name) ?? name

function issueSentence(issue: Issue, words: Words): string {
  const named = { field: fieldName(issue.field, words), problem: problemSentence(issue, words) }
  return issue.row === undefined
    ? fill(words.errors.issue, named)
    : fill(words.errors.issueInRow, { ...named, row: String(issue.row) })
}

/** Why not: the slice that asked first, since the same reason may want another remedy elsewhere; then what all share. */
function refusalSentence(reason: string, words: Words, slice: RefusingSlice | undefined): string {
  const own: Record<RefusingSlice, Readonly<Record<string, string>>> = {
    orders: words.orders.block,
    attention: words.attention.block,
    requests: words.requests.block,
    customers: words.customers.refused,
    imports: words.wizard.refused,
    attachments: words.attachments.refused,
    files: words.files.refused,
  }
  const catalogues = [...(slice ? [own[slice]] : []), words.errors.refused, ...Object.values(own)]
  return catalogues.map(each => lookUp(each, reason)).find(each => each !== undefined) ?? words.errors.code.UNEXPECTED
}

function lookUp(catalogue: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(catalogue, key) ? catalogue[key] : undefined
}

const fill = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => values[name] ?? '')

function text(data: unknown, name: string): string {
  const value = dataAt(data, name)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function dataAt(data: unknown, name: string): unknown {
  if (typeof data !== 'object' || data === null) return undefined
  return Object.entries(data).find(([key]) => key === name)?.[1]
}
