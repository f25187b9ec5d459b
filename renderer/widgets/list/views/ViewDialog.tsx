import { Modal, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { useApi } from '../../api.ts'
import { useErrorSentence } from '../../errorSentence.ts'
import { useKeys } from '../../keys.tsx'
import { useT } from '../../words.ts'
import { toKeep } from '../listState.ts'
import type { List } from '../useList.ts'
import { ViewRow } from './ViewRow.tsx'
import classes from './Views.module.css'

interface ViewDialogProps<F extends object, Sort extends string> {
  list: List<F, Sort>
  close: () => void
}

/** The views of a list: to choose one, and to keep the list as it stands under a name. */
export function ViewDialog<F extends object, Sort extends string>(props: ViewDialogProps<F, Sort>) {
  const t = useT()
  return (
    <Modal
      opened
      onClose={props.close}
      title={t($ => $.lists.views.title)}
      size="36rem"
      closeButtonProps={{ 'aria-label': t($ => $.frame.actions.close) }}
    >
      <Inside {...props} />
    </Modal>
  )
}

function Inside<F extends object, Sort extends string>({ list, close }: ViewDialogProps<F, Sort>) {
  const t = useT()
  const api = useApi()
  const sentence = useErrorSentence()
  const [name, setName] = useState('')
  const { kind, state, kept } = list
  const save = useMutation(
    api.lists.saveView.mutationOptions({
      onSuccess: (next, { view }) => {
        list.keep(next)
        setName('')
        list.adopt(view.id)
      },
    }),
  )
  const remove = useMutation(api.lists.removeView.mutationOptions({ onSuccess: list.keep }))
  const usual = useMutation(api.lists.setUsual.mutationOptions({ onSuccess: list.keep }))
  const keepNew = (): void => {
    if (name.trim() !== '')
      save.mutate({ list: kind.name, view: { id: freshId(), name: name.trim(), state: toKeep(state) } })
  }
  useKeys([{ keys: 'ctrl+enter', label: t($ => $.lists.views.keep), act: keepNew }], 'over')
  const choose = (id: string | null): void => {
    list.choose(id)
    close()
  }
  const open = (id: string | null): void => usual.mutate({ list: kind.name, id })
  const common = { chosenId: state.view, changed: list.changed, usualId: kept.usual, choose, open }
  const failed = save.error ?? remove.error ?? usual.error
  return (
    <div className={classes.views}>
      <ViewRow {...common} id={null} name={t($ => $.lists.views.own)} first />
      <h3 className={classes.group}>{t($ => $.lists.views.comesWith)}</h3>
      {kind.builtIn.map(view => (
        <ViewRow key={view.id} {...common} id={view.id} name={t($ => $.lists.views.builtIn[view.id])} />
      ))}
      <h3 className={classes.group}>{t($ => $.lists.views.yours)}</h3>
      {kept.views.length === 0 ? <p className={classes.none}>{t($ => $.lists.views.noneYet)}</p> : null}
      {kept.views.map(view => (
        <ViewRow
          key={view.id}
          {...common}
          id={view.id}
          name={view.name}
          rename={next => save.mutate({ list: kind.name, view: { ...view, name: next } })}
          overwrite={() => save.mutate({ list: kind.name, view: { ...view, state: toKeep(state) } })}
          remove={() => remove.mutate({ list: kind.name, id: view.id })}
        />
      ))}
      {failed ? <Banner tone="bad">{sentence(failed)}</Banner> : null}
      <form
        className={classes.form}
        onSubmit={event => {
          event.preventDefault()
          keepNew()
        }}
      >
        <TextInput
          label={t($ => $.lists.views.name)}
          placeholder={t($ => $.lists.views.nameHint)}
          maxLength={60}
          value={name}
          onChange={event => setName(event.currentTarget.value)}
        />
        <ActionButton kind="primary" keys="ctrl+enter" type="submit" busy={save.isPending}>
          {t($ => $.lists.views.keep)}
        </ActionButton>
      </form>
    </div>
  )
}

const freshId = (): string => `own-${crypto.randomUUID().slice(0, 18)}`
