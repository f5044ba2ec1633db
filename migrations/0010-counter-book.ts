import type { Kysely } from 'kysely'
import { addColumns, index } from './notation.ts'

/** What a counter needs beside the notebooks' model, and what a claim remembers on its way. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'contact', { lastInOn: 'day?' })
  await index(db, 'contact', ['notebookId', 'lastInOn'], '"lastInOn" is not null')
  await addColumns(db, 'note', { kind: 'key?', correctedOn: 'day?', correctionSeenAt: 'instant?' })
  await index(db, 'note', ['notebookId', 'correctedOn'], '"correctedOn" is not null')
  await addColumns(db, 'cardGrant', { usual: 'text?' })
  await addColumns(db, 'claim', {
    codeMadeAt: 'instant?',
    objectedBy: 'key? -> account set null',
    objection: 'text?',
    toldAt: 'instant?',
  })
  await addColumns(db, 'businessPerson', { claimId: 'key? -> claim set null' })
}
