import { Modal } from '@mantine/core'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { useKeys } from '../../keys.tsx'
import { useT } from '../../words.ts'
import classes from './Filter.module.css'
import type { FilterField } from './filterField.ts'

interface FilterDialogProps {
  fields: readonly FilterField[]
  /** Fields by whose side there is no room for another. */
  wide: ReadonlySet<string>
  /** Something of it is a day. */
  hint: boolean
  clear: () => void
  close: () => void
}

/** Everything that the list can be narrowed by, at once; it changes behind while somebody chooses. */
export function FilterDialog(props: FilterDialogProps) {
  const t = useT()
  return (
    <Modal
      opened
      onClose={props.close}
      title={t($ => $.lists.filter.title)}
      size="44rem"
      closeButtonProps={{ 'aria-label': t($ => $.frame.actions.close) }}
    >
      <Inside {...props} />
    </Modal>
  )
}

function Inside({ fields, wide, hint, clear, close }: FilterDialogProps) {
  const t = useT()
  useKeys([{ keys: 'ctrl+enter', label: t($ => $.lists.filter.done), act: close }], 'over')
  return (
    <>
      <div className={classes.fields}>
        {fields.map(field => (
          <div key={field.id} className={wide.has(field.id) ? classes.wide : undefined}>
            {wide.has(field.id) ? <p className={classes.title}>{field.title}</p> : null}
            {field.control}
          </div>
        ))}
        {hint ? <p className={classes.hint}>{t($ => $.lists.filter.dayHint)}</p> : null}
      </div>
      <div className={classes.foot}>
        <ActionButton kind="quiet" onClick={clear}>
          {t($ => $.lists.filter.clear)}
        </ActionButton>
        <ActionButton kind="primary" keys="ctrl+enter" onClick={close}>
          {t($ => $.lists.filter.done)}
        </ActionButton>
      </div>
    </>
  )
}
