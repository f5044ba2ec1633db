import type { Request, Response } from 'express'
import { dayIn } from '../../web/clock.ts'
import { sayDay } from '../../web/dates.ts'
import { type FormState, freshForm } from '../../web/forms.ts'
import { type House, townOf } from '../../web/house.ts'
import { showPage } from '../../web/page.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { calls911 } from '../emergency-rules.ts'
import { phoneWords } from '../phone-rules.ts'
import { keepsPage } from '../rules.ts'
import { LONGEST_LINE } from './form.ts'
import { type LineToTakeOff, MOST_LINES, ownLines, type RefrigeratorLine, refrigeratorSheet } from './queries.ts'
import { isTopic, type Topic, topicIcons, topics } from './topics.ts'

/** A neighbor's line as it hangs: whom to call for it, what it is, which number. */
interface ShownLine {
  id: string
  who: string
  ask: string | null
  words: string
  language: string | null
  phone: { words: string; href: string } | null
  mayTakeOff: boolean
}

/** The refrigerator sheet: everybody who said they may be asked when the power is out, by what they have. */
export async function showSheet(house: House, req: Request, res: Response, viewer: SignedIn): Promise<void> {
  const { t, language } = res.locals
  const town = townOf(house)
  const today = dayIn(town.zone, house.clock.now())
  const lines = await refrigeratorSheet(house.db, viewer, today)
  const byTopic = topics.map((topic) => ({
    topic,
    icon: topicIcons[topic],
    words: t(`fridge.topic-${topic}`),
    lines: lines.filter((line) => line.topic === topic).map((line) => shown(line, viewer)),
  }))
  const page = {
    topics: byTopic.filter((one) => one.lines.length > 0),
    missing: byTopic.filter((one) => one.lines.length === 0).map((one) => one.words),
    isEmpty: lines.length === 0,
    calls911: calls911(town.country),
    town: town.name,
    day: sayDay(today, language, 'with-year'),
  }
  showPage(house, req, res, { view: 'directory/refrigerator', title: t('fridge.title'), tab: 'find', page })
}

function shown(line: RefrigeratorLine, viewer: SignedIn): ShownLine {
  const { id, place, name, words, language, phone, ownerId, businessId } = line
  return {
    id,
    who: place ?? name,
    ask: place ? name : null,
    words,
    language,
    phone: phone === null ? null : { words: phoneWords(phone), href: `tel:${phone}` },
    mayTakeOff:
      ownerId === viewer.accountId ||
      viewer.role === 'steward' ||
      (businessId !== null && keepsPage(viewer, businessId)),
  }
}

/** One's own lines, and a new one. */
export async function showOwnLines(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  form: FormState,
): Promise<void> {
  const { t } = res.locals
  const lines = await ownLines(house.db, viewer)
  const page = {
    lines: lines.map((line) => ({
      ...line,
      heading: isTopic(line.topic) ? t(`fridge.topic-${line.topic}`) : line.topic,
      phone: line.phone && phoneWords(line.phone),
    })),
    topics: topics.map((topic: Topic) => ({ topic, words: t(`fridge.topic-${topic}`) })),
    places: viewer.counters.filter((one) => keepsPage(viewer, one.businessId)),
    // Their claim can still be objected to: for the place they put nothing before the town yet.
    waits: viewer.counters.some((one) => one.waits === true && one.role !== 'staff'),
    mayAdd: lines.length < MOST_LINES,
    longest: LONGEST_LINE,
    name: viewer.name,
  }
  showPage(house, req, res, { view: 'directory/refrigerator-lines', title: t('fridge.yours'), tab: 'find', page, form })
}

/** Asks once before a line comes off; a steward says why. */
export function askToTakeOff(
  house: House,
  req: Request,
  res: Response,
  line: LineToTakeOff,
  form: FormState = freshForm(),
): void {
  const page = { id: line.id, who: line.place ?? line.name, words: line.words, language: line.language, line }
  const title = res.locals.t('fridge.take-off-ask')
  showPage(house, req, res, { view: 'directory/refrigerator-removal', title, tab: 'find', page, form })
}
