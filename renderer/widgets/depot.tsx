import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { Settings } from '../../shared/settings/contract.ts'
import { useApi } from './api.ts'
import { useMay, usePerson } from './person.ts'

type Depot = Settings['depots'][number]

interface DepotChoice {
  /** What lists ask for: null is all depots. */
  readonly depotId: number | null
  readonly choose: (depotId: number | null) => void
  /** The depots between which the person may choose; fewer than two where there is nothing to choose. */
  readonly choices: readonly Depot[]
  /** The depot itself; null where all are shown. */
  readonly depot: Depot | null
  /** Whose wall clock the screens go by. */
  readonly timeZone: string
}

const DepotContext = createContext<DepotChoice | null>(null)

/** The depot that the screens speak of: the person's own, or the one that somebody of head office looks at. */
export function DepotProvider({ children }: { children: ReactNode }) {
  const api = useApi()
  const person = usePerson()
  const all = useMay()('depots.all')
  const { data: settings } = useQuery(api.settings.get.queryOptions())
  const own = person.depotId ?? settings?.device.depotId ?? null
  const [chosen, choose] = useState<number | null | undefined>(undefined)
  const depots = settings?.depots
  const value = useMemo((): DepotChoice => {
    const depotId = chosen === undefined ? own : chosen
    const depot = depots?.find(one => one.id === depotId) ?? null
    const zoneOf = depot ?? depots?.find(one => one.id === own) ?? depots?.[0]
    return {
      depotId,
      choose,
      choices: all ? (depots ?? []) : [],
      depot,
      timeZone: zoneOf?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    }
  }, [chosen, own, depots, all])
  return <DepotContext value={value}>{children}</DepotContext>
}

export function useDepot(): DepotChoice {
  const choice = useContext(DepotContext)
  if (!choice) throw new Error('no depot above this component')
  return choice
}
