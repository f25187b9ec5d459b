import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { useBrought } from './brought.tsx'
import { isOurs } from './ours.ts'

/** Files of ours go to the screen that takes them, from wherever they are dropped, and from the desktop where one is opened by double click. */
export function useBroughtFiles(screen: string): void {
  const navigate = useNavigate()
  const { bring } = useBrought()
  const come = useRef((_files: readonly File[]): void => {})
  useEffect(() => {
    come.current = files => {
      if (files.length === 0) return
      bring(files)
      void navigate(screen)
    }
  })
  useEffect(() => {
    const ask = (): void => {
      if (window.location.protocol === 'app:') window.postMessage('konvwa:files', window.location.origin)
    }
    const heard = (event: MessageEvent<unknown>): void => {
      if (event.source !== window) return
      if (event.data === 'konvwa:file-there') ask()
      const file = fileIn(event.data)
      if (file) come.current([file])
    }
    const hang = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const fall = (event: DragEvent): void => {
      const files = [...(event.dataTransfer?.files ?? [])].filter(isOurs)
      if (files.length === 0) return
      event.preventDefault()
      come.current(files)
    }
    window.addEventListener('message', heard)
    window.addEventListener('dragover', hang)
    window.addEventListener('drop', fall)
    ask()
    return () => {
      window.removeEventListener('message', heard)
      window.removeEventListener('dragover', hang)
      window.removeEventListener('drop', fall)
    }
  }, [])
}

/** A file that the desktop hands over. */
function fileIn(data: unknown): File | null {
  if (typeof data !== 'object' || data === null || !('what' in data) || data.what !== 'konvwa:file') return null
  if (!('name' in data) || typeof data.name !== 'string') return null
  if (!('bytes' in data) || !(data.bytes instanceof Uint8Array)) return null
  return new File([Uint8Array.from(data.bytes)], data.name)
}
