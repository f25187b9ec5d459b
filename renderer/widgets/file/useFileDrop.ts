import { useEffect, useRef, useState } from 'react'
import { isOurs } from './ours.ts'

/** Files may be dropped anywhere on the page; answers whether some hang over it. Files of ours go to their own screen, by the frame. */
export function useFileDrop(drop: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(drop)
  useEffect(() => {
    latest.current = drop
  })
  useEffect(() => {
    const hang = (event: DragEvent): void => {
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const fall = (event: DragEvent): void => {
      event.preventDefault()
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])].filter(file => !isOurs(file))
      if (files.length > 0) latest.current(files)
    }
    window.addEventListener('dragover', hang)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', fall)
    return () => {
      window.removeEventListener('dragover', hang)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', fall)
    }
  }, [])
  return over
}
