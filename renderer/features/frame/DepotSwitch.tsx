import { Select } from '@mantine/core'
import { useDepot } from '../../widgets/depot.tsx'
import { useT } from '../../widgets/words.ts'
import classes from './TopBar.module.css'

const all = 'all'

/** The depot that the screens speak of; somebody who looks after several may choose. */
export function DepotSwitch() {
  const t = useT()
  const { depot, depotId, choices, choose } = useDepot()
  const only = depot ?? choices[0]
  if (choices.length < 2) return <strong className={classes.depot}>{only ? `${only.code} · ${only.name}` : ''}</strong>
  return (
    <Select
      className={classes.depotChoice ?? ''}
      aria-label={t($ => $.frame.depot.label)}
      data={[
        { value: all, label: t($ => $.frame.depot.all) },
        ...choices.map(one => ({ value: String(one.id), label: `${one.code} · ${one.name}` })),
      ]}
      value={depotId === null ? all : String(depotId)}
      allowDeselect={false}
      onChange={value => choose(value === null || value === all ? null : Number(value))}
    />
  )
}
