import '@fontsource-variable/inter'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './ui/tokens.css'
import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { config } from 'zod'
import { App } from './app.tsx'
import { connect } from './client.ts'

// The page's policy forbids making code out of text, which zod tries first.
config({ jitless: true })

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')

const nonce = document.querySelector('meta[name="style-nonce"]')?.getAttribute('content') ?? ''
createRoot(root).render(<App {...connect()} nonce={nonce} />)
