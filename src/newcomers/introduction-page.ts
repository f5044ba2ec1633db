import type { Request, Response } from 'express'
import { dayIn } from '../web/clock.ts'
import { sayDayBy } from '../web/dates.ts'
import { type FormState, formView, type FormView, freshForm } from '../web/forms.ts'
import { formToken } from '../web/cross-site.ts'
import { type House, townOf } from '../web/house.ts'
import type { MessageKey } from '../web/languages.ts'
import { showPage } from '../web/page.ts'
import type { SignedIn } from '../web/viewer.ts'
import { after, type Leg, legOf, type Move, type Part, turnOf } from './introduction-rules.ts'
import { type Introduction, ownIntroductions } from './queries-introductions.ts'
import type { Subject } from './queries-vouches.ts'

interface IntroductionFormPage {
  subject: Subject
  introducer: { id: string; name: string }
}

export function showIntroductionForm(
  house: House,
  req: Request,
  res: Response,
  { form, ...page }: IntroductionFormPage & { form: FormState },
): void {
  const title = res.locals.t('introduction.title-for', { name: page.subject.name })
  showPage(house, req, res, { view: 'newcomers/introduction-form', title, tab: 'new', page, form })
}

/** One introduction as its reader sees it: their own leg. */
interface DrawnLeg {
  id: string
  words: string
  leg: Leg
  topic: string
  note: string | null
  language: 'en' | 'es'
  day: string
  /** The first that waits for the reader: there is one red thing to do. */
  red: boolean
  reach: string | null
  reachOf: string
  /** The two others, for the label of who can see it. */
  others: { name: string; other: string }
  /** As whom a yes is said. */
  part: Part
  /** Whether how to be reached is asked along with the yes: of the two, not of the one between. */
  asksReach: boolean
  may: { agree: boolean; answersForOther: boolean; make: boolean; meet: boolean; takeBack: boolean }
  form: FormView
}

/** What the viewer asked, was asked, and was told of. @param failed a form that could not be read, and whose it was */
export async function showIntroductions(
  house: House,
  req: Request,
  res: Response,
  viewer: SignedIn,
  failed?: { id: string; form: FormState },
): Promise<void> {
  const { t } = res.locals
  const token = (): string => formToken(house.secret, req)
  const all = await ownIntroductions(house.db, viewer)
  const legs = all.flatMap((one): DrawnLeg[] => {
    const form = failed?.id === one.id ? failed.form : freshForm()
    const drawn = drawLeg(house, res, one, formView(form, token, t))
    return drawn ? [drawn] : []
  })
  const open = (leg: Leg): boolean => leg !== 'met' && leg !== 'lapsed'
  const first = legs.find(({ may }) => may.agree || may.make || may.meet)
  if (first) first.red = true
  const page = { open: legs.filter(({ leg }) => open(leg)), over: legs.filter(({ leg }) => !open(leg)) }
  showPage(house, req, res, {
    view: 'newcomers/introductions',
    title: t('introduction.title'),
    tab: 'new',
    page,
    form: failed?.form ?? freshForm(),
  })
}

function othersOf(part: Part, { asker, introducer, other }: Record<Part, string>): DrawnLeg['others'] {
  if (part === 'asker') return { name: introducer, other }
  return part === 'introducer' ? { name: asker, other } : { name: introducer, other: asker }
}

function drawLeg(house: House, res: Response, one: Introduction, form: FormView): DrawnLeg | null {
  const { t, language } = res.locals
  const { zone } = townOf(house)
  const mine = one.parts
    .map((part) => ({ part, leg: legOf(one.state, part, one.putAside) }))
    .filter((seen): seen is { part: (typeof one.parts)[number]; leg: Leg } => seen.leg !== null)
  // Whoever answers for somebody without an account reads that answer's leg while it is asked for.
  const asksForOther = turnOf(one.state) === 'other' && one.parts.includes('introducer')
  const shown = mine.find(({ part }) => asksForOther && part === 'other') ?? mine[0]
  if (!shown) return null
  const names = { asker: one.asker, introducer: one.introducer, other: one.other || t('who.former') }
  const may = (move: Move): boolean => after(one.state, one.parts, move) !== null
  const answersForOther = shown.part === 'other' && one.parts.includes('introducer')
  const part = answersForOther ? 'for-other' : shown.part
  return {
    id: one.id,
    words: t(`introduction.${part}-${shown.leg}` as MessageKey, names),
    leg: shown.leg,
    topic: one.topic,
    note: one.words,
    language: one.language,
    day: sayDayBy(dayIn(zone, one.askedAt), dayIn(zone, house.clock.now()), language, 'medium'),
    red: false,
    reach: one.reach,
    reachOf: one.parts.includes('asker') ? names.other : names.asker,
    others: othersOf(answersForOther ? 'introducer' : shown.part, names),
    part: shown.part,
    asksReach: shown.part === 'other' && !answersForOther,
    may: {
      agree: may('agree') && shown.leg === 'your-turn',
      answersForOther,
      make: may('make'),
      // Not for somebody one answers for: whether they met, the asker says.
      meet: may('meet') && !one.parts.includes('introducer'),
      takeBack: may('take-back'),
    },
    form,
  }
}
