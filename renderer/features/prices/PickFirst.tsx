import { Modal } from '@mantine/core'
import type { Product } from '../../../shared/products/contract.ts'
import { ProductPick } from '../../widgets/pick/ProductPick.tsx'
import { useT } from '../../widgets/words.ts'

/** Which product it is about, before anything else is asked. */
export function PickFirst(props: { title: string; pick: (product: Product) => void; close: () => void }) {
  const t = useT()
  return (
    <Modal
      opened
      onClose={props.close}
      title={props.title}
      closeButtonProps={{ 'aria-label': t($ => $.frame.actions.close) }}
    >
      <ProductPick chosen={null} pick={props.pick} autoFocus />
    </Modal>
  )
}
