import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { beforeAll, describe, expect, test } from 'vitest'
import { type RouteName, whoMay } from '../src/web/who-may.ts'
import { type Agent, openTown } from './support/town.ts'

/** Pages that a person opens by their bare address, in a town that is an hour old. */
const pages = (Object.keys(whoMay) as RouteName[])
  .filter((name) => name.startsWith('GET ') && !/[:.]/.test(name) && !['setup', 'demo'].includes(whoMay[name]))
  .map((name) => ({ path: name.slice('GET '.length), guard: whoMay[name] }))
  .filter(({ path }) => !['/healthz', '/readyz', '/metrics'].includes(path))

const town = await openTown({ setUp: false })
const readers: Record<string, Agent> = {}
const THE_LIST = `A Baptist Church, 304-555-0113\n${Array.from({ length: 24 }, (_, at) => `Place ${at + 1}, 304-555-01${at + 10}, ${at + 1} Depot Street`).join('\n')}`

beforeAll(async () => {
  const dee = town.visitor()
  const named = { town: 'Elk Fork', state: 'West Virginia', zone: 'America/New_York', languages: 'en es' }
  const first = { lat: '38.92', lon: '-79.85', stewardName: 'Dee Lassiter', password: 'wood goes in first' }
  await dee
    .post('/setup')
    .type('form')
    .send({ ...named, ...first, stewardMail: '', code: town.setupCode })
    .expect(303)
  Object.assign(readers, { nobody: town.visitor(), resident: await town.signIn('Ida Phares'), steward: dee })
})

/** Who opens it: everybody who may. */
const openers = (guard: string): string[] =>
  guard === 'anybody' ? ['nobody', 'resident', 'steward'] : guard === 'resident' ? ['resident', 'steward'] : ['steward']

describe('a town with nothing in it', () => {
  test.each(pages)('$path is no hole: nothing empty under a heading, and always something to do', async (page) => {
    for (const who of openers(page.guard)) {
      const { text } = await readers[who]!.get(page.path).redirects(1)
      expect(holesIn(text), who).toEqual([])
    }
  })

  test.each([
    ['/', 'nobody', 'Nobody is in the directory yet'],
    ['/', 'resident', 'Or ask Dee Lassiter at the desk whether a list is on its way.'],
    ['/directory', 'resident', 'href="/directory/new"'],
    ['/directory?q=firewood', 'nobody', 'Nobody is in the directory yet'],
    ['/directory/gaps', 'nobody', 'href="/directory/new"'],
    ['/start', 'resident', 'href="/directory/new"'],
    ['/newcomers', 'resident', 'Begin with Dee Lassiter at the desk'],
    ['/porch/stove', 'steward', 'href="/stewards/question"'],
    ['/stewards/people', 'steward', 'href="/stewards/imports"'],
    ['/favors', 'resident', 'Confirm a shop’s hours, or thank somebody.'],
  ])('%s tells a %s what comes first: %s', async (path, who, words) => {
    expect((await readers[who]!.get(path).expect(200)).text).toContain(words)
  })

  test('the desk’s first hour shows what is done, and goes when all of it is', async () => {
    const { steward: dee, resident: ida } = readers as { steward: Agent; resident: Agent }
    const undone = async (): Promise<string[]> => {
      const list = /id="d-first"[\s\S]*?<\/section>/.exec((await dee.get('/stewards')).text)?.[0] ?? ''
      return [...list.matchAll(/<h3><a href="([^"]+)"/g)].map((found) => found[1]!)
    }
    const send = (agent: Agent, path: string, words: Record<string, string>) =>
      agent.post(path).type('form').send(words).expect(303)
    expect(await undone()).toEqual(['/stewards/imports', '/stewards/people', '/stewards/question', '/ways/new'])
    await send(ida, '/ways', { title: 'Trash days', body: 'Tuesdays, before eight.', language: 'en' })
    await send(dee, '/stewards/question', { words: 'Who taught you something here?', language: 'en', week: 'this' })
    expect(await undone()).toEqual(['/stewards/imports', '/stewards/people'])

    const preview = await dee.post('/stewards/imports').field('pasted', THE_LIST).field('source', 'The library')
    await send(dee, `${preview.headers.location!}/application`, {})
    const role = { name: 'Ida Phares', role: 'owner', fromOn: '2026-11-01', untilOn: '' }
    await send(dee, '/stewards/people/place-1', role)
    expect((await dee.get('/stewards')).text).not.toContain('The first hour')
  })
})

describe('the town after a list was brought in', () => {
  test.each(pages)('$path is no hole either', async (page) => {
    for (const who of openers(page.guard)) {
      const { text } = await readers[who]!.get(page.path).redirects(1)
      expect(holesIn(text), who).toEqual([])
    }
  })

  test('a place with nothing but a name says whom to tell, to call first, and to be the first to say', async () => {
    const { text } = await readers.resident!.get('/directory/place-2').expect(200)
    expect(text).toContain('Nobody has said yet whom to ask for here')
    expect(text).toContain('tell Dee Lassiter at the desk')
    expect(text).toContain('Call first: 304-555-0111.')
    expect(text).toContain('Be the first to say.')
    expect(text).toContain('href="/directory/place-2/claim"')
    expect((await readers.steward!.get('/directory/place-2')).text).toContain('href="/directory/place-2/edit"')
  })

  test('the front page says who is here, not that every door is shut', async () => {
    const { text } = await readers.nobody!.get('/').expect(200)
    expect(text).toContain('Nobody has written down yet when their door is open.')
    expect(text).not.toContain('Nobody has their door open just now')
    expect(text).toMatch(/href="\/directory\?category=town"[^<]*(<svg[\s\S]*?<\/svg>)?Church &amp; town<\/a>1 place</)
  })
})

/** What looks abandoned: a list without entries, a heading with nothing after it, a bare "0", a page with no way on. */
function holesIn(html: string): string[] {
  const main = all(parse(html)).find((node) => node.tagName === 'main')
  if (!main) return ['no main']
  const holes = all(main).flatMap((node) => {
    const words = textOf(node)
    if (['ul', 'ol', 'dl', 'table'].includes(node.tagName) && words === '') return [`empty <${node.tagName}>`]
    if (/^h[1-6]$/.test(node.tagName) && !/\p{L}/u.test(words)) return [`heading "${words}"`]
    if (node.tagName === 'section' && isHeadingOnly(node)) return [`nothing under "${words}"`]
    if (/^0( \p{L}+)?$/u.test(words) && ['p', 'b', 'h2', 'h3', 'dd'].includes(node.tagName)) return [`"${words}"`]
    return []
  })
  const ways = all(main).some(({ tagName }) => ['a', 'button'].includes(tagName))
  return ways ? holes : [...holes, 'no way on']
}

function isHeadingOnly(section: Tree.Element): boolean {
  const heading = all(section).find(({ tagName }) => /^h[1-6]$/.test(tagName))
  const rest = textOf(section)
  return heading !== undefined && rest === textOf(heading) && !all(section).some(({ tagName }) => tagName === 'input')
}

/** Every element inside, in order. */
const all = (node: Tree.ParentNode): Tree.Element[] =>
  node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...all(child)] : []))

const textOf = (node: Tree.ParentNode): string =>
  node.childNodes
    .map((child) => ('value' in child ? child.value : 'childNodes' in child ? textOf(child) : ''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
