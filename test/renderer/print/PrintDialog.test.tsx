import { ORPCError } from '@orpc/client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { I18nextProvider } from 'react-i18next'
import { expect, test, vi } from 'vitest'
import { UiProvider } from '../../../renderer/ui/UiProvider.tsx'
import { ApiContext, createApi } from '../../../renderer/widgets/api.ts'
import { KeysProvider } from '../../../renderer/widgets/keys.tsx'
import { PrintDialog } from '../../../renderer/widgets/print/PrintDialog.tsx'
import { createWords } from '../../../renderer/widgets/words.ts'
import type { PaperChoice, PaperFile } from '../../../shared/print/contract.ts'
import { wordsIn } from '../../../shared/words/catalogue.ts'
import { openDesk } from '../../support/openDesk.ts'
import { begin } from '../../support/people.ts'

const file: PaperFile = { name: 'Lis pri.pdf', pdf: btoa('%PDF-1.3'), pages: 2, language: 'ht' }

/** The dialog on a screen of a real desk whose printer holds A5; the document itself comes from `make`. */
async function show(make: (choice: PaperChoice, signal: AbortSignal) => Promise<PaperFile>) {
  const client = await (await openDesk()).connect('port')
  await begin(client)
  await client.print.chooseSize({ size: 'a5' })
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <ApiContext value={createApi(client)}>
        <I18nextProvider i18n={createWords('en', wordsIn('en'))}>
          <UiProvider scheme="light" textSize={100} nonce="" closeLabel="Close" testing>
            <KeysProvider>
              <PrintDialog title="Print prices" make={make} about={['prices']} close={() => {}} />
            </KeysProvider>
          </UiProvider>
        </I18nextProvider>
      </ApiContext>
    </QueryClientProvider>,
  )
}

test('the document is made for the paper of this computer and in the language of whom it is for', async () => {
  const make = vi.fn(async (_choice: PaperChoice) => file)
  await show(make)
  await screen.findByText('2 pages', {}, { timeout: 10_000 })
  expect(make.mock.calls[0]?.[0]).toEqual({ size: 'a5', language: null })
  expect(screen.getByRole('button', { name: 'Kreyòl' }).getAttribute('aria-pressed')).toBe('true')

  await userEvent.keyboard('f')
  await waitFor(() => expect(make.mock.calls.at(-1)?.[0]).toEqual({ size: 'receipt', language: null }))
  await userEvent.keyboard('l')
  await waitFor(() => expect(make.mock.calls.at(-1)?.[0]).toEqual({ size: 'receipt', language: 'en' }))
})

test('what is too long says so in a sentence, and neither prints nor saves', async () => {
  await show(async () => {
    throw new ORPCError('REFUSED', { defined: true, status: 409, data: { reason: 'paper-too-long' } })
  })
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('at most 2,000 rows')
  expect(screen.getByRole('button', { name: /^Save as PDF/ }).getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByRole('button', { name: /^Print/ }).getAttribute('aria-disabled')).toBe('true')
})

test('where the preview cannot be drawn the document can still be saved', async () => {
  URL.createObjectURL = vi.fn(() => 'blob:x')
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  await show(async () => file)
  await within(screen.getByRole('region', { name: 'Preview' })).findByText(/The preview cannot be drawn here/)
  expect(screen.getByRole('button', { name: /^Print/ }).getAttribute('aria-disabled')).toBe('true')
  await userEvent.keyboard('{Control>}s{/Control}')
  expect(clicked).toHaveBeenCalledOnce()
  expect(screen.getByText(/Lis pri.pdf was saved/)).toBeDefined()
})

test('a document that nobody waits for any more is given up', async () => {
  const signals: AbortSignal[] = []
  const { unmount } = await show(
    (_choice, signal) =>
      new Promise(() => {
        signals.push(signal)
      }),
  )
  await waitFor(() => expect(signals).toHaveLength(1))
  expect(signals[0]?.aborted).toBe(false)
  unmount()
  await waitFor(() => expect(signals[0]?.aborted).toBe(true))
})
