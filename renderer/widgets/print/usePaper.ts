import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Language } from '../../../shared/kernel/locale.ts'
import type { PaperChoice, PaperFile } from '../../../shared/print/contract.ts'
import type { PaperSize } from '../../../shared/print/size.ts'
import { useApi } from '../api.ts'
import { bytesOf, openPdf, type Pdf } from './openPdf.ts'

export interface Paper<File extends PaperFile> {
  readonly size: PaperSize | null
  /** Of the document: what was chosen, or whose it is. */
  readonly language: Language | null
  readonly file: File | null
  /** Null until it is opened, and where it cannot be. */
  readonly pdf: Pdf | null
  /** It is there, but this computer cannot draw it. */
  readonly unseen: boolean
  readonly error: unknown
  readonly making: boolean
  chooseSize(size: PaperSize): void
  chooseLanguage(language: Language): void
}

/** A document on the paper that was chosen last here; made anew when paper, language or `about` change, given up when nobody waits. */
export function usePaper<File extends PaperFile>(
  make: (choice: PaperChoice, signal: AbortSignal) => Promise<File>,
  about: readonly unknown[],
  initialLanguage: Language | null,
): Paper<File> {
  const api = useApi()
  const client = useQueryClient()
  const [language, setLanguage] = useState(initialLanguage)
  const { data: size = null } = useQuery(api.print.size.queryOptions())
  const remember = useMutation(api.print.chooseSize.mutationOptions())
  const { data, error, isFetching } = useQuery({
    queryKey: ['paper', about, size, language],
    queryFn: ({ signal }) => make({ size: size ?? 'a4', language }, signal),
    enabled: size !== null,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    networkMode: 'always',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const file = data ?? null
  const { pdf, unseen } = useOpened(file?.pdf ?? null)
  return {
    size,
    language: language ?? file?.language ?? null,
    file,
    pdf,
    unseen,
    error,
    making: isFetching || (file !== null && pdf === null && !unseen),
    chooseSize: next => {
      client.setQueryData(api.print.size.queryKey(), next)
      remember.mutate({ size: next })
    },
    chooseLanguage: setLanguage,
  }
}

function useOpened(base64: string | null): { pdf: Pdf | null; unseen: boolean } {
  const [opened, setOpened] = useState<{ of: string; pdf: Pdf | null } | null>(null)
  useEffect(() => {
    if (base64 === null) return
    let left = false
    let shown: Pdf | null = null
    openPdf(bytesOf(base64)).then(
      pdf => {
        shown = pdf
        if (left) pdf.close()
        else setOpened({ of: base64, pdf })
      },
      () => {
        if (!left) setOpened({ of: base64, pdf: null })
      },
    )
    return () => {
      left = true
      shown?.close()
    }
  }, [base64])
  const present = opened !== null && opened.of === base64 ? opened : null
  return { pdf: present?.pdf ?? null, unseen: present !== null && present.pdf === null }
}
