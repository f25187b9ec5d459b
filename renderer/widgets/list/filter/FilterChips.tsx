import { IconX } from '@tabler/icons-react'
import { useT } from '../../words.ts'
import classes from './Filter.module.css'
import type { FilterField } from './filterField.ts'

/** What narrows the list now; pressing one takes it away. */
export function FilterChips({ fields }: { fields: readonly FilterField[] }) {
  const t = useT()
  const set = fields.filter(field => field.said !== null)
  if (set.length === 0) return null
  return (
    <ul className={classes.chips}>
      {set.map(field => {
        const text = field.said ? `${field.title}: ${field.said}` : field.title
        return (
          <li key={field.id}>
            <button
              type="button"
              className={classes.chip}
              aria-label={t($ => $.lists.filter.remove, { filter: text })}
              title={text}
              onClick={field.clear}
            >
              <span>{text}</span>
              <IconX size={13} aria-hidden />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
