import classes from './Segments.module.css'

interface SegmentsProps<T extends string> {
  label: string
  value: T
  choices: readonly { value: T; text: string; label?: string }[]
  onChange: (value: T) => void
}

/** A few choices side by side, one of them on. */
export function Segments<T extends string>({ label, value, choices, onChange }: SegmentsProps<T>) {
  return (
    <fieldset className={classes.segments} aria-label={label}>
      {choices.map(choice => (
        <button
          key={choice.value}
          type="button"
          className={classes.segment}
          aria-pressed={choice.value === value}
          aria-label={choice.label === undefined ? undefined : `${choice.text} ${choice.label}`}
          onClick={() => onChange(choice.value)}
        >
          {choice.text}
        </button>
      ))}
    </fieldset>
  )
}
