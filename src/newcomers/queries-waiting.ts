import type { Db } from '../db/tables.ts'
import type { SignedIn } from '../web/viewer.ts'
import type { Waiting, WordForYou } from '../web/waiting.ts'
import { legOf, type Part } from './introduction-rules.ts'
import { ownQuestions } from './queries-desk.ts'
import { type Introduction, ownIntroductions } from './queries-introductions.ts'
import { vouchesForMe } from './queries-vouches.ts'

/** Between two who blocked each other nothing waits. */
const unblocked = (...columns: string[]): string =>
  columns
    .map(
      (column) => `not exists (select 1 from "block" where ("blockerId" = ? and "blockedId" = ${column})
        or ("blockedId" = ? and "blockerId" = ${column}))`,
    )
    .join(' and ')

const introductionsWaiting = (part: 'asker' | 'introducer' | 'other', where: string, others: string[]): string =>
  `select count(*) from "introduction" where "${part}Id" = ? and ${where} and ${unblocked(...others)}`

/** Each `?` is the reader: who is asked to introduce, who is asked to be met, both agreed, made. */
const COUNT = `
  (${introductionsWaiting('introducer', `("state" = 'other-agreed' or ("putAside" = 0 and ("state" = 'asked' or ("state" = 'introducer-agreed' and "otherId" is null))))`, ['"askerId"', `coalesce("otherId", '')`])}) +
  (${introductionsWaiting('other', `("state" = 'made' or ("state" = 'introducer-agreed' and "putAside" = 0))`, ['"askerId"', '"introducerId"'])}) +
  (${introductionsWaiting('asker', `"state" in ('other-agreed', 'made')`, ['"introducerId"', `coalesce("otherId", '')`])}) +
  (select count(*) from "deskQuestion" where "askerId" = ? and "state" = 'answered') +
  (select count(*) from "vouch" where "accountId" = ? and "agreedOn" is null and "declinedOn" is null
    and ${unblocked('"voucherId"')}) +
  (select count(*) from "vouch" inner join "face" on "face"."id" = "vouch"."faceId" where "face"."accountId" = ?
    and "vouch"."agreedOn" is null and "vouch"."declinedOn" is null and ${unblocked('"vouch"."voucherId"')})`

/** What of this room waits for somebody: whose yes is asked, who said yes, what the desk found, what neighbors say. */
export const newcomersWaiting: Waiting = {
  key: 'newcomers',
  countSql: `select ${COUNT}`,
  params: COUNT.split('?').length - 1,
  async list(db, viewer) {
    return [
      ...(await introductionsFor(db, viewer)),
      ...(await answersFor(db, viewer)),
      ...(await vouchesFor(db, viewer)),
    ]
  },
}

async function introductionsFor(db: Db, viewer: SignedIn): Promise<WordForYou[]> {
  const all = await ownIntroductions(db, viewer)
  return all.flatMap((one) => one.parts.flatMap((part) => waitingLeg(one, part) ?? []).slice(0, 1))
}

function waitingLeg(one: Introduction, part: Part): WordForYou | null {
  const leg = legOf(one.state, part, one.putAside)
  const { asker, introducer, other, id } = one
  const at = one.askedAt
  const href = `/who/introductions#i-${id}`
  const names = { asker, introducer, other }
  const quote = { text: one.topic, language: one.language }
  const moved = (move: string) => `/who/introductions/${id}/${move}`
  if (leg === 'your-turn') {
    const forOther = part === 'other' && one.parts.includes('introducer')
    const key = forOther ? 'introduction.for-other-your-turn' : (`introduction.${part}-your-turn` as const)
    if (part === 'asker') return null
    return { at, href, quote, words: (t) => t(key as 'introduction.other-your-turn', names) }
  }
  if (leg === 'both-agreed' && part === 'asker') {
    const answers = [{ action: moved('meeting'), label: 'introduction.we-met' as const }]
    return { at, href, quote, answers, words: (t) => t('introduction.asker-both-agreed', names) }
  }
  if (leg === 'both-agreed' && part === 'introducer') {
    const answers = [{ action: moved('making'), label: 'introduction.make' as const }]
    return { at, href, quote, answers, words: (t) => t('introduction.introducer-both-agreed', names) }
  }
  if (leg === 'made' && part !== 'introducer' && !(part === 'other' && one.parts.includes('introducer'))) {
    const answers = [{ action: moved('meeting'), label: 'introduction.we-met' as const }]
    const key = part === 'asker' ? ('introduction.asker-made' as const) : ('introduction.other-made' as const)
    return { at, href, quote, answers, words: (t) => t(key, names) }
  }
  return null
}

async function answersFor(db: Db, viewer: SignedIn): Promise<WordForYou[]> {
  const questions = await ownQuestions(db, viewer)
  return questions.flatMap(({ id, state, topic, answer, answerLanguage, answeredAt, askedAt }): WordForYou[] =>
    state === 'answered' && answer
      ? [
          {
            at: answeredAt ?? askedAt,
            words: (t) => t('question.word', { topic }),
            href: '/who/questions',
            quote: { text: answer, language: answerLanguage ?? 'en' },
            answers: [{ action: `/who/questions/${id}/thanks`, label: 'question.thanks' }],
          },
        ]
      : [],
  )
}

async function vouchesFor(db: Db, viewer: SignedIn): Promise<WordForYou[]> {
  const vouches = await vouchesForMe(db, viewer)
  return vouches
    .filter(({ agreedOn }) => agreedOn === null)
    .map(({ id, name, topic, language, madeOn }) => ({
      at: madeOn,
      words: (t) => t('vouch.says', { name: name ?? t('who.former') }),
      href: '/who/vouches',
      quote: { text: topic, language },
      answers: [
        { action: `/who/vouches/${id}/consent`, label: 'vouch.fine' as const },
        { action: `/who/vouches/${id}/refusal`, label: 'vouch.rather-not' as const, plain: true },
      ],
    }))
}
