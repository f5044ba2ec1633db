import { dayIn, daysBetween } from '../web/clock.ts'
import { sayDay, sayDayBy } from '../web/dates.ts'
import type { Language, MessageKey, Translate } from '../web/languages.ts'
import type { Viewer } from '../web/viewer.ts'
import type { Post } from './queries-posts.ts'
import type { Stove } from './queries-front.ts'
import type { Answer, Question } from './queries-stove.ts'
import { hangs, type Kind, mondayOf, type PorchAudience } from './rules.ts'
import { type ShownWhen, whenOf } from './when-rules.ts'

/** Who is reading, in which language, on which day. */
export interface Reading {
  t: Translate
  language: Language
  zone: string
  today: string
  viewer: Viewer
}

export interface ShownPost {
  id: string
  kind: Kind
  words: string
  /** The language of the words. */
  lang: Language
  by: string
  day: string
  when: ShownWhen | null
  audience: PorchAudience
  /** How to answer, in a link's words; null on one's own. */
  tell: string | null
  until: string
  up: boolean
}

const tells: Record<Kind, MessageKey> = {
  ask: 'porch.tell-ask',
  offer: 'porch.tell-offer',
  thanks: 'porch.tell-thanks',
  gathering: 'porch.tell-gathering',
  closure: 'porch.tell-closure',
}

/** What to call somebody: "Rev. Ann Tate" is Ann. */
export const calledBy = (name: string): string => name.split(' ').find((part) => !part.endsWith('.')) ?? name

/** A day of the last week by its weekday, any other by its date, and of another year with it. */
export function recentDay(day: string, today: string, language: Language): string {
  const ago = daysBetween(day, today)
  return ago >= 0 && ago < 7 ? sayDay(day, language, 'weekday') : sayDayBy(day, today, language, 'medium')
}

export function shownPost(post: Post, reading: Reading): ShownPost {
  const { t, language, zone, today, viewer } = reading
  const { id, kind, words, audience, name, road, business } = post
  return {
    id,
    kind,
    words,
    lang: post.language,
    by: business || road ? t('porch.at', { name, business: business?.name ?? road ?? '' }) : name,
    day: recentDay(dayIn(zone, post.postedAt), today, language),
    when: whenOf(post, reading),
    audience,
    tell: post.accountId === viewer.accountId ? null : t(tells[kind], { name: calledBy(name) }),
    until: sayDayBy(post.expiresOn, today, language),
    up: hangs(post, today),
  }
}

export interface ShownAnswer {
  id: string
  name: string
  words: string
  lang: Language
  day: string
  audience: PorchAudience
  isOwn: boolean
}

export const shownAnswer = (answer: Answer, { language, today, viewer }: Reading): ShownAnswer => ({
  id: answer.id,
  name: answer.name,
  words: answer.words,
  lang: answer.language,
  day: recentDay(answer.answeredOn, today, language),
  audience: answer.audience,
  isOwn: answer.accountId === viewer.accountId,
})

export interface ShownQuestion {
  id: string
  words: string
  lang: Language
  askedBy: string | null
  /** Null for this week's. */
  week: string | null
}

export const shownQuestion = (question: Question, { t, language, today }: Reading): ShownQuestion => ({
  id: question.id,
  words: question.words,
  lang: question.language,
  askedBy: question.askedBy,
  week:
    question.weekOf === mondayOf(today)
      ? null
      : t('stove.week-of', { day: sayDay(question.weekOf, language, 'with-year') }),
})

export interface ShownStove {
  question: ShownQuestion
  answers: ShownAnswer[]
  more: boolean
  answered: boolean
}

export const shownStove = ({ question, answers, more, own }: Stove, reading: Reading): ShownStove => ({
  question: shownQuestion(question, reading),
  answers: answers.map((answer) => shownAnswer(answer, reading)),
  more,
  answered: own !== null,
})

export interface ShownPorch {
  columns: { kind: 'ask' | 'offer' | 'thanks'; title: string; icon: string; posts: ShownPost[]; more: boolean }[]
  /** Gatherings and closures, the soonest first. */
  dated: ShownPost[]
}

/** The notes in their columns. @param each how many of one kind are shown before the rest is a page of its own */
export function shownPorch(posts: Post[], each: number, reading: Reading): ShownPorch {
  const shown = posts.map((post) => shownPost(post, reading))
  const titles = { ask: 'porch.asking', offer: 'porch.offering', thanks: 'porch.thanks' } as const
  const icons = { ask: 'message-circle', offer: 'gift', thanks: 'heart-handshake' } as const
  const columns = (['ask', 'offer', 'thanks'] as const).map((kind) => {
    const all = shown.filter((post) => post.kind === kind)
    return {
      kind,
      title: reading.t(titles[kind]),
      icon: icons[kind],
      posts: all.slice(0, each),
      more: all.length > each,
    }
  })
  const dated = shown
    .filter(({ when }) => when !== null)
    .sort((a, b) => ((a.when?.day ?? '') < (b.when?.day ?? '') ? -1 : 1))
  return { columns: columns.filter((column) => column.posts.length > 0), dated }
}
