import { Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { useKeys } from '../keys.tsx'
import { useT } from '../words.ts'
import classes from './Attachments.module.css'
import { fileAddress, saveFile } from './openFile.ts'

interface Content {
  readonly name: string
  readonly mediaType: string
  readonly bytes: string
}

/** A picture as large as the window allows. */
export function Preview({ content, close }: { content: Content; close: () => void }) {
  const t = useT()
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = fileAddress(content)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [content])
  const save = (): void => saveFile(content)
  useKeys([{ keys: 's', label: t($ => $.attachments.save), act: save }], 'over')
  return (
    <Modal
      opened
      onClose={close}
      title={content.name}
      size="auto"
      centered
      closeButtonProps={{ 'aria-label': t($ => $.frame.actions.close) }}
    >
      {address === null ? null : <img className={classes.large} src={address} alt={content.name} />}
      <div className={classes.acts}>
        <ActionButton keys="s" onClick={save}>
          {t($ => $.attachments.save)}
        </ActionButton>
      </div>
    </Modal>
  )
}
