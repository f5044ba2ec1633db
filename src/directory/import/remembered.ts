import type { Db, Trx } from '../../db/tables.ts'
import { type Asked, type Choices, choicesSchema, type Recall, worthKeeping } from './choices.ts'

/** What was said last of a list with the same headings. */
export const recallFrom =
  (db: Db): Recall =>
  async (headings) => {
    const row = await db
      .selectFrom('importHeadings')
      .select('choices')
      .where('headings', '=', headings)
      .executeTakeFirst()
    return row ? choicesIn(row.choices) : null
  }

/** Choices as they are kept; a field that a later version knows no more is asked about again. */
export function choicesIn(json: string | null): Choices | null {
  if (json === null) return null
  const read = choicesSchema.safeParse(JSON.parse(json))
  return read.success ? read.data : null
}

/** Remembers what somebody said of a list's columns; where they said nothing that was not guessed, it is forgotten. */
export async function rememberChoices(
  trx: Trx,
  asked: Asked,
  choices: Choices,
  by: { accountId: string; now: string },
): Promise<void> {
  const kept = worthKeeping(asked, choices)
  if (Object.keys(kept).length === 0) {
    await trx.deleteFrom('importHeadings').where('headings', '=', asked.headings).execute()
    return
  }
  const said = { choices: JSON.stringify(kept), chosenBy: by.accountId, chosenAt: by.now }
  await trx
    .insertInto('importHeadings')
    .values({ headings: asked.headings, ...said })
    .onConflict((conflict) => conflict.column('headings').doUpdateSet(said))
    .execute()
}
