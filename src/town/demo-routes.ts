import { z } from 'zod'
import { inTransaction } from '../db/transaction.ts'
import { raiseVersion } from '../db/version.ts'
import { Invalid } from '../errors.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { forgetPlans } from '../jobs/lease.ts'
import { dayIn, dayPlus, instantAt, type SettableClock } from '../web/clock.ts'
import { sayDay } from '../web/dates.ts'
import { say } from '../web/flash.ts'
import { type House, townOf } from '../web/house.ts'
import type { Street } from '../web/registrar.ts'
import { beginSession, endSession } from '../web/sessions.ts'
import { localPath } from '../web/local-path.ts'
import { askToStartOver, showDemo } from './demo-page.ts'
import { startOver } from './laurel-gap/start-over.ts'
import { laurelGap } from './laurel-gap/town.ts'
import { demoPeople } from './laurel-gap/people.ts'

const clockForm = z.object({ to: z.enum(['tomorrow', 'monday']) })

/** The demonstration's own pages; in a real town they are not there. */
export function demoRoutes(street: Street, house: House, clock: SettableClock, jobs: Jobs): void {
  street.open('GET /demo', (req, res) => {
    showDemo(house, req, res)
  })

  street.open('POST /demo/sign-in', async (req, res) => {
    const body = req.body as { as?: unknown; next?: unknown; from?: unknown }
    const person = demoPeople.find(({ key }) => key === body.as)
    if (person) await beginSession(req, await accountNamed(house, person.name))
    else if (body.as === 'nobody') await endSession(req)
    else throw new Invalid('error.400')
    res.redirect(303, localPath(body.next) ?? whereOthersGo(localPath(body.from) ?? '/'))
  })

  street.open('POST /demo/clock', async (req, res) => {
    const form = clockForm.safeParse(req.body)
    if (!form.success) throw new Invalid('error.400')
    const shows = movedOn(townOf(house).zone, house.clock.now(), form.data.to)
    const kept = clock.moveTo(shows)
    await inTransaction(house.db, async (trx) => {
      await trx.updateTable('town').set(kept).execute()
      await raiseVersion(trx)
    })
    await wakeUp(house, jobs, shows)
    const day = sayDay(dayIn(townOf(house).zone, shows), res.locals.language)
    say(res, house.secret, { key: 'demo.clock-set', values: { day } })
    res.redirect(303, localPath((req.body as { next?: unknown }).next) ?? '/demo')
  })

  street.open('GET /demo/start-over', (req, res) => {
    askToStartOver(house, req, res)
  })

  // A second press, while the first is under way, waits for the same morning.
  let underWay: Promise<void> | null = null

  street.open('POST /demo/start-over', async (req, res) => {
    await endSession(req)
    underWay ??= beginAnew(house, clock, jobs).finally(() => {
      underWay = null
    })
    await underWay
    say(res, house.secret, { key: 'demo.started-over' })
    res.redirect(303, '/demo')
  })
}

/**
 * Where somebody else can stand when one becomes them on this page: on the page itself, unless it may be one person's
 * own. Then in the same room, or at the front door where they may have no such room.
 */
export function whereOthersGo(path: string): string {
  const [, room = '', place = '', part = ''] = path.split(/[/?#]/)
  if (room === 'directory' && place !== '' && part !== '') return `/directory/${place}`
  if (!everybodys.has(room)) return '/'
  return /[0-9a-f]{8}-[0-9a-f]{4}-/.test(path) ? `/${room}` : path
}

/** Rooms with a page of their own for whoever is signed in. */
const everybodys = new Set(
  'directory notebook favors porch word who newcomers ways account start help log refrigerator'.split(' '),
)

async function beginAnew(house: House, clock: SettableClock, jobs: Jobs): Promise<void> {
  const shows = await inTransaction(house.db, async (trx) => {
    const first = await startOver(trx)
    await raiseVersion(trx)
    return first
  })
  clock.moveTo(shows)
  await wakeUp(house, jobs, shows)
}

/** Everything that a new morning asks for: the clock, the doors, the jobs that are due. */
async function wakeUp(house: House, jobs: Jobs, shows: string): Promise<void> {
  await house.town.refresh()
  await forgetPlans(house.db)
  await jobs.runDue(shows)
}

/** Tomorrow, or the next Monday, at the hour the demonstration's mornings begin. */
export function movedOn(zone: string, now: string, to: 'tomorrow' | 'monday'): string {
  const today = dayIn(zone, now)
  const weekday = new Date(`${today}T12:00:00Z`).getUTCDay()
  const days = to === 'tomorrow' ? 1 : (8 - weekday) % 7 || 7
  return instantAt(zone, dayPlus(today, days), laurelGap.firstMorning.time)
}

async function accountNamed(house: House, name: string): Promise<string> {
  const account = await house.db.selectFrom('account').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  return account.id
}
