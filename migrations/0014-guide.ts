import type { Kysely } from 'kysely'
import { addColumns, unique } from './notation.ts'

/** What a host says when a newcomer asks them to walk along; a face stands in a guide once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, 'guide', { hostAnswer: 'key?', askedAt: 'instant?' })
  await unique(db, 'guideStep', ['guideId', 'faceId'], '"faceId" is not null')
}
