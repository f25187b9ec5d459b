import { useEffect, useRef, useState } from 'react'

/** Files may be dropped anywhere on the page; answers whether some hang over it. */
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
      latest.current([...(event.dataTransfer?.files ?? [])])
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
