import '@fontsource-variable/inter'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './ui/tokens.css'
import './ui/base.css'
import { languageOf } from '../shared/shell/words.ts'
import { isDesktop, openDoor } from './door.ts'
import { catalogueOf } from './widgets/catalogues.ts'

// Everything at once: the door is opened while the page is fetched and read.
const door = isDesktop() ? null : openDoor()
const language = languageOf(window.navigator.language)
const catalogue = catalogueOf(language)
// Firefox, Chromium and Electron have it; a browser that lacks it fetches it, before anything asks for the day.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
const { show } = await import('./page.tsx')
show({ door, language, catalogue: await catalogue })
