import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { createBusiness, plainFacts } from '../src/directory/records.ts'
import { helpFiles, helpParts } from '../src/town/help-rules.ts'
import { type RouteName, whoMay } from '../src/web/who-may.ts'
import { type Agent, MORNING, openTown } from './support/town.ts'

const town = await openTown()
const named = new Set<string>(
  [...helpParts.flatMap((part) => part.entries), ...helpFiles].map(({ route }) => route.slice('GET '.length)),
)

/** What a person can open: not what a machine asks, what is there once, or the help itself and what it belongs to. */
const aside = new Set(['/healthz', '/readyz', '/metrics', '/robots.txt', '/help', '/'])
const pages = (Object.keys(whoMay) as RouteName[])
  .filter((name) => name.startsWith('GET ') && !['setup', 'demo'].includes(whoMay[name]))
  .map((name) => name.slice('GET '.length))
  .filter((path) => !aside.has(path))
/** This comes after somebody brought a file. */
const afterAFile = ['/account/archive']
const standing = pages.filter((path) => !path.includes(':') && !afterAFile.includes(path))
/** These come on paper, in a letter, or inside of a page: nothing leads to them. */
const byHand = [
  '/photos/:file',
  '/b/:code',
  '/join/invitation/:token',
  '/sign-in/link/:token',
  '/porch/digest/:token',
  '/notebook/letter/:token',
  '/calendar/:token.ics',
]

/** Sheets of the desk from which something leads on. */
const atTheDesk = ['/stewards/slips', '/stewards/imports', '/stewards/suggestions']

let dee: Agent
const linked = new Set<string>()

beforeAll(async () => {
  const { id } = await inTransaction(town.house.db, (trx) =>
    createBusiness(trx, { ...plainFacts, name: 'Gap Hardware' }, { accountId: null, source: 'town' }, MORNING),
  )
  dee = await town.signIn('Dee Norris', 'steward')
  const behind = { id: newId(), businessId: id, accountId: await town.account('Dee Norris'), role: 'owner' } as const
  await town.house.db
    .insertInto('businessPerson')
    .values({ ...behind, fromOn: '2026-01-01' })
    .execute()
  await dee.post('/stewards/slips').type('form').send({ name: 'Ana Reyes' }).expect(303)
  const ruth = await town.signIn('Ruth Calloway')
  const send = (path: string, words: Record<string, string>) => ruth.post(path).type('form').send(words).expect(303)
  await send('/notebook/visits', { business: 'gap-hardware', visitedOn: '2026-11-16', otherName: 'Joan' })
  await send('/directory/gap-hardware/recommendations', { words: 'Found the two-dollar washer.' })
  await send('/account/cards', { callMe: 'Ruth' })
  await send('/directory/gap-hardware/private-word', { words: 'The stove was late.' })
  await send('/directory/gap-hardware/closing', { revision: '1', why: 'The sign is down.' })
  for (const agent of [dee, ruth, town.visitor()])
    for (const path of ['/', ...named, '/who?about=septic', '/directory/gap-hardware', ...atTheDesk])
      if (!path.includes(':')) for (const to of await linksOn(agent, path)) linked.add(to)
})

async function linksOn(agent: Agent, path: string): Promise<string[]> {
  const { text } = await agent.get(path)
  return [...text.matchAll(/(?:href|action)="(\/[^"?#]*)/g)].map((found) => found[1]!)
}

describe('the help', () => {
  test.each(standing)('%s is named there, or a page that is named there leads to it', (path) => {
    // A form for something new comes after what it is about: its list is named, or leads there.
    const list = path.endsWith('/new') ? path.slice(0, -'/new'.length) : path
    expect([path, list].some((one) => named.has(one) || linked.has(one))).toBe(true)
  })

  test.each(pages.filter((path) => path.includes(':') && !byHand.includes(path)))(
    '%s stands under a page that is named there',
    (path) => {
      const parent = path.slice(0, path.indexOf('/:'))
      const known = [...named, ...linked].filter((one) => one !== '/')
      const near = (one: string, other: string): boolean => one === other || one.startsWith(`${other}/`)
      expect(known.some((one) => near(one, parent) || near(parent, one))).toBe(true)
    },
  )

  test.each(['en', 'es'])('every entry of the menu is there (%s)', async (language) => {
    const { text } = await dee.get('/help').set('accept-language', language).expect(200)
    const [menu = '', main = ''] = [/<nav class="tabs"[\s\S]*?<\/nav>/, /<main[\s\S]*?<\/main>/].map(
      (part) => part.exec(text)?.[0],
    )
    const entries = [...menu.matchAll(/href="([^"]+)"/g)].map((found) => found[1]!)
    expect(entries.length).toBeGreaterThan(6)
    expect(entries.filter((to) => !main.includes(`href="${to}"`))).toEqual([])
  })

  test('every page leads to it, and whoever is signed out reads it without a dead end', async () => {
    expect(await linksOn(dee, '/account')).toContain('/help')
    const { text } = await town.visitor().get('/help').expect(200)
    expect(text).toContain('You sign in first.')
    expect(text).not.toContain('href="/stewards')
    expect(text).toContain('ask the people at the desk.')
    expect((await (await town.signIn('Ruth Calloway')).get('/help')).text).toContain('ask Dee Norris at the desk.')
  })
})
