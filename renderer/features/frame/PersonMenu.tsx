import { ActionIcon, Menu } from '@mantine/core'
import { IconKey, IconLock, IconLogout, IconMinus, IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Avatar } from '../../ui/Avatar.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { useApi } from '../../widgets/api.ts'
import { useKeys } from '../../widgets/keys.tsx'
import { useMay, usePerson } from '../../widgets/person.ts'
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
  const may = useMay()
  const queryClient = useQueryClient()
  const { preferences, prefer } = usePreferences()
  const again = { onSettled: () => queryClient.invalidateQueries({ queryKey: api.auth.key() }) }
  const lock = useMutation(api.auth.lock.mutationOptions(again))
  const signOut = useMutation(api.auth.signOut.mutationOptions(again))
  useKeys([{ keys: 'ctrl+alt+l', label: t($ => $.frame.keys.lock), act: () => lock.mutate({}) }], 'everywhere')
  const resize = (by: number) => prefer({ textSize: Math.min(150, Math.max(90, preferences.textSize + by)) })
  return (
    <Menu position="bottom-end" width="14rem">
      <Menu.Target>
        <button
          type="button"
          className={classes.person}
          aria-label={t($ => $.frame.person.menu, { name: person.name })}
        >
          <Avatar name={person.name} />
          {shortName(person.name)}
          <span className={classes.role}>{words.session.role[person.role]}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconLock size={16} />} onClick={() => lock.mutate({})}>
          {t($ => $.frame.person.lock)}
        </Menu.Item>
        {may('people.edit') ? (
          <Menu.Item leftSection={<IconKey size={16} />} onClick={changePassword}>
            {t($ => $.frame.person.password)}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate({})}>
          {t($ => $.frame.person.signOut)}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t($ => $.frame.person.theme)}</Menu.Label>
        <div className={classes.themes}>
          <Segments
            label={t($ => $.frame.person.theme)}
            value={preferences.theme}
            choices={themes.map(theme => ({ value: theme, text: words.frame.person.themes[theme] }))}
            onChange={theme => prefer({ theme })}
          />
        </div>
        <Menu.Label>{t($ => $.frame.person.textSize)}</Menu.Label>
        <div className={classes.sizes}>
          <ActionIcon variant="default" aria-label={t($ => $.frame.person.smaller)} onClick={() => resize(-step)}>
            <IconMinus size={16} />
          </ActionIcon>
          <span role="status">{preferences.textSize} %</span>
          <ActionIcon variant="default" aria-label={t($ => $.frame.person.larger)} onClick={() => resize(step)}>
            <IconPlus size={16} />
          </ActionIcon>
        </div>
      </Menu.Dropdown>
    </Menu>
  )
}

/** `Mirlande Joseph` → `Mirlande J.` */
function shortName(name: string): string {
  const [first = '', ...rest] = name.split(/\s+/)
  const last = rest.at(-1)
  return last === undefined ? first : `${first} ${last.charAt(0)}.`
}
