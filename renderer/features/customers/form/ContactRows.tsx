import { Radio } from '@mantine/core'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Card } from '../../../ui/Card.tsx'
import { issueAt } from '../../../widgets/errorSentence.ts'
import { TextField } from '../../../widgets/TextField.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import classes from './CustomerEditor.module.css'
import { nextContact, type TypedContact } from './typed.ts'

interface ContactRowsProps {
  contacts: readonly TypedContact[]
  change: (contacts: TypedContact[]) => void
  error: unknown
}

/** Whom to ask for, one row each; one of them comes first. */
export function ContactRows({ contacts, change, error }: ContactRowsProps) {
  const t = useT()
  const words = useWords()
  const set = (at: number, part: Partial<TypedContact>): void =>
    change(contacts.map((contact, index) => (index === at ? { ...contact, ...part } : contact)))
  const field = (at: number, name: 'name' | 'role' | 'phone' | 'email', most: number) => ({
    name,
    label: name === 'role' ? t($ => $.customers.form.contactRole) : words.errors.field[name],
    value: contacts[at]?.[name] ?? '',
    problem: issueAt(error, `contacts.${name}`, words, at + 1) ?? issueAt(error, name, words, at + 1),
    maxLength: most,
    onChange: (value: string) => set(at, { [name]: value }),
  })
  return (
    <Card title={t($ => $.customers.record.contacts)}>
      {contacts.map((contact, index) => (
        <div key={contact.n} className={classes.contact}>
          <TextField {...field(index, 'name', 120)} />
          <TextField {...field(index, 'role', 80)} />
          <TextField {...field(index, 'phone', 60)} />
          <TextField {...field(index, 'email', 120)} />
          <Radio
            name="primary-contact"
            label={t($ => $.customers.record.primary)}
            checked={contact.isPrimary}
            onChange={() => change(contacts.map((each, at) => ({ ...each, isPrimary: at === index })))}
          />
          <ActionButton
            small
            label={t($ => $.customers.form.removeContact, { name: contact.name })}
            onClick={() => change(contacts.filter((_each, at) => at !== index))}
          >
            {t($ => $.frame.actions.remove)}
          </ActionButton>
        </div>
      ))}
      <ActionButton small onClick={() => change([...contacts, nextContact(contacts)])}>
        {t($ => $.customers.form.addContact)}
      </ActionButton>
    </Card>
  )
}
