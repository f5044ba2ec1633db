import { dayIn } from '../../web/clock.ts'
import { isMessageKey } from '../../web/languages.ts'
import { wordsIn } from './story.ts'
import { dayWords, type Section, type Teller, type Told } from './telling.ts'
import type { Taken, TakenRow, Value } from './taking.ts'

/** How one row of a table is told: its day, its words, and what stands beside them. */
type Telling = (row: TakenRow) => {
  day?: Value | undefined
  words: (Value | undefined)[]
  beside?: (Value | undefined)[]
}

/** The words that were said in town under one's name, and the answers that were not. */
export function signedSections(taken: Taken, teller: Teller): Section[] {
  const { t } = teller
  const place = (row: TakenRow): string | null => taken.businesses[wordsIn(row.businessId) ?? '']?.name ?? null
  const section = sectionOf(taken, teller)
  return [
    section(t('archive.signed'), ['recommendation'], (row) => ({
      day: row.signedOn,
      words: [row.words],
      beside: [place(row)],
    })),
    section(t('archive.answers'), ['rating'], (row) => ({
      words: [said(`rating.${wordsIn(row.wouldGoBack)}`, teller)],
      beside: [place(row)],
    })),
    section(t('archive.private-words'), ['privateWord'], (row) => ({
      day: row.sentAt,
      words: [row.words, row.answer === null ? null : t('archive.answered', { words: wordsIn(row.answer) ?? '' })],
      beside: [place(row)],
    })),
    section(t('archive.porch'), ['porchPost', 'porchReply', 'stoveAnswer', 'ownerReply'], (row) => ({
      day: row.postedAt ?? row.repliedAt ?? row.answeredOn ?? row.repliedOn,
      words: [row.words],
      beside: [place(row)],
    })),
    section(t('archive.asked'), ['vouch', 'offerToBeAsked', 'introduction', 'deskQuestion'], (row) => ({
      day: row.madeOn ?? row.askedAt,
      words: [row.topic, row.words, row.opener, row.whenAndWhere, row.answer],
      beside: [taken.faces[wordsIn(row.faceId) ?? '']?.name, taken.people[wordsIn(row.accountId) ?? '']],
    })),
    section(t('archive.suggested'), ['suggestion'], (row) => {
      const fields = (taken.tables.suggestionField ?? []).filter((field) => field.suggestionId === row.id)
      return {
        day: row.madeAt,
        words: [row.why, row.people, ...fields.map((field) => field.after)],
        beside: [place(row)],
      }
    }),
    section(t('archive.loans'), ['loan'], (row) => ({
      day: row.lentOn,
      words: [row.thing],
      beside: [row.borrowerName, taken.people[wordsIn(row.borrowerId) ?? '']],
    })),
  ]
}

/** What the town knows of somebody, and what they gave to counters. */
export function accountSections(taken: Taken, teller: Teller): Section[] {
  const { t } = teller
  const place = (row: TakenRow): string | null => taken.businesses[wordsIn(row.businessId) ?? '']?.name ?? null
  const section = sectionOf(taken, teller)
  return [
    section(t('archive.account'), ['account', 'profileField', 'refrigeratorLine'], (row) => ({
      day: row.createdAt ?? row.updatedAt ?? row.consentedAt,
      words: [row.name, row.mail, row.phone, row.value, row.words],
    })),
    section(t('archive.cards'), ['card', 'cardGrant'], (row) => ({
      day: row.updatedAt ?? row.grantedAt,
      words: [row.callMe, row.usual, row.dontAsk],
      beside: [place(row)],
    })),
  ]
}

const sectionOf =
  (taken: Taken, teller: Teller) =>
  (title: string, tables: readonly string[], tell: Telling): Section => ({
    title,
    items: tables.flatMap((table) => (taken.tables[table] ?? []).map((row) => told(tell(row), teller))),
  })

function told({ day, words, beside = [] }: ReturnType<Telling>, teller: Teller): Told {
  const on = wordsIn(day) ?? ''
  const [head, ...rest] = [
    dayWords(on.length > 10 ? dayIn(teller.zone, on) : on, teller),
    ...words.map(wordsIn).filter((word) => word !== null),
  ]
  const hint = beside.map(wordsIn).filter(Boolean).join(', ')
  return { head, words: rest, ...(hint && { hint }) }
}

function said(key: string, { t }: Teller): string {
  return isMessageKey(key) ? t(key) : key
}
