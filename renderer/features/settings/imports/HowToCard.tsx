import { CopyButton } from '@mantine/core'
import { profiles } from '../../../../shared/import/profiles.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useT } from '../../../widgets/words.ts'
import classes from './Imports.module.css'

/** The line that takes a folder of tables in, by hand. */
export function HowToCard() {
  const t = useT()
  const lines = Object.keys(profiles).map(
    profile => `npm run -s import -- --profile ${profile} --from FOLDER --data DATA`,
  )
  return (
    <Card title={t($ => $.settings.imports.how)}>
      <p>{t($ => $.settings.imports.howText)}</p>
      {lines.map(line => (
        <div key={line}>
          <code className={classes.command}>{line}</code>
          <CopyButton value={line}>
            {({ copied, copy }) => (
              <ActionButton small onClick={copy}>
                {copied ? t($ => $.frame.actions.copied) : t($ => $.settings.imports.copy)}
              </ActionButton>
            )}
          </CopyButton>
        </div>
      ))}
      <p className={classes.quiet}>{t($ => $.settings.imports.howFrom)}</p>
    </Card>
  )
}
