import { useQuery } from '@tanstack/react-query'
import type { ImportState } from '../../../../shared/imports/contract.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import type { Tone } from '../../../ui/Tag.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useErrorSentence } from '../../../widgets/errorSentence.ts'
import { ImportOffer } from '../../../widgets/ImportOffer.tsx'
import { Pile } from '../../../widgets/pile/Pile.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import { HowToCard } from './HowToCard.tsx'
import { ImportCard } from './ImportCard.tsx'
import classes from './Imports.module.css'
import { MemoryCard } from './MemoryCard.tsx'
import { useImportSentence } from './useImportSentence.ts'

const toneOf: Record<ImportState['state'], Tone> = {
  running: 'know',
  done: 'good',
  cancelled: 'quiet',
  failed: 'bad',
  undone: 'quiet',
}

/** Every import of this computer, what it brought and what it refused. */
export function ImportsSection() {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const sentence = useErrorSentence()
  const importSentence = useImportSentence()
  const { data: imports, error } = useQuery(
    api.imports.list.queryOptions({
      refetchInterval: query => (query.state.data?.some(one => one.state === 'running') ? 1_000 : false),
    }),
  )
  return (
    <>
      <div className={classes.begin}>
        <ImportOffer label={t($ => $.wizard.title)} />
      </div>
      {error ? <EmptyState title={sentence(error)} /> : null}
      {imports?.length === 0 ? (
        <Card>
          <EmptyState title={t($ => $.settings.imports.empty)} />
        </Card>
      ) : null}
      {imports && imports.length > 0 ? (
        <Pile<ImportState>
          name="imports"
          title={t($ => $.settings.imports.list)}
          items={imports}
          entry={one => ({
            key: one.batch,
            tone: toneOf[one.state],
            tag: words.settings.imports.state[one.state],
            at: one.startedAt,
            title: one.profile,
            text: importSentence(one),
          })}
          card={one => <ImportCard state={one} />}
        />
      ) : null}
      <MemoryCard />
      <HowToCard />
    </>
  )
}
