import { z } from 'zod'
import { textOf } from '../facts.ts'
import type { Remark } from './listing.ts'
import type { Brought, BroughtName } from './listing-facts.ts'
import type { Missing } from './missing.ts'
import type { Outcome } from './weighing.ts'

/** How much of each kind a preview shows; the counts are of all. */
const most = {
  new: 40,
  changed: 50,
  linked: 50,
  skipped: 100,
  left: 100,
  doubted: 50,
  noTrade: 200,
  remarks: 200,
  missing: 200,
}

const row = z.object({ row: z.number(), name: z.string() })
const entry = row.extend({ slug: z.string() })
const place = z.object({ name: z.string(), slug: z.string() })
const remark = z.object({
  row: z.number(),
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
const lastWord = z.object({ accountId: z.string().nullable(), source: z.string().nullable(), at: z.string() })
const changedField = z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })
const count = z.number().default(0)

/** What an import would do, or did. It is kept as JSON with the run; people are in it by id alone. */
export const summarySchema = z.object({
  new: count,
  changed: count,
  linked: count,
  unchanged: count,
  skipped: count,
  gone: count,
  left: count,
  doubted: count,
  noTrade: count,
  newOnes: z.array(row.extend({ place: z.string(), trades: z.array(z.string()) })).default([]),
  changedOnes: z.array(entry.extend({ fields: z.array(changedField) })).default([]),
  noTradeOnes: z.array(row).default([]),
  linkedOnes: z.array(entry.extend({ fields: z.array(z.string()) })).default([]),
  leftOnes: z.array(entry.extend({ field: z.string(), lastWord: lastWord.nullable() })).default([]),
  goneOnes: z.array(row).default([]),
  doubtedOnes: z.array(entry).default([]),
  remarks: z.array(remark).default([]),
  /** Of the same source, and not in this list. */
  missing: count,
  missingOnes: z.array(place).default([]),
  /** The list has so little of what its source brought before that it says nothing about the rest. */
  isPart: z.boolean().default(false),
  /** What taking it back did. */
  undone: z
    .object({ removed: count, restored: count, kept: count, keptOnes: z.array(place.extend({ why: z.string() })) })
    .nullable()
    .default(null),
})
export type Summary = z.output<typeof summarySchema>

/** Of rows without a business in them a reader speaks in remarks. */
const skippingRemarks = new Set<string>(['no-name', 'twice-in-file'])

export function emptySummary(remarks: readonly Remark[]): Summary {
  const summary = summarySchema.parse({})
  summary.skipped = remarks.filter(({ code }) => skippingRemarks.has(code)).length
  summary.remarks = remarks.slice(0, most.remarks)
  if (remarks.length > most.remarks) {
    summary.remarks.push({ row: 0, code: 'more-remarks', values: { n: remarks.length - most.remarks } })
  }
  return summary
}

/** Counts an outcome, and keeps it as a sample while there is room. */
export function addOutcome(summary: Summary, outcome: Outcome): void {
  const { brought } = outcome
  const named = { row: brought.row, name: brought.facts.name }
  switch (outcome.kind) {
    case 'new':
      return addNew(summary, brought)
    case 'same':
      summary.unchanged += 1
      return
    case 'gone':
      summary.skipped += 1
      summary.gone += 1
      return put(summary.goneOnes, most.skipped, named)
    case 'doubted':
      summary.doubted += 1
      summary.unchanged += 1
      return put(summary.doubtedOnes, most.doubted, { ...named, slug: outcome.entry.slug })
    case 'linked':
      summary.linked += 1
      return put(summary.linkedOnes, most.linked, {
        ...named,
        slug: outcome.entry.slug,
        fields: Object.keys(outcome.changes),
      })
    case 'known':
      return addKnown(summary, outcome)
  }
}

/** @param missing null where the list is only a part of what its source brought before */
export function addMissing(summary: Summary, missing: readonly Missing[] | null): void {
  summary.isPart = missing === null
  summary.missing = missing?.length ?? 0
  summary.missingOnes = (missing ?? []).slice(0, most.missing)
}

function addNew(summary: Summary, { row: at, facts, addressShown }: Brought): void {
  summary.new += 1
  if (facts.categories.length === 0) {
    summary.noTrade += 1
    put(summary.noTradeOnes, most.noTrade, { row: at, name: facts.name })
  }
  const place = addressShown === 'full' ? [facts.street, facts.locality] : [facts.locality]
  put(summary.newOnes, most.new, {
    row: at,
    name: facts.name,
    place: place.filter(Boolean).join(', '),
    trades: facts.categories,
  })
}

function addKnown(
  summary: Summary,
  { brought, entry: known, changes, left }: Extract<Outcome, { kind: 'known' }>,
): void {
  const named = { row: brought.row, name: known.facts.name, slug: known.slug }
  const fields = (Object.keys(changes) as BroughtName[]).map((field) => {
    const told = !known.hidden.has(field)
    const before = told ? textOf(field, known.facts) : null
    return { field, before, after: told ? textOf(field, brought.facts) : null }
  })
  if (fields.length > 0) {
    summary.changed += 1
    put(summary.changedOnes, most.changed, { ...named, fields })
  } else summary.unchanged += 1
  summary.left += left.length
  for (const { field, lastWord: said } of left) put(summary.leftOnes, most.left, { ...named, field, lastWord: said })
}

function put<T>(list: T[], limit: number, one: T): void {
  if (list.length < limit) list.push(one)
}
