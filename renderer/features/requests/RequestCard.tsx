import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Request } from '../../../shared/requests/contract.ts'
import { acceptBlockedBy, withdrawBlockedBy } from '../../../shared/requests/rules.ts'
import { statusTone } from '../../../shared/requests/status.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Card } from '../../ui/Card.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useKeys } from '../../widgets/keys.tsx'
import { usePerson } from '../../widgets/person.ts'
import { recordPath } from '../../widgets/recordPath.ts'
import { InstantText } from '../../widgets/texts.tsx'
import { useAnswers } from '../../widgets/useAnswers.ts'
import { useT, useWords } from '../../widgets/words.ts'
import { ChangeTable } from './ChangeTable.tsx'
import { RefuseDialog } from './RefuseDialog.tsx'
import classes from './Requests.module.css'
import { useAnswer } from './useAnswer.ts'
import { useAsked } from './useAsked.ts'

/** One request: what is asked, column by column, and the answer, or how to give it. */
export function RequestCard({ request }: { request: Request }) {
  const words = useWords()
  const asked = useAsked()
  return (
    <Card
      title={request.subject}
      tone="know"
      aside={<Tag tone={statusTone[request.status]}>{words.requests.status[request.status]}</Tag>}
    >
      <div className={classes.body}>
        <p>
          {asked(request)}{' '}
          <span className={classes.quiet}>
            <InstantText at={request.askedAt} />
          </span>
        </p>
        {request.note === '' ? null : <blockquote className={classes.quote}>{request.note}</blockquote>}
        <ChangeTable request={request} />
        {request.answeredAt === null || request.status === 'open' ? null : (
          <div>
            <p>
              <Answered status={request.status} person={request.answeredBy ?? words.timeline.somebody} />{' '}
              <span className={classes.quiet}>
                <InstantText at={request.answeredAt} />
              </span>
            </p>
            {request.answer === '' ? null : <blockquote className={classes.quote}>{request.answer}</blockquote>}
          </div>
        )}
        <RequestActs request={request} />
      </div>
    </Card>
  )
}

function Answered({ status, person }: { status: 'accepted' | 'refused' | 'withdrawn'; person: string }) {
  const t = useT()
  switch (status) {
    case 'accepted':
      return t($ => $.requests.answered.accepted, { person })
    case 'refused':
      return t($ => $.requests.answered.refused, { person })
    case 'withdrawn':
      return t($ => $.requests.answered.withdrawn, { person })
  }
}

/** Answering where head office sits, taking back where somebody asked; looking at the record anywhere. */
function RequestActs({ request }: { request: Request }) {
  const t = useT()
  const words = useWords()
  const navigate = useNavigate()
  const person = usePerson()
  const answers = useAnswers()
  const { accept, refuse, withdraw, busy, error } = useAnswer(request)
  const [refusing, setRefusing] = useState(false)
  const path = request.record === null ? null : recordPath(request.record.table, request.record.id)
  const open = request.status === 'open'
  const notAccepted = acceptBlockedBy(request)
  const why = notAccepted === null ? null : words.requests.block[notAccepted]
  const mine = withdrawBlockedBy(request, person.id) === null
  const look = (): void => {
    if (path !== null) void navigate(path)
  }
  useKeys([
    ...(open && answers
      ? [
          { keys: 'a', label: t($ => $.requests.act.accept), act: accept, disabled: why !== null },
          { keys: 'x', label: t($ => $.requests.act.refuse), act: () => setRefusing(true) },
        ]
      : []),
    ...(mine ? [{ keys: 'w', label: t($ => $.requests.act.withdraw), act: withdraw }] : []),
    { keys: 'o', label: t($ => $.requests.act.open), act: look, disabled: path === null },
  ])
  return (
    <>
      {why !== null && open && answers ? <p>{why}</p> : null}
      {open && !answers ? <p className={classes.quiet}>{t($ => $.requests.waits)}</p> : null}
      <div className={classes.acts}>
        {open && answers ? (
          <>
            <ActionButton kind="primary" keys="a" blocked={why} busy={busy} onClick={accept}>
              {t($ => $.requests.act.accept)}
            </ActionButton>
            <ActionButton kind="danger" keys="x" onClick={() => setRefusing(true)}>
              {t($ => $.requests.act.refuse)}
            </ActionButton>
          </>
        ) : null}
        {mine ? (
          <ActionButton keys="w" busy={busy} onClick={withdraw}>
            {t($ => $.requests.act.withdraw)}
          </ActionButton>
        ) : null}
        {path === null ? null : (
          <ActionButton keys="o" onClick={look}>
            {t($ => $.requests.act.open)}
          </ActionButton>
        )}
      </div>
      {refusing ? (
        <RefuseDialog
          subject={request.subject}
          busy={busy}
          error={error}
          close={() => setRefusing(false)}
          refuse={refuse}
        />
      ) : null}
    </>
  )
}
