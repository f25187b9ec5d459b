import { useEffect, useRef, useState } from 'react'
import { useT } from '../words.ts'
import type { Pdf, PdfPage } from './openPdf.ts'
import classes from './PdfPreview.module.css'

/** The pages as they will come out of the printer, drawn as one comes to them. */
export function PdfPreview({ pdf }: { pdf: Pdf }) {
  const t = useT()
  return (
    <ol className={classes.pages}>
      {pdf.pages.map(page => (
        <li key={page.number} className={classes.page} style={{ aspectRatio: `${page.width} / ${page.height}` }}>
          <Sheet page={page} label={t($ => $.print.pageOf, { page: page.number, count: pdf.pages.length })} />
        </li>
      ))}
    </ol>
  )
}

function Sheet({ page, label }: { page: PdfPage; label: string }) {
  const place = useRef<HTMLDivElement>(null)
  const [failed, setFailed] = useState(false)
  const t = useT()
  useEffect(() => {
    const element = place.current
    if (!element) return
    let left = false
    const draw = (): void => {
      page.draw(element.clientWidth * Math.min(3, window.devicePixelRatio || 1)).then(
        canvas => {
          if (!left) element.replaceChildren(canvas)
        },
        () => {
          if (!left) setFailed(true)
        },
      )
    }
    const watcher = new IntersectionObserver(
      seen => {
        if (!seen.some(entry => entry.isIntersecting)) return
        watcher.disconnect()
        draw()
      },
      { rootMargin: '400px' },
    )
    watcher.observe(element)
    return () => {
      left = true
      watcher.disconnect()
    }
  }, [page])
  return (
    <>
      <div ref={place} className={classes.drawing} aria-hidden="true" />
      <p className={classes.text}>
        {label}. {page.text}
      </p>
      {failed ? <p>{t($ => $.print.notShown)}</p> : null}
    </>
  )
}
