import { Modal, Progress, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { wholeNumber } from '../../../shared/kernel/locale.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { useKeys } from '../../widgets/keys.tsx'
import { useLanguage, useT, useWords } from '../../widgets/words.ts'
import classes from './Requests.module.css'
import { type Answering, useAnswerTogether } from './useAnswerTogether.ts'

interface TogetherDialogProps {
  together: string
  /** What the go was called: the import. */
  what: string
  close: () => void
}

type Choice = 'accept' | 'refuse'

/** One answer for everything that was asked in one go: how far it is, what came of it, and the way back. */
export function TogetherDialog(props: TogetherDialogProps) {
  const t = useT()
  return (
    <Modal
      opened
      onClose={props.close}
      title={t($ => $.requests.together.title, { what: props.what })}
      size="34rem"
      closeButtonProps={{ 'aria-label': t($ => $.frame.actions.close) }}
    >
      <Inside {...props} />
    </Modal>
  )
}

function Inside({ together, close }: TogetherDialogProps) {
  const t = useT()
  const sentence = useErrorSentence('requests')
  const [choice, choose] = useState<Choice>('accept')
  const [answer, setAnswer] = useState('')
  const { now, begin, stop, undo, batch } = useAnswerTogether()
  const ready = now.state === 'ready' || now.state === 'failed'
  const blocked = choice === 'refuse' && answer.trim() === '' ? t($ => $.requests.refuse.missing) : null
  const send = (): void => void begin({ together, accept: choice === 'accept', answer: answer.trim() })
  useKeys(
    [
      { keys: 'ctrl+enter', label: t($ => $.requests.together.act), act: send, disabled: !ready || blocked !== null },
      {
        keys: 'ctrl+z',
        label: t($ => $.requests.together.undo),
        act: () => batch !== null && undo.mutate({ batch }),
        disabled: ready || now.state === 'working' || batch === null,
      },
    ],
    'over',
  )
  return (
    <Stack gap="sm">
      {ready ? (
        <>
          <Segments
            label={t($ => $.requests.together.how)}
            value={choice}
            choices={[
              { value: 'accept', text: t($ => $.requests.together.accept) },
              { value: 'refuse', text: t($ => $.requests.together.refuse) },
            ]}
            onChange={choose}
          />
          <p className={classes.plain}>
            {choice === 'accept' ? t($ => $.requests.together.text) : t($ => $.requests.together.refuseText)}
          </p>
          <Textarea
            label={t($ => $.requests.refuse.answer)}
            description={choice === 'accept' ? t($ => $.requests.together.answerHint) : null}
            autosize
            minRows={2}
            maxLength={500}
            data-autofocus
            value={answer}
            onChange={event => setAnswer(event.currentTarget.value)}
          />
        </>
      ) : null}
      <div role="status">
        <Outcome now={now} accepted={choice === 'accept'} />
        {undo.isSuccess ? (
          <Banner tone="good">{t($ => $.requests.together.undone, { count: undo.data.reopened })}</Banner>
        ) : null}
        {undo.error ? <Banner tone="bad">{sentence(undo.error)}</Banner> : null}
        {now.state === 'failed' ? <Banner tone="bad">{sentence(now.error)}</Banner> : null}
      </div>
      <div className={classes.foot}>
        {ready ? (
          <ActionButton
            kind={choice === 'accept' ? 'primary' : 'danger'}
            keys="ctrl+enter"
            blocked={blocked}
            onClick={send}
          >
            {choice === 'accept' ? t($ => $.requests.together.accept) : t($ => $.requests.together.refuse)}
          </ActionButton>
        ) : now.state === 'working' ? (
          <ActionButton onClick={stop}>{t($ => $.requests.together.stop)}</ActionButton>
        ) : (
          <>
            {batch === null ? null : (
              <ActionButton keys="ctrl+z" busy={undo.isPending} onClick={() => undo.mutate({ batch })}>
                {t($ => $.requests.together.undo)}
              </ActionButton>
            )}
            <ActionButton kind="primary" onClick={close}>
              {t($ => $.frame.actions.close)}
            </ActionButton>
          </>
        )}
      </div>
    </Stack>
  )
}

function Outcome({ now, accepted }: { now: Answering; accepted: boolean }) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  switch (now.state) {
    case 'ready':
    case 'failed':
      return null
    case 'working': {
      const said = t($ => $.requests.together.progress, {
        done: wholeNumber(now.done, language),
        total: wholeNumber(now.total, language),
      })
      return (
        <Stack gap={4}>
          <Progress value={now.total === 0 ? 0 : (now.done * 100) / now.total} aria-label={said} />
          <span>{said}</span>
        </Stack>
      )
    }
    case 'stopped':
      return <Banner tone="know">{t($ => $.requests.together.stopped)}</Banner>
    case 'over':
      return (
        <>
          <Banner tone="good">
            {accepted
              ? t($ => $.requests.together.accepted, { count: now.answered })
              : t($ => $.requests.together.refused, { count: now.answered })}
          </Banner>
          {now.left.map(({ reason, count }) => (
            <Banner key={reason} tone="warn">
              {words.requests.together.left[reason].replace('{{count}}', wholeNumber(count, language))}
            </Banner>
          ))}
        </>
      )
  }
}
