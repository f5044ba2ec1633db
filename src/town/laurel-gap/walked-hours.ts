import { dayPlus } from '../../web/clock.ts'
import { businesses } from './businesses.ts'
import type { BusinessSlug } from './shapes.ts'

/**
 * When somebody may be met at a place: inside its own hours, in whole ones, so that the year is laid out without asking
 * the evaluator of hours a thousand questions. `tests/laurel-gap.unit.test.ts` asks them. A season stands before its days.
 */
const walked: Partial<Record<BusinessSlug, string>> = {
  'blevins-band-mill': 'Tu-Sa 8-16',
  'calvin-shook-home-aide': 'Mo-Fr 9-16',
  'cook-well-and-pump': 'Mo-Sa 16-20',
  'dobbins-plumbing': 'Mo-Fr 8-17; Sa 8-12',
  'eldreth-stone': '04-15/10-31 Mo-Sa 9-16',
  'eller-child-care': 'Mo-Fr 7-17',
  'fox-grape-farm-stand': '06-15/10-31 Th-Sa 10-18; 11-01/11-25 Sa 10-14; 11-28/12-23 Mo-Su 9-18',
  'gap-hardware-and-feed': 'Mo-Fr 8-17; Sa 8-13',
  'gap-towing-and-body': 'Mo-Fr 8-17; Sa 8-12',
  'greers-small-engine': '12-06/11-22 Mo-Fr 8-12; 12-06/11-22 Mo-Fr 13-16',
  'hal-testerman-computer-help': 'Sa 10-13',
  'halfway-grocery': 'Mo-Sa 8-20; Su 12-18',
  'horton-appliance-repair': 'Mo-Fr 9-17',
  'joan-presnell-notary': 'Mo,We,Fr 9-12',
  'joyce-owle-bookkeeping': 'Mo-Fr 9-16',
  'kearns-honey': '05-01/10-31 Mo-Su 9-17; 11-01/04-30 Sa 10-14',
  'kemp-upholstery': 'Tu-Fr 9-16',
  'kilby-deer-processing': '09-12/01-02 Mo-Sa 9-19; 09-12/01-02 Su 13-17',
  'laurel-gap-a-m-e-zion-church-office': 'Su 11-13',
  'laurel-gap-clinic': 'Mo,Tu,Th,Fr 8-12; Mo,Tu,Th,Fr 13-17; We 12-19',
  'laurel-gap-fire-hall': 'Tu 19-21; Sa 9-11',
  'laurel-gap-library': 'Tu,Th 10-19; We,Fr 10-17; Sa 10-14',
  'laurel-gap-post-office': 'Mo-Fr 9-12; Mo-Fr 13-16; Sa 9-11',
  'laurel-gap-school-office': '01-05/06-10 Mo-Fr 8-15; 08-11/12-18 Mo-Fr 8-15',
  'laurel-gap-transfer-station': 'Tu,Th,Sa 8-16',
  'mai-vang-veterinarian': 'Th 9-15',
  'maldonado-electric': 'Mo-Fr 7-16',
  'noemi-castellanos-interprete': 'Mo-Sa 8-19',
  'old-gap-propane': '10-01/03-31 Mo-Fr 8-17; 10-01/03-31 Sa 8-12; 04-01/09-30 Mo-Fr 8-16',
  'one-light-brewing': 'We-Fr 16-21; Sa 12-21',
  'osborne-lock-and-key': 'Mo-Su 8-21',
  'panaderia-la-vuelta': 'Tu-Sa 7-14',
  'phipps-tractor': '12-06/11-20 Mo-Fr 8-16; 12-06/11-20 Sa 8-12',
  'price-gravel-and-grading': 'Mo-Fr 7-16; Sa 7-11',
  'rao-physical-therapy': 'Mo,We,Fr 8-17; Tu 12-18',
  'reyes-line-and-fiber': 'Mo-Sa 8-18',
  'saunooke-metal-roofing': '04-01/11-30 Mo-Sa 8-18; 12-01/03-31 Mo-Fr 9-15',
  'second-chair-hair': 'We-Fr 9-18; Sa 8-13',
  'stoplight-laundromat': 'Mo-Su 7-21',
  'sturgills-five-and-ten': 'Mo-Sa 9-17',
  'thaddeus-horton-banjo-and-fiddle': 'Mo-Th 15-19; Sa 10-12',
  'the-blue-door-cafe': 'Mo-Fr 7-14; Sa 7-13',
  'the-greenhouse-at-gap-hardware': '03-01/10-31 Mo-Sa 9-17; 11-01/11-30 Tu,Sa 9-15',
  'three-creeks-savings-bank': 'Mo-Fr 9-16; Sa 9-12',
  'three-creeks-van': 'Mo-Fr 8-17',
  'twice-around-thrift': '01-03/12-23 Th-Sa 10-16',
  'vang-supper-counter': 'We-Sa 17-21; Su 12-15',
  'wards-alterations-and-quilting': 'We,Fr 10-12',
  'weaver-chimney': '08-01/12-31 Mo-Sa 8-17; 01-01/07-31 Tu-Th 9-15',
  'welch-trout': '04-01/10-31 We-Sa 10-17; 11-01/12-23 Fr-Sa 11-15; 01-11/03-31 Fr-Sa 11-15',
  'whitfield-pharmacy': 'Mo-Fr 9-18; Sa 9-12',
  'winebarger-farrier': 'Mo-Sa 8-11',
  'zuniga-tree-work': 'Mo-Sa 8-17',
}

