import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Card } from '../../ui/Card.tsx'
import { FullPage } from '../../ui/FullPage.tsx'
import { useApi } from '../../widgets/api.ts'
import { useKeys } from '../../widgets/keys.tsx'
import { LanguageSwitch } from '../../widgets/LanguageSwitch.tsx'
import { TextField } from '../../widgets/TextField.tsx'
import { useT } from '../../widgets/words.ts'
import classes from './FirstStart.module.css'
import { FormError } from './FormError.tsx'
import { useSessionChanged } from './useSession.ts'

/** The code from head office makes this computer one of its own. */
export function JoinForm({ back }: { back: () => void }) {
  const t = useT()
  const api = useApi()
  const changed = useSessionChanged()
  const { data: here } = useQuery(api.setup.today.queryOptions())
  const [address, setAddress] = useState('')
  const [code, setCode] = useState('')
  const [computer, setComputer] = useState<string | null>(null)
  const join = useMutation(api.setup.join.mutationOptions())
  const submit = (): void =>
    join.mutate({ address: address.trim(), code: code.trim(), computer: computer ?? here?.computer ?? '' })
  useKeys([
    { keys: 'escape', label: t($ => $.frame.actions.back), act: back },
    { keys: 'ctrl+enter', label: t($ => $.session.join.submit), act: submit },
  ])
  if (join.data)
    return (
      <FullPage title={t($ => $.session.join.title)} corner={<LanguageSwitch />}>
        <Banner tone="good">{t($ => $.session.join.done)}</Banner>
        {join.data.waiting > 0 ? <p>{t($ => $.session.join.doneWaiting, { count: join.data.waiting })}</p> : null}
        <div className={classes.buttons}>
          <ActionButton kind="primary" onClick={() => void changed()}>
            {t($ => $.frame.actions.next)}
          </ActionButton>
        </div>
      </FullPage>
    )
  return (
    <FullPage title={t($ => $.session.join.title)} text={t($ => $.session.join.text)} corner={<LanguageSwitch />}>
      <Card>
        <form
          className={classes.form}
          onSubmit={event => {
            event.preventDefault()
            submit()
          }}
        >
          <FormError error={join.error} />
          <TextField
            name="address"
            label={t($ => $.session.join.address)}
            hint={t($ => $.session.join.addressHint)}
            value={address}
            onChange={setAddress}
            error={join.error}
            maxLength={200}
            autoFocus
          />
          <TextField
            name="code"
            label={t($ => $.session.join.code)}
            hint={t($ => $.session.join.codeHint)}
            value={code}
            onChange={setCode}
            error={join.error}
            maxLength={32}
          />
          <TextField
            name="computer"
            label={t($ => $.session.join.computer)}
            hint={t($ => $.session.join.computerHint)}
            value={computer ?? here?.computer ?? ''}
            onChange={setComputer}
            error={join.error}
            maxLength={60}
          />
          <div className={classes.buttons}>
            <ActionButton keys="escape" onClick={back}>
              {t($ => $.frame.actions.back)}
            </ActionButton>
            <ActionButton kind="primary" type="submit" keys="ctrl+enter" busy={join.isPending}>
              {t($ => $.session.join.submit)}
            </ActionButton>
          </div>
        </form>
      </Card>
    </FullPage>
  )
}
