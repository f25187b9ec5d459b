import { useWords } from '../../widgets/words.ts'

/** Why a value keeps its row out, and what to do, as a sentence. `field` is the field's own name in the mapping. */
export function useProblemSentence(): (problem: string, field: string) => string {
  const words = useWords()
  const fieldName = useFieldName()
  const problems: Readonly<Record<string, string>> = words.imports.problem
  return (problem, field) => {
    const said = (problems[problem] ?? problem).replace('{{field}}', fieldName(field))
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}`
  }
}

/** What a field of the mapping is called; a heading of the file stays as it is. */
export function useFieldName(): (field: string) => string {
  const fields: Readonly<Record<string, string>> = useWords().wizard.field
  return field => fields[field] ?? field
}