/** The days of the year behind us on which the town stays at home. */
const quiet = new Set(
  '2025-11-26 2025-11-27 2025-12-24 2025-12-25 2025-12-26 2026-01-01 2026-01-19 2026-02-16 2026-04-03 2026-05-25 2026-06-19 2026-07-03 2026-07-04 2026-09-07 2026-10-12 2026-11-11'.split(
    ' ',
  ),
)

const week = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa']

interface Spell {
  from: string
  to: string
  days: ReadonlySet<number>
  opens: number
  closes: number
}

function spellOf(words: string): Spell {
  const parts = words.split(' ')
  const [hours = '', days = '', season = '01-01/12-31'] = parts.reverse()
  const [from = '', to = ''] = season.split('/')
  const [opens, closes] = hours.split('-').map(Number)
  const named = days.split(',').flatMap((some) => {
    const [first = 0, last = first] = some.split('-').map((day) => week.indexOf(day))
    return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => (first + step) % 7)
  })
  return { from, to, days: new Set(named), opens: opens ?? 0, closes: closes ?? 0 }
}

const spells = new Map(Object.entries(walked).map(([slug, words]) => [slug, words.split('; ').map(spellOf)]))
const goneSince = new Map(
  businesses.flatMap(({ slug, standing }) =>
    standing && standing.as !== 'moved' ? [[slug, standing.daysAgo] as const] : [],
  ),
)

const inSeason = ({ from, to }: Spell, day: string): boolean =>
  from <= to ? day >= from && day <= to : day >= from || day <= to

const asked = new Map<string, readonly number[]>()

/** The hours that begin while one may be met there on that day; none where it is shut or gone. */
export function hoursWalked(slug: BusinessSlug, firstDay: string, daysAgo: number): readonly number[] {
  const question = `${slug} ${firstDay} ${String(daysAgo)}`
  const hours = asked.get(question) ?? readHours(slug, dayPlus(firstDay, -daysAgo), daysAgo)
  asked.set(question, hours)
  return hours
}

function readHours(slug: BusinessSlug, day: string, daysAgo: number): number[] {
  if (quiet.has(day) || daysAgo <= (goneSince.get(slug) ?? -1)) return []
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return (spells.get(slug) ?? [])
    .filter((spell) => spell.days.has(weekday) && inSeason(spell, day.slice(5)))
    .flatMap(({ opens, closes }) => Array.from({ length: closes - opens }, (_, hour) => opens + hour))
}

/** The days on which somebody came in so many times, so far apart, oldest first: each on a day it was open. */
export function openDaysOf(
  slug: BusinessSlug,
  firstDay: string,
  { every, last, times }: { every: number; last: number; times: number },
): number[] {
  const days = Array.from({ length: times }, (_, at) => last + at * every)
    .flatMap((day) =>
      [0, 1, 2, 3, 4]
        .map((more) => day + more)
        .filter((one) => open(slug, firstDay, one))
        .slice(0, 1),
    )
    .filter((day) => day < 365)
  return [...new Set(days)].reverse()
}

const open = (slug: BusinessSlug, firstDay: string, daysAgo: number): boolean =>
  daysAgo > 0 && hoursWalked(slug, firstDay, daysAgo).length > 0
