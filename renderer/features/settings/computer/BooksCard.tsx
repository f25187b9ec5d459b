import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SyncStatus } from '../../../../shared/sync/contract.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useApi } from '../../../widgets/api.ts'
import { textField } from '../../../widgets/form/field.ts'
import { RecordDialog } from '../../../widgets/form/RecordDialog.tsx'
import { useKeys } from '../../../widgets/keys.tsx'
import { useMay } from '../../../widgets/person.ts'
import { InstantText } from '../../../widgets/texts.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import { Detail } from '../Detail.tsx'
import classes from '../Settings.module.css'

/** What is otherwise than on other days about the books of this computer, and the code that helps. Nothing where all is as ever. */
export function BooksCard() {
  const { data: status } = useQuery(useApi().sync.status.queryOptions())
  if (!status) return null
  const lost = status.trouble === 'unknown-device'
  if (!lost && status.books === 'own' && status.restoredAt === null) return null
  return <Books status={status} lost={lost} />
}

function Books({ status, lost }: { status: SyncStatus; lost: boolean }) {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const queryClient = useQueryClient()
  const maySync = useMay()('sync.run')
  const [typing, setTyping] = useState(false)
  const { books, phoneQuestion, restoredAt } = status
  const asks = lost ? 'again' : phoneQuestion === null ? null : 'phone'
  const say = words.sync.books
  useKeys(
    asks === null
      ? []
      : [{ keys: 'k', label: say[asks].act, act: () => setTyping(true), disabled: !maySync || typing }],
  )
  return (
    <Card title={t($ => $.sync.books.title)}>
      {restoredAt === null ? null : (
        <dl className={classes.details}>
          <Detail name={t($ => $.sync.books.restoredAt)}>
            <InstantText at={restoredAt} />
          </Detail>
        </dl>
      )}
      <div role="status">
        {lost ? (
          <p>{t($ => $.sync.books.again.text)}</p>
        ) : books === 'own' ? (
          <p>{t($ => $.sync.books.told)}</p>
        ) : (
          <p>{say.state[books]}</p>
        )}
      </div>
      {asks === 'phone' ? (
        <>
          <p>{t($ => $.sync.books.phone.text)}</p>
          <dl className={classes.details}>
            <Detail name={t($ => $.sync.books.phone.question)}>
              <strong>{phoneQuestion}</strong>
            </Detail>
          </dl>
        </>
      ) : null}
      {asks === null ? null : (
        <div className={classes.acts}>
          <ActionButton
            keys="k"
            blocked={maySync ? null : t($ => $.settings.mayNotSet)}
            onClick={() => setTyping(true)}
          >
            {say[asks].act}
          </ActionButton>
        </div>
      )}
      {typing && asks !== null ? (
        <RecordDialog<{ code: string }>
          title={say[asks].act}
          fields={[textField('code', 32, { label: say[asks].field })]}
          initial={{ code: '' }}
          save={async typed => {
            await (asks === 'again' ? api.sync.joinAgain : api.sync.release).call(typed)
            await queryClient.invalidateQueries({ queryKey: api.sync.status.key() })
            return null
          }}
          close={() => setTyping(false)}
        />
      ) : null}
    </Card>
  )
}
