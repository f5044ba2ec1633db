import type { Request, Response } from 'express'
import { safeHtml, type SafeHtml, icon } from '../web/assets.ts'
import { dayIn } from '../web/clock.ts'
import { type FormState, formView, freshForm } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import type { Language, Translate } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import { fillView } from '../web/views.ts'
import type { OwnRating, RatedPlace } from './queries.ts'
import type { PrivateWord } from './queries-private-words.ts'
import type { SignedAt } from './queries-signed.ts'

/** The rating's fields as a fold of the visit's form. */
export function ratingFold(form: FormState, { t, language }: { t: Translate; language: Language }): SafeHtml {
  return safeHtml(fillView('ratings/visit-fold', { t, icon, language, form: formView(form, () => '', t), page: {} }))
}

/** A rating as the form has it. */
export const ratingValues = (own: OwnRating | null): Record<string, string> => {
  const said = (fact: 0 | 1 | null | undefined): string => (fact === 1 ? 'yes' : fact === 0 ? 'no' : '')
  return {
    wouldGoBack: own?.wouldGoBack ?? '',
    cameWhenPromised: said(own?.cameWhenPromised),
    priceAsSaid: said(own?.priceAsSaid),
    didItRight: said(own?.didItRight),
    conflict: own?.conflict ?? '',
  }
}

interface RatePage {
  place: RatedPlace
  rated: boolean
}

export function showRate(
  house: House,
  req: Request,
  res: Response,
  asked: { place: RatedPlace; own: OwnRating | null; form?: FormState },
): void {
  const page: RatePage = { place: asked.place, rated: asked.own !== null }
  const form = asked.form ?? freshForm(ratingValues(asked.own))
  showPage(house, req, res, { view: 'ratings/rate', title: res.locals.t('rating.title'), tab: 'find', page, form })
}

/** A page with one thing to write. */
interface WritePage {
  action: string
  back: { href: string; words: string }
  title: string
  lead: string | null
  /** What it answers, or what is taken off. */
  quote: { text: string; language: Language; by: string } | null
  field: { name: string; label: string; hint: string; rows: number; maxlength: number }
  /** Whether its author may show it to anybody. */
  mayShowAnybody: boolean
  /** What goes, where a steward may choose. */
  mayChooseReply: boolean
  seen: { icon: string; words: string; kind: string }
  save: string
  /** The second way out. */
  instead: { href: string; words: string } | null
}

const nothingMore = { quote: null, mayShowAnybody: false, mayChooseReply: false, instead: null }

function showWrite(house: House, req: Request, res: Response, form: FormState, page: WritePage): void {
  showPage(house, req, res, { view: 'ratings/write', title: page.title, tab: 'find', page, form })
}

const seenByNeighbors = (t: Translate) => ({ icon: 'signpost', words: t('seen.neighbors'), kind: 'town' })

/** Signing, or putting right what is signed. @param of the words as they stand, where there are some */
export function showSigning(
  house: House,
  req: Request,
  res: Response,
  asked: { place: Pick<RatedPlace, 'slug' | 'name'>; kind: SignedAt['kind']; of: SignedAt | null; form?: FormState },
): void {
  const { t, viewer } = res.locals
  const { place, kind, of } = asked
  const wordsOf = kind === 'would-miss' ? 'miss' : 'words'
  const values = of ? { [wordsOf]: of.words, anybody: of.audience === 'anybody' ? '1' : '' } : {}
  const recommends = kind === 'recommendation'
  showWrite(house, req, res, asked.form ?? freshForm(values), {
    ...nothingMore,
    action: of
      ? `/recommendations/${of.id}/edit`
      : `/directory/${place.slug}/${recommends ? 'recommendations' : 'would-miss'}`,
    back: { href: `/directory/${place.slug}`, words: place.name },
    title: t(recommends ? 'signed.recommend' : 'signed.miss'),
    lead: of?.reply ? t('signed.edit-hint') : null,
    field: {
      name: wordsOf,
      label: t(recommends ? 'signed.recommend-words' : 'signed.miss-words'),
      hint: t(recommends ? 'signed.recommend-hint' : 'signed.miss-hint', { name: viewer.name ?? '' }),
      rows: recommends ? 3 : 1,
      maxlength: recommends ? 600 : 200,
    },
    mayShowAnybody: true,
    seen: seenByNeighbors(t),
    save: t('signed.sign'),
  })
}

const quoteOf = (of: SignedAt, t: Translate) => ({
  text: of.words,
  language: of.language,
  by: of.name ?? t('signed.former'),
})

