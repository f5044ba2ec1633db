import type { Request, Response } from 'express'
import type { Db } from '../db/tables.ts'
import { type OpenTag, openTag, openWords, type Reading } from '../directory/hours/open-words.ts'
import { dayIn } from '../web/clock.ts'
import { sayDay } from '../web/dates.ts'
import { type House, townOf } from '../web/house.ts'
import { isMessageKey } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import type { SignedIn } from '../web/viewer.ts'
import { hostSeen, lastDayOf } from './guide-rules.ts'
import type { Words } from './page.ts'
import { type Guide, guideSteps, hasGiven, metByNotebook, namedFor, ownGuide, type Through } from './queries-guide.ts'
import { hosts, newcomersOf } from './queries-hosts.ts'
import { type AskableFace, askableFaces } from './queries-who.ts'

interface Step {
  id: string
  name: string
  place: { name: string; href: string; tag: OpenTag | null }
  when: string
  why: string | null
  line: Words | null
  opener: Words | null
  /** What to say of who sent one. */
  through: string | null
  metOn: string | null
  visitHref: string
}

interface GuidePage {
  begun: boolean
  over: boolean
  until: string
  given: boolean
  steps: Step[]
  host: { name: string; state: 'asked' | 'walks' } | null
  hosts: Awaited<ReturnType<typeof hosts>>
  /** Newcomers the reader walks along with, or who asked. */
  walks: { id: string; name: string; asked: boolean }[]
}

export async function showGuide(house: House, req: Request, res: Response, viewer: SignedIn): Promise<void> {
  const { db } = house
  const { t, language } = res.locals
  const reading: Reading = { t, language, zone: townOf(house).zone, now: house.clock.now() }
  const guide = await ownGuide(db, viewer)
  const state = hostSeen(guide?.hostAnswer ?? null)
  const page: GuidePage = {
    begun: guide !== null,
    over: guide !== null && lastDayOf(guide.startedOn) < dayIn(reading.zone, reading.now),
    until: guide ? sayDay(lastDayOf(guide.startedOn), language, 'with-year') : '',
    given: guide !== null && (await hasGiven(db, viewer)),
    steps: guide ? await stepsOf(db, viewer, guide, reading) : [],
    host: guide?.host && state !== 'none' ? { name: guide.host.name, state } : null,
    hosts: guide ? (await hosts(db, viewer)).filter(({ accountId }) => accountId !== guide.host?.id) : [],
    walks: (await newcomersOf(db, viewer)).map(({ id, name, hostAnswer }) => ({
      id,
      name,
      asked: hostAnswer === 'asked',
    })),
  }
  showPage(house, req, res, { view: 'newcomers/guide', title: t('guide.title'), tab: 'new', page })
}

async function stepsOf(db: Db, viewer: SignedIn, guide: Guide, reading: Reading): Promise<Step[]> {
  const steps = await guideSteps(db, guide)
  const ids = steps.flatMap(({ faceId }) => faceId ?? [])
  const faces = new Map((await askableFaces(db, viewer, { faces: ids, businesses: [] })).map((face) => [face.id, face]))
  const met = await metByNotebook(db, viewer, ids)
  const named = await namedFor(db, viewer, ids)
  const host = guide.hostAnswer === 'yes' ? guide.host : null
  return steps.flatMap((step) => {
    const face = faces.get(step.faceId ?? '')
    if (!face) return []
    const through = host && host.id !== face.accountId ? host.name : null
    const metOn = step.doneOn ?? met.get(face.id) ?? null
    return [drawn({ id: step.id, kind: step.kind, metOn, through }, face, named.get(face.id) ?? null, reading)]
  })
}

function drawn(
  step: { id: string; kind: string; metOn: string | null; through: string | null },
  face: AskableFace,
  named: Through | null,
  reading: Reading,
): Step {
  const { t, language } = reading
  const { name, place, opener, line } = face
  const need = `newcomers.${step.kind}`
  return {
    id: step.id,
    name,
    place: { name: place.name, href: `/directory/${place.slug}`, tag: openTag(place.openState, t) },
    when: openWords(place, reading),
    why: isMessageKey(need) ? t(need) : null,
    line: line ? { words: line, lang: face.language } : null,
    opener: opener && { words: opener.words, lang: opener.language },
    through: step.through
      ? t('guide.say-sent', { name: step.through })
      : named
        ? t('guide.named', { name: named.name, topic: named.topic })
        : null,
    metOn: step.metOn && sayDay(step.metOn, language, 'with-year'),
    visitHref: `/notebook/visits/new?${new URLSearchParams({ business: place.slug, with: `face-${face.id}` }).toString()}`,
  }
}
