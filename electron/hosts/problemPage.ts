import { createServer } from 'node:http'
import { pageHeaders } from '../../shared/kernel/csp.ts'
import { languages } from '../../shared/kernel/locale.ts'
import type { StartProblem } from '../../shared/start/problem.ts'
import { startWords } from '../../shared/start/words.ts'
import { turnedAway } from './doorkeeper.ts'
import { type Listening, listen } from './listen.ts'

/** In place of the page: what is wrong and what can be done, in three languages. Nothing can be called here. */
export async function serveProblem(
  options: { port: number; folder: string; nonce(): string },
  problem: StartProblem,
): Promise<Listening> {
  const server = createServer()
  const { origin, close } = await listen(server, options.port)
  server.on('request', (request, response) => {
    const away = request.method === 'GET' ? turnedAway(request.headers, 'page', origin) : 405
    if (away) return response.writeHead(away).end()
    const nonce = options.nonce()
    return response
      .writeHead(503, {
        ...pageHeaders(nonce),
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
      })
      .end(problemHtml(problem, options.folder, nonce))
  })
  return { origin, close }
}

/** One section a language, plain enough for any browser. */
function problemHtml(problem: StartProblem, folder: string, nonce: string): string {
  const sections = languages.map(language => {
    const words = startWords[language]
    const { what, remedy } = words.problem[problem]
    return `<section lang="${language}"><h1>${escaped(words.title)}</h1><p>${escaped(what)}</p><p><strong>${escaped(remedy)}</strong></p>
<p>${escaped(words.where)} <code>${escaped(folder)}</code></p><p>${escaped(words.again)}</p></section>`
  })
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Konvwa</title>
<style nonce="${nonce}">${style}</style></head><body><main>${sections.join('\n')}</main></body></html>
`
}

const style = `body{margin:0;background:#f7f5f0;color:#1c2421;font:15px/1.5 system-ui,sans-serif}
main{max-width:44rem;margin:2rem auto;padding:0 1rem}
section{background:#fff;border:1px solid #e3e1da;border-radius:10px;padding:1rem 1.25rem;margin:0 0 1rem}
h1{font-size:1.2rem;margin:0 0 .5rem}p{margin:.4rem 0}code{overflow-wrap:anywhere}`

const escaped = (text: string): string => text.replace(/[&<>"']/g, character => `&#${character.codePointAt(0)};`)
