import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { DoorNews } from '../../../shared/auth/contract.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Card } from '../../ui/Card.tsx'
import { FullPage } from '../../ui/FullPage.tsx'
import { useApi } from '../../widgets/api.ts'
import { LanguageSwitch } from '../../widgets/LanguageSwitch.tsx'
import { useT, useWords } from '../../widgets/words.ts'
import { Attempt } from './Attempt.tsx'
import classes from './FirstStart.module.css'
import { SampleNote } from './SampleNote.tsx'
import { useSample } from './useSample.ts'
import { comingEvery, useSessionChanged } from './useSession.ts'

/** A name out of the list, then the password. Up and down choose while one types. */
export function SignIn({ news }: { news: DoorNews | null }) {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const changed = useSessionChanged()
  const { data: people } = useQuery(
    api.auth.people.queryOptions({
      refetchInterval: ({ state }) => (news === 'people-coming' || state.data?.length === 0 ? comingEvery : false),
    }),
  )
  const sample = useSample()
  const [login, setLogin] = useState<string | null>(null)
  const signIn = useMutation(
    api.auth.signIn.mutationOptions({ onSuccess: answer => answer.result === 'open' && changed() }),
  )
  const first = useRef<string>(undefined)
  first.current ??= people?.[0]?.login
  // Whoever stood first keeps their place when others arrive: what is being typed stays.
  const wanted = login ?? sample?.login ?? first.current
  const chosen = people?.find(person => person.login === wanted) ?? people?.[0]
  const choose = (next: string): void => {
    setLogin(next)
    signIn.reset()
  }
  const step = (by: number): void => {
    if (!people || !chosen) return
    const next = people[(people.indexOf(chosen) + by + people.length) % people.length]
    if (next) choose(next.login)
  }
  if (people?.length === 0)
    return (
      <FullPage title={t($ => $.session.signIn.title)} corner={<LanguageSwitch />}>
        <Banner tone="warn">{t($ => $.session.signIn.nobody)}</Banner>
      </FullPage>
    )
  return (
    <FullPage title={t($ => $.session.signIn.title)} text={t($ => $.session.signIn.text)} corner={<LanguageSwitch />}>
      {news ? <Banner tone="know">{t($ => $.session.signIn.news[news])}</Banner> : null}
      <Card flush>
        <fieldset className={classes.people} aria-label={t($ => $.session.signIn.people)}>
          {people?.map(person => (
            <label key={person.login} className={classes.person} data-chosen={person === chosen || undefined}>
              <input
                type="radio"
                name="person"
                className={classes.radio}
                checked={person === chosen}
                onChange={() => choose(person.login)}
              />
              <Avatar name={person.name} />
              {person.name}
              <span className={classes.role}>{words.session.role[person.role]}</span>
            </label>
          ))}
        </fieldset>
      </Card>
      {sample ? <SampleNote sample={sample} /> : null}
      {chosen && sample !== undefined ? (
        <Attempt
          key={chosen.login}
          known={sample?.password}
          label={t($ => $.session.signIn.password, { name: chosen.name })}
          submitLabel={t($ => $.session.signIn.submit)}
          answer={signIn.data}
          error={signIn.error}
          busy={signIn.isPending}
          submit={password => signIn.mutate({ login: chosen.login, password })}
          step={step}
        />
      ) : null}
      <p className={classes.hint}>{t($ => $.session.signIn.hint)}</p>
    </FullPage>
  )
}
