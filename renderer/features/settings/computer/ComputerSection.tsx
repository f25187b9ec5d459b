import { useQuery } from '@tanstack/react-query'
import { Card } from '../../../ui/Card.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useBrought } from '../../../widgets/file/brought.tsx'
import { useMay } from '../../../widgets/person.ts'
import { useT, useWords } from '../../../widgets/words.ts'
import { Detail } from '../Detail.tsx'
import { useSettings } from '../reference/useSettings.ts'
import classes from '../Settings.module.css'
import { BooksCard } from './BooksCard.tsx'
import { ComputersCard } from './ComputersCard.tsx'
import { EqualityCard } from './EqualityCard.tsx'
import { FilesCard } from './FilesCard.tsx'
import { JoinCard } from './JoinCard.tsx'
import { LockCard } from './LockCard.tsx'
import { SyncCard } from './SyncCard.tsx'

/** Who this computer is, how it reaches head office, and when it locks. */
export function ComputerSection() {
  const t = useT()
  const words = useWords()
  const maySet = useMay()('settings.edit')
  const settings = useSettings()
  const { files: brought } = useBrought()
  // A sample company never joins.
  const { data: sample } = useQuery(useApi().setup.presentSample.queryOptions())
  if (!settings) return null
  const { device, depots } = settings
  const depot = depots.find(one => one.id === device.depotId)
  const standing = device.alone ? 'alone' : device.headOffice ? 'headOffice' : 'desk'
  return (
    <div className={classes.two}>
      <Card
        title={t($ => $.settings.computer.card)}
        aside={<Tag tone={device.alone ? 'quiet' : 'good'}>{words.settings.computer[standing]}</Tag>}
      >
        <dl className={classes.details}>
          <Detail name={t($ => $.settings.computer.name)}>{device.computer}</Detail>
          <Detail name={t($ => $.settings.computer.number)}>
            {device.number === 0 ? t($ => $.settings.computer.numberNone) : String(device.number)}
          </Detail>
          <Detail name={t($ => $.settings.computer.depot)}>
            {depot ? `${depot.code} · ${depot.name}` : t($ => $.settings.computer.depotNone)}
          </Detail>
          <Detail name={t($ => $.settings.computer.lane)}>{`ORD-${depot?.code ?? '…'}${device.lane}-…`}</Detail>
        </dl>
      </Card>
      <LockCard />
      {device.alone ? maySet && sample === null ? <JoinCard /> : null : <SyncCard />}
      {device.alone ? null : <BooksCard />}
      {device.alone ? null : <EqualityCard />}
      {/* What was brought to a computer alone is refused there, with its sentence. */}
      {device.alone && brought.length === 0 ? null : <FilesCard />}
      <ComputersCard settings={settings} />
    </div>
  )
}
