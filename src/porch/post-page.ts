import type { Request, Response } from 'express'
import { closureWords } from '../directory/hours/closure-words.ts'
import { dayIn } from '../web/clock.ts'
import { type FormState, freshForm } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import type { Translate } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import { isSignedIn, type Viewer } from '../web/viewer.ts'
import { keptToday, readingOf } from './page.ts'
import { changesOfNote } from './queries-amending.ts'
import { smallThings } from './queries-front.ts'
import type { Post } from './queries-posts.ts'
import { repliesTo } from './queries-replies.ts'
import { reasonFor } from './queries-reports.ts'
import { hangs, keepsNote, mayReplyAsBusiness } from './rules.ts'
import { calledBy, type Reading, recentDay, shownPost, shownQuestion } from './shown-rules.ts'

/** One note, with what neighbors answered and a place to answer. */
export async function showPost(house: House, req: Request, res: Response, post: Post, sent?: FormState): Promise<void> {
  const reading = readingOf(house, res)
  const { viewer, t } = res.locals
  const isOwn = post.accountId === viewer.accountId
  const page = {
    post: shownPost(post, reading),
    title: t(`porch.note-${post.kind}`, { name: post.business?.name ?? post.name }),
    called: calledBy(post.name),
    business: post.business,
    isOwn,
    keeps: isSignedIn(viewer) && keepsNote(viewer, post) && hangs(post, reading.today),
    changes: await shownChanges(house, post, reading),
    reason: isOwn && post.removedAt ? await reasonFor(house.db, post.id) : null,
    replies: await shownReplies(house, post, reading),
    from: mayReplyAsBusiness(post.kind) && !isOwn ? viewer.counters : [],
    canAnswer: isSignedIn(viewer) && hangs(post, reading.today),
    mayRemove: viewer.role === 'steward' && !isOwn,
    things: isOwn && 'up' in req.query && post.kind === 'ask' ? await shownThings(house, viewer, reading) : null,
  }
  const form = sent ?? freshForm({ language: res.locals.language, to: privately(post) ? 'author' : 'neighbors' })
  const keepUntil = Object.keys(req.query).length === 0 ? keptToday(house) : undefined
  showPage(house, req, res, { view: 'porch/post', title: page.title, tab: 'porch', page, form, keepUntil })
}

/** What it said before somebody of the shop changed it. */
async function shownChanges(house: House, post: Post, reading: Reading) {
  const { t, viewer, language, zone, today } = reading
  const changes = post.kind === 'closure' ? await changesOfNote(house.db, viewer, post.id) : []
  return changes.map(({ id, name, former, changedAt, words, language: lang, closedFrom, closedThrough }) => ({
    id,
    by: t('porch.amended-by', {
      name: name ?? t(former ? 'history.former' : 'porch.somebody-there'),
      day: recentDay(dayIn(zone, changedAt), today, language),
    }),
    when: closedFrom && closedThrough ? closureWords(closedFrom, closedThrough, reading) : null,
    words,
    lang,
  }))
}

/** Whoever helps often says when and where to be found: that is for one reader, unless they choose otherwise. */
const privately = ({ kind }: Post): boolean => kind === 'ask' || kind === 'offer'

async function shownReplies(house: House, post: Post, { t, viewer, language, zone, today }: Reading) {
  const replies = await repliesTo(house.db, viewer, post)
  return replies.map(({ id, accountId, name, business, words, language: lang, toAuthorOnly, repliedAt, readAt }) => ({
    id,
    words,
    lang,
    by: business ? t('porch.at', { name, business: business.name }) : name,
    day: recentDay(dayIn(zone, repliedAt), today, language),
    isOwn: accountId === viewer.accountId,
    /** The other of the two who read it. */
    between: toAuthorOnly === 1 ? (accountId === viewer.accountId ? post.name : name) : null,
    unread: post.accountId === viewer.accountId && accountId !== viewer.accountId && readAt === null,
  }))
}

interface SmallThing {
  words: string
  /** Somebody's own words after it, in their language. */
  quote: { text: string; lang: string } | null
  href: string
}

async function shownThings(house: House, viewer: Viewer, reading: Reading): Promise<SmallThing[]> {
  if (!isSignedIn(viewer)) return []
  const { ask, place, question } = await smallThings(house.db, viewer, reading.today)
  const { t }: { t: Translate } = reading
  const things: (SmallThing | null)[] = [
    ask && {
      words: t('porch.small-ask', { name: ask.name }),
      quote: { text: ask.words, lang: ask.language },
      href: `/porch/${ask.id}`,
    },
    place && { words: t('porch.small-place', { name: place.name }), quote: null, href: `/directory/${place.slug}` },
    question && {
      words: t('porch.small-question'),
      quote: { text: shownQuestion(question, reading).words, lang: question.language },
      href: `/porch/stove/${question.id}`,
    },
  ]
  return things.filter((thing) => thing !== null)
}
