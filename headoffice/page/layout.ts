import { type Language, languages } from '../../shared/kernel/locale.ts'
import { words } from '../words/words.ts'
import { type Html, html } from './html.ts'

export interface Visitor {
  readonly language: Language
  /** Who is signed in. */
  readonly name: string | null
  /** Proves that a form came from a page of ours. */
  readonly csrf: string | null
}

/** A whole page. */
export function page(visitor: Visitor, title: string, content: Html): string {
  const say = words[visitor.language]
  const whole = html`<html lang="${visitor.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Konvwa</title><link rel="stylesheet" href="/style.css"></head>
<body><a class="skip" href="#content">${say.skip}</a>
<header><strong>Konvwa</strong><span>${say.title}</span>
<nav aria-label="${say.language}">${languages.map(each => languageLink(each, visitor.language))}</nav>
${visitor.name === null ? null : html`<form method="post" action="/sign-out">${csrfField(visitor)}<span>${visitor.name}</span><button>${say.signOut}</button></form>`}</header>
<main id="content">${content}</main></body></html>`
  return `<!doctype html>${whole.html}`
}

export const csrfField = (visitor: Visitor): Html =>
  html`<input type="hidden" name="csrf" value="${visitor.csrf ?? ''}">`

const names: Record<Language, string> = { en: 'English', fr: 'Français', ht: 'Kreyòl' }

const languageLink = (language: Language, current: Language): Html =>
  language === current
    ? html`<a href="/?lang=${language}" lang="${language}" hreflang="${language}" aria-current="true">${names[language]}</a>`
    : html`<a href="/?lang=${language}" lang="${language}" hreflang="${language}">${names[language]}</a>`
