import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { useKeys } from '../../widgets/keys.tsx'
import type { Screen } from '../../widgets/screen.ts'
import { useT } from '../../widgets/words.ts'
import { Palette } from './Palette.tsx'
import classes from './Search.module.css'

/** The field at the top that opens the palette; Ctrl K does too, from anywhere. */
export function Search({ screens }: { screens: readonly Screen[] }) {
  const t = useT()
  const [opened, setOpened] = useState(false)
  useKeys(
    [{ keys: 'ctrl+k', label: t($ => $.frame.keys.search), act: () => flushSync(() => setOpened(true)) }],
    'everywhere',
  )
  return (
    <>
      <button type="button" className={classes.open} aria-keyshortcuts="Control+K" onClick={() => setOpened(true)}>
        <IconSearch size={16} aria-hidden />
        <span className={classes.openText}>{t($ => $.frame.search.open)}</span>
        <KeyHint keys="ctrl+k" />
      </button>
      {opened ? <Palette screens={screens} close={() => setOpened(false)} /> : null}
    </>
  )
}
