import { expect, test } from 'vitest'
import { openDemo } from './support/demo.ts'

/**
 * Give first, gladly: no page of the town, read by anybody who lives in it, has a number that compares people, a
 * balance, or an exact tally of answers. Every page that one can come to by links is read, in both languages.
 */
const { stranger } = await openDemo()

const words =
  /\b(owes?|owed|owing|balance|points|(?<!high )score[sd]?|ranked #|leaderboard|badges?|streak|top (neighbors?|givers?)|le debe|les? debes|le deben|deuda|saldo|puntos|puntuaci[oó]n|insignias?)\b/i

/** "7 favors", "12 neighbors", "3 visits": what people did, counted. Buckets of the published word say "or more". */
const tallies =
  /\b(?!20\d\d)\d+ (favors?|neighbors?|people|visits?|answers?|votes?|ratings?|recommendations?|vouches|thank-yous?|favores|vecin[oa]s|personas|visitas|respuestas|votos|recomendaciones|agradecimientos)\b(?! or more| o más)/i

/** The town's own sentences that say what is not done here. */
const denials = /nobody adds it up|nadie lleva la cuenta|nobody is ranked|no se compara a nadie|bullet points?/gi

/** What people wrote themselves is theirs; the town's own words are held to its creed. */
function townsWords(html: string): string {
  return html
    .replace(/<(script|style|textarea|blockquote)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<main[\s\S]*?<\/main>/, (main) =>
      main.replace(/<(p|span|div) lang="[^"]*">[\s\S]*?<\/\1>/g, ' ').replace(/“[^”]*”/g, ' '),
    )
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(denials, ' ')
}

const MOST_PAGES = 220
const asked = (href: string): string => href.replaceAll('&amp;', '&').split('#')[0] ?? ''

async function everyPage(as: string, language: string): Promise<Map<string, string>> {
  const reader = stranger().set('accept-language', language)
  if (as !== 'nobody') await reader.post('/demo/sign-in').type('form').send({ as }).expect(303)
  await reader.get(`/?lang=${language}`)
  const pages = new Map<string, string>()
  const waiting = [
    '/',
    '/directory',
    '/favors',
    '/porch',
    '/word',
    '/who',
    '/notebook',
    '/account',
    '/account/cards',
    '/start',
    '/who-sees-what',
    '/log',
  ]
  const seen = new Set(waiting)
  for (let path = waiting.shift(); path !== undefined && pages.size < MOST_PAGES; path = waiting.shift()) {
    const answer = await reader.get(path)
    expect(answer.status, path).toBeLessThan(500)
    if (answer.status !== 200 || !String(answer.headers['content-type']).startsWith('text/html')) continue
    pages.set(path, answer.text)
    for (const [, href = ''] of answer.text.matchAll(/href="(\/[^"]*)"/g)) {
      const next = asked(href)
      // One list narrowed in every way is still that list.
      const isList = next.startsWith('/directory?') && !next.startsWith('/directory?category=')
      if (seen.has(next) || isList || /\?v=|lang=|next=|\/demo|removal|\.(csv|geojson|ics|atom|svg|vcf)/.test(next))
        continue
      seen.add(next)
      waiting.push(next)
    }
  }
  return pages
}

test.each([
  ['nobody', 'en'],
  ['ruth', 'en'],
  ['earl', 'es'],
  ['tammy', 'en'],
  ['ana', 'es'],
  ['dot', 'en'],
  ['dee', 'es'],
])(
  '%s reads every page in %s and finds nobody counted, compared or in debt',
  async (as, language) => {
    const found: string[] = []
    const pages = await everyPage(as, language)
    expect(pages.size).toBeGreaterThan(as === 'nobody' ? 25 : 40)
    for (const [path, html] of pages) {
      const said = townsWords(html)
      for (const pattern of [words, tallies]) {
        const hit = pattern.exec(said)
        if (hit) found.push(`${path}: …${said.slice(Math.max(0, hit.index - 60), hit.index + 60)}…`)
      }
    }
    expect(found).toEqual([])
  },
  120_000,
)
