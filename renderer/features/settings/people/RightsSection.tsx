import { IconCheck, IconMinus } from '@tabler/icons-react'
import { may, rights } from '../../../../shared/auth/right.ts'
import { roles } from '../../../../shared/auth/role.ts'
import { Card } from '../../../ui/Card.tsx'
import { usePerson } from '../../../widgets/person.ts'
import { useT, useWords } from '../../../widgets/words.ts'
import classes from './RightsSection.module.css'

/** What each role may do, right by right: the very table that decides. One's own role stands out. */
export function RightsSection() {
  const t = useT()
  const words = useWords()
  const person = usePerson()
  return (
    <Card flush title={t($ => $.people.rightsTitle)}>
      <div className={classes.scroller}>
        <table className={classes.table} aria-label={t($ => $.people.rightsTitle)}>
          <thead>
            <tr>
              <th scope="col">{t($ => $.people.right)}</th>
              {roles.map(role => (
                <th key={role} scope="col" data-own={role === person.role || undefined}>
                  {words.session.role[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rights.map(right => (
              <tr key={right}>
                <th scope="row">{words.errors.right[right]}</th>
                {roles.map(role => (
                  <td key={role} data-own={role === person.role || undefined}>
                    {may(role, right) ? (
                      <IconCheck size={16} role="img" aria-label={t($ => $.people.has)} />
                    ) : (
                      <IconMinus size={14} role="img" aria-label={t($ => $.people.hasNot)} className={classes.quiet} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