export function showReplying(house: House, req: Request, res: Response, to: SignedAt, form?: FormState): void {
  const { t } = res.locals
  showWrite(house, req, res, form ?? freshForm(), {
    ...nothingMore,
    action: `/recommendations/${to.id}/reply`,
    back: { href: `/directory/${to.business.slug}`, words: to.business.name },
    title: to.name ? t('reply.title', { name: to.name }) : t('reply.former'),
    lead: null,
    quote: quoteOf(to, t),
    field: { name: 'words', label: t('reply.words'), hint: t('reply.hint'), rows: 3, maxlength: 600 },
    seen: to.audience === 'anybody' ? { icon: 'globe', words: t('seen.anybody'), kind: 'town' } : seenByNeighbors(t),
    save: t('reply.save'),
  })
}

export function showRemoval(house: House, req: Request, res: Response, of: SignedAt, form?: FormState): void {
  const { t } = res.locals
  showWrite(house, req, res, form ?? freshForm({ what: 'words' }), {
    ...nothingMore,
    action: `/recommendations/${of.id}/removal`,
    back: { href: `/directory/${of.business.slug}`, words: of.business.name },
    title: t('unsay.title'),
    lead: t('unsay.lead'),
    quote: quoteOf(of, t),
    field: { name: 'reason', label: t('unsay.reason'), hint: t('unsay.reason-hint'), rows: 1, maxlength: 300 },
    mayChooseReply: of.reply !== null,
    seen: { icon: 'globe', words: t('seen.anybody'), kind: 'town' },
    save: t('unsay.save'),
  })
}

/** @param rated whether they just rated: then it is asked first, before anything shows */
export function showPrivateWordForm(
  house: House,
  req: Request,
  res: Response,
  asked: { place: RatedPlace; rated: boolean; form?: FormState },
): void {
  const { t } = res.locals
  const { place, rated } = asked
  showWrite(house, req, res, asked.form ?? freshForm(), {
    ...nothingMore,
    action: `/directory/${place.slug}/private-word`,
    back: { href: `/directory/${place.slug}`, words: place.name },
    title: t('private.title'),
    lead: t(rated ? 'private.lead' : 'private.lead-plain', { place: place.name }),
    field: { name: 'words', label: t('private.words'), hint: '', rows: 4, maxlength: 2000 },
    seen: { icon: 'users', words: t('private.seen-mine', { place: place.name }), kind: 'ours' },
    save: t('private.send'),
    instead: { href: `/directory/${place.slug}#word`, words: t('private.let-be') },
  })
}

interface PrivateWordPage {
  word: PrivateWord
  mine: boolean
  /** Whether there is an answer of theirs to change, or none yet. */
  rated: boolean
  today: string
  sentOn: string
  answeredOn: string | null
}

export function showPrivateWord(
  house: House,
  req: Request,
  res: Response,
  { word, rated, form }: { word: PrivateWord; rated: boolean; form?: FormState },
): void {
  const { t, viewer } = res.locals
  const { zone } = townOf(house)
  const page: PrivateWordPage = {
    word,
    mine: word.fromId === viewer.accountId,
    rated,
    today: dayIn(zone, house.clock.now()),
    sentOn: dayIn(zone, word.sentAt),
    answeredOn: word.answeredAt && dayIn(zone, word.answeredAt),
  }
  const title = t('private.page', { place: word.business.name })
  showPage(house, req, res, { view: 'ratings/private-word', title, tab: null, page, form: form ?? freshForm() })
}

interface LogPage {
  removals: { day: string; words: string; reason: string; restoredOn: string | null }[]
  next: string | null
}

export function showLog(
  house: House,
  req: Request,
  res: Response,
  found: {
    removals: { at: string; subjectKind: string; reason: string; restoredOn: string | null }[]
    next: string | null
  },
): void {
  const { t } = res.locals
  const { zone } = townOf(house)
  const known = ['recommendation', 'would-miss', 'owner-reply', 'way', 'refrigerator', 'photo'] as const
  const kindOf = (kind: string): string => t(`log.kind-${known.find((one) => one === kind) ?? 'other'}`)
  const page: LogPage = {
    removals: found.removals.map(({ at, subjectKind, reason, restoredOn }) => ({
      day: dayIn(zone, at),
      words: kindOf(subjectKind),
      reason,
      restoredOn,
    })),
    next: found.next,
  }
  const keepUntil = Object.keys(req.query).length > 0 ? undefined : null
  showPage(house, req, res, { view: 'ratings/log', title: t('log.title'), page, keepUntil })
}
