import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { useApi } from '../api.ts'
import { issuesOf, useErrorSentence } from '../errorSentence.ts'
import { useKeys } from '../keys.tsx'
import { TextField } from '../TextField.tsx'
import { useT } from '../words.ts'
import classes from './JoinFields.module.css'

export interface Joined {
  /** Changes from before that are on their way to head office. */
  readonly waiting: number
}

interface JoinFieldsProps {
  back: { label: string; act: () => void } | null
  joined: (answer: Joined) => void
  /** The screen begins here; elsewhere the form waits to be walked to. */
  first?: boolean
}

/** Address, code and name with which a computer becomes one of head office's. */
export function JoinFields({ back, joined, first = false }: JoinFieldsProps) {
  const t = useT()
  const api = useApi()
  const sentence = useErrorSentence()
  const { data: here } = useQuery(api.setup.today.queryOptions())
  const [address, setAddress] = useState('')
  const [code, setCode] = useState('')
  const [computer, setComputer] = useState<string | null>(null)
  const join = useMutation(api.setup.join.mutationOptions({ onSuccess: joined }))
  const { error } = join
  const submit = (): void =>
    join.mutate({ address: address.trim(), code: code.trim(), computer: computer ?? here?.computer ?? '' })
  useKeys([
    ...(back ? [{ keys: 'escape', label: back.label, act: back.act }] : []),
    { keys: 'ctrl+enter', label: t($ => $.session.join.submit), act: submit },
  ])
  return (
    <form
      className={classes.form}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      {error !== null && issuesOf(error).length !== 1 ? (
        <Banner tone="bad" urgent>
          {sentence(error)}
        </Banner>
      ) : null}
      <TextField
        name="address"
        label={t($ => $.session.join.address)}
        hint={t($ => $.session.join.addressHint)}
        value={address}
        onChange={setAddress}
        error={error}
        maxLength={200}
        autoFocus={first}
      />
      <TextField
        name="code"
        label={t($ => $.session.join.code)}
        hint={t($ => $.session.join.codeHint)}
        value={code}
        onChange={setCode}
        error={error}
        maxLength={32}
      />
      <TextField
        name="computer"
        label={t($ => $.session.join.computer)}
        hint={t($ => $.session.join.computerHint)}
        value={computer ?? here?.computer ?? ''}
        onChange={setComputer}
        error={error}
        maxLength={60}
      />
      <div className={classes.buttons}>
        {back ? (
          <ActionButton keys="escape" onClick={back.act}>
            {back.label}
          </ActionButton>
        ) : null}
        <ActionButton kind="primary" type="submit" keys="ctrl+enter" busy={join.isPending}>
          {t($ => $.session.join.submit)}
        </ActionButton>
      </div>
    </form>
  )
}
