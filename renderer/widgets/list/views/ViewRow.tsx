import { ActionIcon, Menu, TextInput } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { Tag } from '../../../ui/Tag.tsx'
import { useT } from '../../words.ts'
import classes from './Views.module.css'

interface ViewRowProps {
  /** Null is the list without a view. */
  id: string | null
  name: string
  chosenId: string | null
  changed: boolean
  usualId: string | null
  choose: (id: string | null) => void
  /** The list opens with it. */
  open: (id: string | null) => void
  first?: boolean
  rename?: (name: string) => void
  overwrite?: () => void
  remove?: () => void
}

/** One view: pressing it shows the list so; the rest stands in its menu. */
export function ViewRow(props: ViewRowProps) {
  const { id, name, chosenId, changed, usualId, rename, overwrite, remove } = props
  const t = useT()
  const [typed, setTyped] = useState<string | null>(null)
  const isUsual = id === usualId
  if (typed !== null && rename)
    return (
      <form
        className={classes.row}
        onSubmit={event => {
          event.preventDefault()
          if (typed.trim() !== '') rename(typed.trim())
          setTyped(null)
        }}
      >
        <TextInput
          aria-label={t($ => $.lists.views.name)}
          autoFocus
          maxLength={60}
          value={typed}
          className={classes.field ?? ''}
          onChange={event => setTyped(event.currentTarget.value)}
          onBlur={() => setTyped(null)}
        />
      </form>
    )
  return (
    <div className={classes.row} data-chosen={id === chosenId || undefined}>
      <button
        type="button"
        className={classes.choose}
        aria-pressed={id === chosenId}
        data-autofocus={props.first || undefined}
        onClick={() => props.choose(id)}
      >
        {name}
      </button>
      {id === chosenId && changed ? <Tag tone="warn">{t($ => $.lists.views.changed)}</Tag> : null}
      {isUsual ? <Tag tone="know">{t($ => $.lists.views.usual)}</Tag> : null}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" aria-label={t($ => $.lists.views.actsOf, { name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {id === null || !isUsual ? (
            <Menu.Item disabled={isUsual} onClick={() => props.open(id)}>
              {id === null ? t($ => $.lists.views.notUsual) : t($ => $.lists.views.makeUsual)}
            </Menu.Item>
          ) : (
            <Menu.Item onClick={() => props.open(null)}>{t($ => $.lists.views.notUsual)}</Menu.Item>
          )}
          {overwrite ? <Menu.Item onClick={overwrite}>{t($ => $.lists.views.overwrite)}</Menu.Item> : null}
          {rename ? <Menu.Item onClick={() => setTyped(name)}>{t($ => $.lists.views.rename)}</Menu.Item> : null}
          {remove ? (
            <Menu.Item color="hibiscus" onClick={remove}>
              {t($ => $.lists.views.remove)}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
