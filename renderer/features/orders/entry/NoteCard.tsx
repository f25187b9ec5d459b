import { Textarea, TextInput } from '@mantine/core'
import { Card } from '../../../ui/Card.tsx'
import { useT } from '../../../widgets/words.ts'
import { useEntry, useEntryStore } from './entryContext.ts'

/** What goes with the order: the customer's own number for it, and a note. */
export function NoteCard() {
  const t = useT()
  const store = useEntryStore()
  const reference = useEntry(state => state.entry.customerReference)
  const note = useEntry(state => state.entry.note)
  return (
    <Card>
      <TextInput
        label={t($ => $.orderEntry.reference)}
        maxLength={60}
        value={reference}
        onChange={event => store.getState().change({ customerReference: event.currentTarget.value })}
      />
      <Textarea
        mt="xs"
        label={t($ => $.orderEntry.note)}
        placeholder={t($ => $.orderEntry.notePlaceholder)}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        value={note}
        onChange={event => store.getState().change({ note: event.currentTarget.value })}
      />
    </Card>
  )
}
