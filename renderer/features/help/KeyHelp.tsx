import { Modal } from '@mantine/core'
import { Fragment } from 'react'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { type KeyAct, useKeyGroups } from '../../widgets/keys.tsx'
import { useT } from '../../widgets/words.ts'
import classes from './KeyHelp.module.css'

/** Every key that does something now: of this screen first, then everywhere. */
export function KeyHelp({ opened, close }: { opened: boolean; close: () => void }) {
  const t = useT()
  const groups = useKeyGroups()
  const of = (layer: string): KeyAct[] => groups.filter(group => group.layer === layer).flatMap(group => group.acts)
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t($ => $.frame.keys.title)}
      size="lg"
      closeButtonProps={{ 'aria-label': t($ => $.frame.actions.close) }}
    >
      <div className={classes.two}>
        <KeyList title={t($ => $.frame.keys.here)} acts={of('here')} />
        <KeyList title={t($ => $.frame.keys.everywhere)} acts={of('everywhere')} />
      </div>
      <p className={classes.foot}>{t($ => $.frame.keys.notWhileTyping)}</p>
    </Modal>
  )
}

/** Several keys that do the same, one for each stage for example, share a line. */
function KeyList({ title, acts }: { title: string; acts: readonly KeyAct[] }) {
  if (acts.length === 0) return null
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <dl className={classes.keys}>
        {[...Map.groupBy(acts, act => act.label)].map(([label, alike]) => (
          <div key={label} className={classes.key}>
            <dt>
              {alike.map(({ keys }) => (
                <Fragment key={keys}>
                  <KeyHint keys={keys} />
                  <span className={classes.spoken}>{keys}</span>
                </Fragment>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
