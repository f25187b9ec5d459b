import { expect, type Locator } from '@playwright/test'

/** The keyboard is in the dialog: whoever types sooner, as only a program does, types into what lies beneath. */
export const entered = (dialog: Locator): Promise<void> =>
  expect
    .poll(() => dialog.evaluate(box => box !== document.activeElement && box.contains(document.activeElement)))
    .toBe(true)
