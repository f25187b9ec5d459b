import type { Settings } from '../../../../shared/settings/contract.ts'
import { Card } from '../../../ui/Card.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import classes from './ComputersCard.module.css'

/** Every computer of the company that this one knows of. */
export function ComputersCard({ settings }: { settings: Settings }) {
  const t = useT()
  const words = useWords()
  const { device, devices, depots } = settings
  if (devices.length === 0) return null
  return (
    <Card flush title={t($ => $.settings.computer.others)}>
      <table className={classes.table} aria-label={t($ => $.settings.computer.others)}>
        <thead>
          <tr>
            <th scope="col">{t($ => $.settings.computer.number)}</th>
            <th scope="col">{words.errors.field.name}</th>
            <th scope="col">{t($ => $.settings.computer.depot)}</th>
          </tr>
        </thead>
        <tbody>
          {devices.map(one => (
            <tr key={one.number}>
              <td>{one.number === 0 ? '–' : one.number}</td>
              <td>
                {one.name}{' '}
                {one.number === device.number ? <Tag tone="action">{t($ => $.settings.computer.thisOne)}</Tag> : null}
              </td>
              <td>{depots.find(depot => depot.id === one.depotId)?.name ?? t($ => $.settings.computer.depotNone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
