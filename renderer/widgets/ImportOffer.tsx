import { useNavigate } from 'react-router'
import { ActionButton } from '../ui/ActionButton.tsx'
import { useKeys } from './keys.tsx'
import { useMay } from './person.ts'
import { useT } from './words.ts'

/** The way from a list with nothing in it to the spreadsheet that holds it. */
export function ImportOffer({ label }: { label?: string }) {
  const t = useT()
  const navigate = useNavigate()
  const mayImport = useMay()('imports.run')
  const go = (): void => void navigate('/imports/new')
  useKeys([{ keys: 'b', label: t($ => $.wizard.title), act: go, disabled: !mayImport }])
  if (!mayImport) return null
  return (
    <ActionButton keys="b" onClick={go}>
      {label ?? t($ => $.wizard.offer)}
    </ActionButton>
  )
}
