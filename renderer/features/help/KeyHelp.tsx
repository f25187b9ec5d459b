import { Modal } from '@mantine/core'
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

function KeyList({ title, acts }: { title: string; acts: readonly KeyAct[] }) {
  if (acts.length === 0) return null
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <dl className={classes.keys}>
        {acts.map(act => (
          <div key={`${act.keys} ${act.label}`} className={classes.key}>
            <dt>
              <KeyHint keys={act.keys} />
              <span className={classes.spoken}>{act.keys}</span>
            </dt>
            <dd>{act.label}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
