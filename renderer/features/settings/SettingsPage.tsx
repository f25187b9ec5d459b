import type { ComponentType } from 'react'
import { Navigate, NavLink, useLocation, useNavigate } from 'react-router'
import type { Words } from '../../../shared/words/en.ts'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useKeys } from '../../widgets/keys.tsx'
import { useMay } from '../../widgets/person.ts'
import { useT, useWords } from '../../widgets/words.ts'
import { AuditSection } from './audit/AuditSection.tsx'
import { CalendarsSection } from './calendars/CalendarsSection.tsx'
import { ComputerSection } from './computer/ComputerSection.tsx'
import { ImportsSection } from './imports/ImportsSection.tsx'
import { PeopleSection } from './people/PeopleSection.tsx'
import { RightsSection } from './people/RightsSection.tsx'
import { CompanySection } from './reference/CompanySection.tsx'
import { ContainersSection } from './reference/ContainersSection.tsx'
import { DepotsSection } from './reference/DepotsSection.tsx'
import { LanesSection } from './reference/LanesSection.tsx'
import { LimitsSection } from './reference/LimitsSection.tsx'
import { RatesSection } from './reference/RatesSection.tsx'
import { ReasonsSection } from './reference/ReasonsSection.tsx'
import { TaxesSection } from './reference/TaxesSection.tsx'
import classes from './Settings.module.css'
import { type SectionId, sections } from './sections.ts'

const contents: Record<SectionId, ComponentType> = {
  company: CompanySection,
  depots: DepotsSection,
  calendars: CalendarsSection,
  containers: ContainersSection,
  taxes: TaxesSection,
  rates: RatesSection,
  reasons: ReasonsSection,
  limits: LimitsSection,
  lanes: LanesSection,
  people: PeopleSection,
  rights: RightsSection,
  audit: AuditSection,
  computer: ComputerSection,
  imports: ImportsSection,
}

/** What the company has laid down, section by section; ← and → walk from one to the next. */
export function SettingsPage() {
  const t = useT()
  const words = useWords()
  const may = useMay()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const shown = sections.filter(section => may(section.right))
  const at = shown.findIndex(section => pathname === pathOf(section.id))
  const section = shown[at]
  const step = (by: number): void => {
    const next = shown[(at + by + shown.length) % shown.length]
    if (next) void navigate(pathOf(next.id))
  }
  useKeys([
    { keys: 'arrowleft', label: t($ => $.settings.sections.before), act: () => step(-1) },
    { keys: 'arrowright', label: t($ => $.settings.sections.next), act: () => step(1) },
  ])
  const [first] = shown
  if (!section) return first ? <Navigate to={pathOf(first.id)} replace /> : null
  const Content = contents[section.id]
  const under = underOf(section.id, words)
  return (
    <Page>
      <PageHead over={words.frame.screens.settings} title={words.settings.sections[section.id]} under={under} />
      <div className={classes.halves}>
        <nav className={classes.nav} aria-label={t($ => $.settings.sections.label)}>
          {shown.map(({ id }) => (
            <NavLink key={id} to={pathOf(id)} className={classes.link ?? ''}>
              {words.settings.sections[id]}
            </NavLink>
          ))}
          <p className={classes.hint} aria-hidden="true">
            ← →
          </p>
        </nav>
        <div className={classes.content}>
          <Content key={section.id} />
        </div>
      </div>
    </Page>
  )
}

/** What each section is about. */
const underOf = (id: SectionId, words: Words): string => {
  const { people, calendars, containers, lanes, audit, settings } = words
  const own: Partial<Record<SectionId, string>> = {
    people: people.under,
    rights: people.rightsText,
    calendars: calendars.under,
    containers: containers.under,
    lanes: lanes.under,
    audit: audit.under,
  }
  const shared: Readonly<Record<string, unknown>> = settings
  const section = shared[id]
  return own[id] ?? (isAbout(section) ? section.under : '')
}

const isAbout = (section: unknown): section is { under: string } =>
  typeof section === 'object' && section !== null && 'under' in section

const pathOf = (id: SectionId): string => `/settings/${id}`
