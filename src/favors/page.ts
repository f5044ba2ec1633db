import type { Request, Response } from 'express'
import { dayIn } from '../web/clock.ts'
import { freshForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import type { Language, MessageKey } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import type { SignedIn } from '../web/viewer.ts'
import { favorsOf, isQuestionAsked, type Part, tellingNow } from './queries.ts'
import { openLoans } from './queries-loans.ts'
import type { Answer } from './rules.ts'
import type { FavorSeen } from './seeing-rules.ts'
import {
  answerAction,
  answerLabel,
  atTheStart,
  dayWords,
  type Reading,
  sharedWith,
  verdict,
  whoWrote,
  writtenDay,
  youAndNames,
} from './sentences.ts'

export const readingOf = (house: House, res: Response): Reading => ({
  t: res.locals.t,
  language: res.locals.language,
  zone: townOf(house).zone,
  now: house.clock.now(),
})

/** Who can read it: its label. */
export type Seen = { who: 'me' } | { who: 'ours'; names: string } | { who: 'neighbors' | 'anybody' }

/** One favor in a list: everything is in the reader's words already. */
export interface Entry {
  id: string
  seen: Seen
  forPlace: string | null
  wrote: string | null
  words: string
  language: Language
  verdict: string
  line: string
  yourTurn: boolean
  canTakeBack: boolean
  /** Answers in one tap; those that need words lead to the page. */
  answers: { label: MessageKey; plain: boolean; action: string | null; href: string | null }[]
}

/** Who can read a favor, as its label says it. */
export function seenOn(favor: FavorSeen, reading: Reading): Seen {
  if (favor.readableBy !== 'parties') return { who: favor.readableBy }
  const shared = sharedWith(favor)
  return shared.length > 0 ? { who: 'ours', names: youAndNames(shared, reading) } : { who: 'me' }
}

const oneTap: readonly Answer[] = ['glad', 'yes', 'not-me']

export function entryOf(favor: FavorSeen, reading: Reading, telling: string | null): Entry {
  const { t } = reading
  const stands = verdict(favor, reading)
  const yourTurn = favor.answers.length > 0 && favor.mine.answer === 'waiting'
  const when =
    favor.state === 'recorded' || yourTurn
      ? t('favor.written', { day: writtenDay(favor, reading) })
      : `${atTheStart(dayWords(favor.happenedOn, reading))}.`
  return {
    id: favor.id,
    seen: seenOn(favor, reading),
    forPlace: favor.mine.businessName,
    wrote: yourTurn ? whoWrote(favor, t) : null,
    words: favor.words,
    language: favor.language,
    verdict: stands,
    line: `${when} ${stands}`,
    yourTurn,
    canTakeBack: favor.isRecorder && favor.state !== 'withdrawn' && favor.state !== 'thanked',
    answers: favor.answers.map((answer, at) => ({
      label: answerLabel(answer, favor.mine.side),
      plain: at > 0 || favor.mine.answer !== 'waiting',
      action: oneTap.includes(answer) ? answerAction(favor.id, answer, telling) : null,
      href: oneTap.includes(answer) ? null : `/favors/${favor.id}#${answer}`,
    })),
  }
}

interface Shelf {
  entries: Entry[]
  /** Where the earlier ones stand, if there are any. */
  earlier: string | null
}

interface StovePage {
  shelves: Record<Part, Shelf>
  loans: LoanEntry[]
  /** The one side that is leafed through; null on the stove's own page. */
  only: 'gave' | 'received' | 'aside' | null
  isEmpty: boolean
  /** Whether there is a question around the stove to answer. */
  asked: boolean
}

export interface LoanEntry {
  id: string
  thing: string
  who: string
  line: string
  mayRemove: boolean
  /** Whoever lent it may say so once its day to be back is over. */
  mayWait: boolean
}

const ON_THE_STOVE = 8
const A_PAGE = 30
const nothing: Shelf = { entries: [], earlier: null }

/** The stove: wood put in, the fire, warmth that came back; nowhere a total. */
export async function showStove(house: House, req: Request, res: Response, viewer: SignedIn): Promise<void> {
  const reading = readingOf(house, res)
  const { side, after } = req.query
  const only = side === 'gave' || side === 'received' || side === 'aside' ? side : null
  const shelf = async (part: Part): Promise<Shelf> => {
    if (only && only !== part) return nothing
    const limit = only ? A_PAGE : part === 'open' ? A_PAGE : ON_THE_STOVE
    const { favors, next } = await favorsOf(house.db, viewer, part, {
      limit,
      after: only && typeof after === 'string' ? after : null,
    })
    const tellings = await tellingNow(
      house.db,
      favors.map((favor) => favor.id),
    )
    const entries = favors.map((favor) => entryOf(favor, reading, tellings.get(favor.id) ?? null))
    // Whose turn it is comes first; the order of days stays otherwise.
    entries.sort((a, b) => Number(b.yourTurn) - Number(a.yourTurn))
    return { entries, earlier: next ? `/favors?side=${part}&after=${next}` : null }
  }
  const shelves = {
    open: await shelf('open'),
    gave: await shelf('gave'),
    received: await shelf('received'),
    aside: await shelf('aside'),
  }
  const loans = only ? [] : await loanEntries(house, viewer, reading)
  const isEmpty = !only && loans.length === 0 && Object.values(shelves).every((one) => one.entries.length === 0)
  const asked = isEmpty && (await isQuestionAsked(house.db, dayIn(reading.zone, reading.now)))
  const page: StovePage = { shelves, loans, only, isEmpty, asked }
  showPage(house, req, res, {
    view: 'favors/stove',
    title: res.locals.t('favors.title'),
    tab: 'favors',
    page,
    form: freshForm(),
  })
}

async function loanEntries(house: House, viewer: SignedIn, reading: Reading): Promise<LoanEntry[]> {
  const { t } = reading
  const today = dayIn(reading.zone, reading.now)
  return (await openLoans(house.db, viewer)).map((loan) => {
    const lent = loan.lenderId === viewer.accountId
    const name = (lent ? (loan.borrowerAccount ?? loan.borrowerName) : loan.lenderName) ?? ''
    const due =
      loan.dueOn && t(loan.dueOn < today ? 'loan.was-due' : 'loan.due', { day: dayWords(loan.dueOn, reading) })
    return {
      id: loan.id,
      thing: loan.thing,
      who: t(lent ? 'loan.you-lent' : 'loan.you-borrowed', { name: name === '' ? t('favor.former') : name }),
      line: [t('loan.since', { day: dayWords(loan.lentOn, reading) }), due].filter(Boolean).join(' '),
      mayRemove: lent,
      mayWait: lent && loan.dueOn !== null && loan.dueOn < today,
    }
  })
}
