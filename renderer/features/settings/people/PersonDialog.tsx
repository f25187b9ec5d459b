import { roles } from '../../../../shared/auth/role.ts'
import { languages } from '../../../../shared/kernel/locale.ts'
import type { Person, PersonForm } from '../../../../shared/people/contract.ts'
import { useApi } from '../../../widgets/api.ts'
import { choiceField, type FieldSpec, passwordField, switchField, textField } from '../../../widgets/form/field.ts'
import { RecordDialog } from '../../../widgets/form/RecordDialog.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import { useSettings } from '../reference/useSettings.ts'

/** Somebody new, or what somebody may do from now on; a new password only where one is typed. */
export function PersonDialog({ person, close }: { person: Person | null; close: () => void }) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const settings = useSettings()
  if (!settings) return null
  const depots = settings.depots.filter(depot => depot.active || depot.id === person?.depotId)
  const fields: FieldSpec<PersonForm>[] = [
    textField('name', 120),
    textField('login', 80, { hint: t($ => $.people.loginHint) }),
    choiceField<PersonForm, 'role'>('role', roles, role => words.session.role[role]),
    choiceField<PersonForm, 'depotId'>(
      'depotId',
      [null, ...depots.map(depot => depot.id)],
      id => depots.find(depot => depot.id === id)?.name ?? t($ => $.people.everywhere),
      { hint: t($ => $.people.depotHint) },
    ),
    choiceField<PersonForm, 'language'>('language', languages, value => words.kernel.language[value]),
    person === null
      ? passwordField('password', {
          label: t($ => $.people.password),
          hint: t($ => $.people.passwordHint),
        })
      : passwordField('password', {
          label: t($ => $.people.newPassword),
          hint: t($ => $.people.newPasswordHint),
        }),
    switchField('active', { label: t($ => $.people.active) }),
  ]
  const initial: PersonForm = person
    ? { ...person, password: null }
    : {
        id: null,
        login: '',
        name: '',
        role: 'order-desk',
        language,
        depotId: settings.device.depotId ?? depots[0]?.id ?? null,
        active: true,
        password: null,
      }
  return (
    <RecordDialog
      title={person?.name ?? t($ => $.people.create)}
      fields={fields}
      initial={initial}
      history={person ? { table: 'person', id: person.id } : null}
      save={async form => {
        await api.people.save.call(form)
        return null
      }}
      close={close}
    />
  )
}
