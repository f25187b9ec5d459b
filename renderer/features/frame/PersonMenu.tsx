import { ActionIcon, Popover } from '@mantine/core'
import { IconKey, IconLock, IconLogout, IconMinus, IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Avatar } from '../../ui/Avatar.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { useApi } from '../../widgets/api.ts'
import { useKeys } from '../../widgets/keys.tsx'
import { usePerson } from '../../widgets/person.ts'
import { usePreferences } from '../../widgets/usePreferences.ts'
import { useT, useWords } from '../../widgets/words.ts'
import classes from './TopBar.module.css'

const themes = ['auto', 'light', 'dark'] as const
const step = 10

/** Lock, sign out, password, colours and text size. */
export function PersonMenu({ changePassword }: { changePassword: () => void }) {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const person = usePerson()
  const queryClient = useQueryClient()
  const { preferences, prefer } = usePreferences()
  const again = { onSettled: () => queryClient.invalidateQueries({ queryKey: api.auth.key() }) }
  const lock = useMutation(api.auth.lock.mutationOptions(again))
  const signOut = useMutation(api.auth.signOut.mutationOptions(again))
  useKeys([{ keys: 'ctrl+alt+l', label: t($ => $.frame.keys.lock), act: () => lock.mutate({}) }], 'everywhere')
  const [opened, setOpened] = useState(false)
  const closing = (act: () => void) => (): void => {
    setOpened(false)
    act()
  }
  const resize = (by: number) => prefer({ textSize: Math.min(150, Math.max(90, preferences.textSize + by)) })
  return (
    <Popover position="bottom-end" width="14rem" trapFocus opened={opened} onChange={setOpened}>
      <Popover.Target>
        <button type="button" className={classes.person} onClick={() => setOpened(!opened)}>
          <Avatar name={person.name} />
          {shortName(person.name)} <span className={classes.role}>{words.session.role[person.role]}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t($ => $.frame.person.menu, { name: person.name })} p="xs">
        <Entry icon={<IconLock size={16} />} text={t($ => $.frame.person.lock)} act={() => lock.mutate({})} />
        <Entry icon={<IconKey size={16} />} text={t($ => $.frame.person.password)} act={closing(changePassword)} />
        <Entry icon={<IconLogout size={16} />} text={t($ => $.frame.person.signOut)} act={() => signOut.mutate({})} />
        <hr className={classes.line} />
        <h2 className={classes.title}>{t($ => $.frame.person.theme)}</h2>
        <Segments
          label={t($ => $.frame.person.theme)}
          value={preferences.theme}
          choices={themes.map(theme => ({ value: theme, text: words.frame.person.themes[theme] }))}
          onChange={theme => prefer({ theme })}
        />
        <h2 className={classes.title}>{t($ => $.frame.person.textSize)}</h2>
        <div className={classes.sizes}>
          <ActionIcon variant="default" aria-label={t($ => $.frame.person.smaller)} onClick={() => resize(-step)}>
            <IconMinus size={16} />
          </ActionIcon>
          <span role="status">{preferences.textSize} %</span>
          <ActionIcon variant="default" aria-label={t($ => $.frame.person.larger)} onClick={() => resize(step)}>
            <IconPlus size={16} />
          </ActionIcon>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

const Entry = ({ icon, text, act }: { icon: ReactNode; text: string; act: () => void }) => (
  <button type="button" className={classes.entry} onClick={act}>
    {icon}
    {text}
  </button>
)

/** `Mirlande Joseph` → `Mirlande J.` */
function shortName(name: string): string {
  const [first = '', ...rest] = name.split(/\s+/)
  const last = rest.at(-1)
  return last === undefined ? first : `${first} ${last.charAt(0)}.`
}
