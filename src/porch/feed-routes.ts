import { atomOf, type Entry } from '../web/atom.ts'
import { type House, townOf } from '../web/house.ts'
import { translator } from '../web/languages.ts'
import type { Street } from '../web/registrar.ts'
import { sendText } from '../web/send-text.ts'
import { nobody } from '../web/viewer.ts'
import { calendarOf } from './calendar.ts'
import { todayIn } from './page.ts'
import { lastChanges } from './queries-amending.ts'
import { closuresUp, type Post, postsUp } from './queries-posts.ts'
import { questionNow } from './queries-stove.ts'
import { mondayOf } from './rules.ts'
import { whenOf } from './when-rules.ts'
import { instantAt } from '../web/clock.ts'

const MOST = 100

/**
 * The porch for calendars and feed readers. Both are read as somebody who is signed out would read, whoever asks: what
 * is not for anybody is in neither.
 */
export function feedRoutes(street: Street, house: House): void {
  street.open('GET /porch.ics', async (req, res) => {
    const today = todayIn(house)
    const posts = await postsUp(house.db, nobody, today, { limit: MOST, kind: 'gathering' })
    const closed = await closuresUp(house.db, nobody, today, { limit: MOST })
    sendText(
      req,
      res,
      'text/calendar; charset=utf-8',
      calendarOf(calendarName(house), hostOf(house), gatheringsOf(house, posts), spansOf(house, closed)),
    )
  })

  street.open('GET /feed.atom', async (req, res) => {
    sendText(req, res, 'application/atom+xml; charset=utf-8', await feedOf(house))
  })
}

const hostOf = (house: House): string => new URL(house.config.baseUrl).hostname
const calendarName = (house: House): string => `${translator('en')('porch.title')}, ${townOf(house).name}`
const addressOf = (house: House, path: string): string => `${house.config.baseUrl}${path}`

const gatheringsOf = (house: House, posts: readonly Post[]) =>
  posts.flatMap(({ id, words, place, happensAt, postedAt }) =>
    happensAt === null ? [] : [{ id, words, place, happensAt, postedAt, url: addressOf(house, `/porch/${id}`) }],
  )

/** A note that is older than first days says no span. */
const spansOf = (house: House, posts: readonly Post[]) =>
  posts.flatMap(({ id, name, business, words, closedFrom: from, closedThrough: through, postedAt }) => {
    const title = translator('en')('porch.note-closure', { name: business?.name ?? name })
    const url = addressOf(house, `/porch/${id}`)
    return from && through ? [{ id, title, words, from, through, postedAt, url }] : []
  })

/** What a note is, and where it has days or an hour, which. */
function titleOf(post: Post, reading: Parameters<typeof whenOf>[1]): string {
  const title = reading.t(`porch.note-${post.kind}`, { name: post.business?.name ?? post.name })
  return [title, whenOf(post, reading)?.said].filter(Boolean).join('. ')
}

/** Titles are English: a feed has one language for what the town says, and each entry the language of its own words. */
async function feedOf(house: House): Promise<string> {
  const t = translator('en')
  const today = todayIn(house)
  const town = townOf(house)
  const posts = await postsUp(house.db, nobody, today, { limit: MOST })
  const question = await questionNow(house.db, nobody, today)
  const changed = await lastChanges(
    house.db,
    posts.map(({ id }) => id),
  )
  const entries: Entry[] = posts.map((post) => ({
    id: post.id,
    title: titleOf(post, { t, language: 'en', zone: town.zone, today }),
    author: post.business ? t('porch.at', { name: post.name, business: post.business.name }) : post.name,
    words: post.words,
    language: post.language,
    published: post.postedAt,
    updated: changed.get(post.id) ?? post.postedAt,
    url: addressOf(house, `/porch/${post.id}`),
  }))
  if (question)
    entries.push({
      id: question.id,
      title: t('stove.title'),
      author: question.askedBy ?? town.name,
      words: question.words,
      language: question.language,
      published: instantAt(town.zone, mondayOf(question.weekOf), '00:00'),
      url: addressOf(house, `/porch/stove/${question.id}`),
    })
  // Whoever reads the latest first reads of a change as of something new.
  const at = ({ published, updated = published }: Entry): string => updated
  entries.sort((a, b) => (at(a) < at(b) ? 1 : -1))
  return atomOf({
    self: addressOf(house, '/feed.atom'),
    home: addressOf(house, '/porch'),
    title: `${t('porch.title')}, ${town.name}`,
    language: 'en',
    updated: entries[0] ? at(entries[0]) : town.setUpAt,
    entries,
  })
}
