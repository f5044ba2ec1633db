import { z } from 'zod'
import { tidyLine, tidyText } from '../../web/text.ts'
import { ARCHIVE, ARCHIVE_VERSION } from './as-json.ts'

/** Words of another town are tidied as words typed here are. */
const words = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform(tidyText)
    .refine((text) => text !== '')
const oneLine = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform(tidyLine)
    .refine((text) => text !== '')
const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const day = z.iso.date()
const instant = z.iso.datetime()
const flag = z.union([z.literal(0), z.literal(1)])
const language = z.enum(['en', 'es'])
const MOST = 50_000
const rows = <Schema extends z.ZodType>(row: Schema) => z.array(row).max(MOST).default([])

/** A page of somebody's notebook may be longer than a form would take today, but not without end. */
const PAGE = 4000

const tables = z.object({
  contact: rows(
    z.object({
      id: uuid,
      name: oneLine(200),
      faceId: uuid.nullish(),
      howMet: words(PAGE).nullish(),
      metThroughId: uuid.nullish(),
      language: language.nullish(),
      rhythmDays: z.int().min(1).max(3660).nullish(),
      diedOn: day.nullish(),
      createdAt: instant,
      updatedAt: instant,
    }),
  ),
  contactFact: rows(
    z.object({
      id: uuid,
      contactId: uuid,
      kind: z.enum(['fact', 'family', 'animal', 'topic', 'tag']),
      label: oneLine(200).nullish(),
      value: words(PAGE),
      position: z.int().min(0).max(100_000),
    }),
  ),
  contactDate: rows(
    z
      .object({
        id: uuid,
        contactId: uuid,
        label: oneLine(200),
        year: z.int().min(1800).max(9999).nullish(),
        month: z.int().min(1).max(12),
        dayOfMonth: z.int().min(1).max(31).nullish(),
      })
      // Any leap year has all the days that any month may have.
      .refine(({ month, dayOfMonth }) => !dayOfMonth || dayOfMonth <= new Date(Date.UTC(2024, month, 0)).getUTCDate()),
  ),
  visit: rows(
    z.object({
      id: uuid,
      businessId: uuid.nullish(),
      place: oneLine(300).nullish(),
      visitedOn: day,
      kind: z.enum(['visit', 'regular-since']),
      whatFor: oneLine(400).nullish(),
      createdAt: instant,
      updatedAt: instant,
    }),
  ),
  visitContact: rows(z.object({ visitId: uuid, contactId: uuid })),
  note: rows(
    z.object({
      id: uuid,
      contactId: uuid.nullish(),
      visitId: uuid.nullish(),
      businessId: uuid.nullish(),
      body: words(PAGE),
      language,
      askNext: flag,
      askedOn: day.nullish(),
      createdAt: instant,
      updatedAt: instant,
    }),
  ),
  reminder: rows(
    z.object({
      id: uuid,
      contactId: uuid.nullish(),
      visitId: uuid.nullish(),
      kind: z.enum(['date', 'follow-up', 'stay-in-touch']),
      contactDateId: uuid.nullish(),
      words: oneLine(600),
      language: language.nullish(),
      dueOn: day,
      occursOn: day.nullish(),
      putOffTo: day.nullish(),
      answeredOn: day.nullish(),
      state: z.enum(['waiting', 'done', 'skipped']),
    }),
  ),
})

export const archiveForm = z.object({
  format: z.literal(ARCHIVE),
  version: z.literal(ARCHIVE_VERSION),
  town: z.object({ name: oneLine(200) }),
  takenAt: instant,
  tables,
  businesses: z.record(uuid, z.object({ code: oneLine(40), name: oneLine(300) })).default({}),
  faces: z.record(uuid, z.object({ name: oneLine(200), businessId: uuid })).default({}),
})

export type ReadArchive = z.output<typeof archiveForm>

/** What cannot be read, and where. */
export type Unreadable =
  { wrong: 'not-one' } | { wrong: 'too-new' } | { wrong: 'too-much' } | { wrong: 'broken'; where: string }

/** @param text of `woodstove.json` in the file */
export function readArchive(text: string): ReadArchive | Unreadable {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { wrong: 'not-one' }
  }
  const head = z.looseObject({ format: z.literal(ARCHIVE), version: z.int() }).safeParse(value)
  if (!head.success) return { wrong: 'not-one' }
  if (head.data.version > ARCHIVE_VERSION) return { wrong: 'too-new' }
  const read = archiveForm.safeParse(value)
  if (!read.success) {
    const [issue] = read.error.issues
    if (issue?.code === 'too_big' && issue.origin === 'array') return { wrong: 'too-much' }
    return { wrong: 'broken', where: (issue?.path ?? []).map(String).join(' ') }
  }
  const stray = strayIn(read.data.tables)
  return stray === null ? read.data : { wrong: 'broken', where: stray }
}

/** Rows that speak of something that is not in the file: kept, they would hang in the air. */
function strayIn(all: z.output<typeof tables>): string | null {
  const people = new Set(all.contact.map(({ id }) => id))
  const visits = new Set(all.visit.map(({ id }) => id))
  const astray = (contactId?: string | null, visitId?: string | null): boolean =>
    (contactId ? !people.has(contactId) : false) || (visitId ? !visits.has(visitId) : false)
  if (all.contact.some(({ metThroughId }) => astray(metThroughId))) return 'contact metThroughId'
  for (const table of ['contactFact', 'contactDate', 'visitContact', 'note', 'reminder'] as const) {
    const rows: { contactId?: string | null | undefined; visitId?: string | null | undefined }[] = all[table]
    if (rows.some((row) => astray(row.contactId, row.visitId))) return table
  }
  const dates = new Set(all.contactDate.map(({ id }) => id))
  if (all.reminder.some(({ contactDateId }) => contactDateId && !dates.has(contactDateId))) return 'reminder'
  for (const table of ['contact', 'contactFact', 'contactDate', 'visit', 'note', 'reminder'] as const) {
    const rows: { id: string }[] = all[table]
    if (new Set(rows.map(({ id }) => id)).size < rows.length) return `${table} id`
  }
  const met = all.visitContact.map(({ visitId, contactId }) => `${visitId} ${contactId}`)
  return new Set(met).size < met.length ? 'visitContact' : null
}
