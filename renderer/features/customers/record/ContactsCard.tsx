import type { Contact } from '../../../../shared/customers/contract.ts'
import { Card } from '../../../ui/Card.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useT } from '../../../widgets/words.ts'
import classes from './Details.module.css'

/** Whom to ask for. */
export function ContactsCard({ contacts }: { contacts: readonly Contact[] }) {
  const t = useT()
  return (
    <Card title={t($ => $.customers.record.contacts)}>
      {contacts.length === 0 ? (
        <span className={classes.quiet}>{t($ => $.customers.record.noContacts)}</span>
      ) : (
        <ul className={classes.list}>
          {contacts.map(contact => (
            <li key={contact.n}>
              <strong>{contact.name}</strong> <span className={classes.quiet}>{contact.role}</span>{' '}
              {contact.isPrimary ? <Tag tone="action">{t($ => $.customers.record.primary)}</Tag> : null}
              <div className={classes.quiet}>{[contact.phone, contact.email].filter(Boolean).join(' · ')}</div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
