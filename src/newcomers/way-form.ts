import { z } from 'zod'
import { choice, line, maybeLine, paragraph } from '../web/fields.ts'

const which = z.coerce.number().int().min(1).max(1_000_000).catch(0)

export const wayForm = z.object({
  title: line(100, 'way.title-empty'),
  body: paragraph(6000, 'way.body-empty'),
  language: choice(['en', 'es']),
  why: maybeLine(200),
  /** The version that was on the page when its writer began; 0 for a new page. */
  revision: which,
})
export type WayInput = z.output<typeof wayForm>

export const returnForm = z.object({ revision: which })

/** Why a steward takes a page down. Anybody reads it, in the log. */
export const wayReasonForm = z.object({ reason: line(300) })
