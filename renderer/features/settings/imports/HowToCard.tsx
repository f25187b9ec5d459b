import { CopyButton } from '@mantine/core'
import { profiles } from '../../../../shared/import/profiles.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useT } from '../../../widgets/words.ts'
import classes from './Imports.module.css'

const line = 'npm run -s import -- --profile NAME --from FOLDER --data DATA'

/** The line that takes a folder of tables in, by hand, and the readings that are ready-made. */
export function HowToCard() {
  const t = useT()
  return (
    <Card title={t($ => $.settings.imports.how)}>
      <p>{t($ => $.settings.imports.howText)}</p>
      <code className={classes.command}>{line}</code>
      <CopyButton value={line}>
        {({ copied, copy }) => (
          <ActionButton small onClick={copy}>
            {copied ? t($ => $.frame.actions.copied) : t($ => $.settings.imports.copy)}
          </ActionButton>
        )}
      </CopyButton>
      <p className={classes.quiet}>
        NAME: {Object.keys(profiles).join(', ')}. {t($ => $.settings.imports.howFrom)}
      </p>
    </Card>
  )
}
