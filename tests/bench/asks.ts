import type { Standing } from './bench.ts'
import type { Ask } from './load.ts'
import { purposes, smallTalk } from './names.ts'
import { request } from './request.ts'
import { MORNING } from './seed.ts'
import { topics } from './seed-vouches.ts'

/** Uncompressed, so that a row and its yardstick send the same bytes. */
const PLAIN = { 'accept-encoding': 'identity', 'accept-language': 'en' }
/** So many different pages of a kind are asked for in turn. */
const SOME = 20

export type AsksOf = (standing: Standing) => Promise<Ask[]>

export const signedOut =
  (...paths: string[]): AsksOf =>
  () =>
    Promise.resolve(paths.map((path) => ({ path, headers: PLAIN })))

/** Pages that only a session shows this way. */
export const signedIn =
  (pathsOf: (standing: Standing) => string[]): AsksOf =>
  async (standing) => {
    const cookie = await standing.town.cookie()
    return pathsOf(standing).map((path) => ({ path, headers: { ...PLAIN, cookie } }))
  }

/** A page that the browser has already: it asks only whether it changed. */
export const knownAlready =
  (path: string): AsksOf =>
  async ({ town }) => {
    const { headers } = await request(town.url, { path, headers: PLAIN })
    return [{ path, headers: { ...PLAIN, 'if-none-match': headers.etag ?? '' } }]
  }

export const businessPages = ({ seeded }: Standing): string[] =>
  seeded.places.slice(0, SOME).map(({ slug }) => `/directory/${slug}`)

export const walkInCards = ({ seeded }: Standing): string[] =>
  seeded.places.slice(0, SOME).map(({ slug }) => `/notebook/walk-in/${slug}`)

export const searches = (questions: string[]): string[] =>
  questions.map((question) => `/directory?${new URLSearchParams({ q: question }).toString()}`)

/** What a keeper looks for in their own notebook: whom, where, what for, and what was said; a word, or two. */
export const ownSearches = ({ seeded }: Standing): string[] => {
  const words = [...purposes, ...smallTalk.map((line) => line.split(' ').slice(-2).join(' '))]
  const places = seeded.places.slice(0, SOME).flatMap(({ name, faces }) => [name, ...faces.map((face) => face.name)])
  return [...words, ...places].map((q) => `/notebook/search?${new URLSearchParams({ q }).toString()}`)
}

/** Every topic of the town, as somebody asks about it. */
export const whoQuestions = (): string[] => topics.map((about) => `/who?${new URLSearchParams({ about }).toString()}`)

/** A visit as it is kept in ten seconds: the business, the person, one line. */
export const visits: AsksOf = async ({ town, seeded }) => {
  const headers = {
    cookie: await town.cookie(),
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'same-origin',
  }
  return seeded.places.slice(0, SOME).map(({ slug, faces }, at) => {
    const form = new URLSearchParams({
      business: slug,
      visitedOn: MORNING.slice(0, 10),
      whatFor: purposes[at % purposes.length] ?? '',
      // The same again within ten minutes would be taken for the same visit.
      smallTalk: `${smallTalk[at % smallTalk.length] ?? ''} KEY`,
    })
    if (faces[0]) form.set('with', `face-${faces[0].id}`)
    return { method: 'POST', path: '/notebook/visits', headers, body: `${form.toString()}&key=KEY` }
  })
}
