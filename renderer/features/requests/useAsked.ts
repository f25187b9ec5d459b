import type { Request } from '../../../shared/requests/contract.ts'
import { useWords } from '../../widgets/words.ts'

/** What is asked, by whom, in one sentence. */
export function useAsked(): (request: Request) => string {
  const words = useWords()
  return ({ table, creates, removes, askedBy }) => {
    const sentences: Readonly<Record<string, string>> = creates ? words.requests.create : words.requests.change
    const said = removes ? words.requests.remove : (sentences[table] ?? sentences.other ?? '')
    return said.replace('{{person}}', askedBy || words.timeline.somebody)
  }
}
