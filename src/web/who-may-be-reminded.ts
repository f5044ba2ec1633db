import type { Guard } from './guard.ts'

/** Who is reminded, by page, by mail and by calendar; a letter's and a calendar's own address open nothing else. */
export const whoMayBeReminded = {
  'GET /notebook/reminders': 'resident',
  'POST /notebook/reminders/:id/answer': 'resident',
  'POST /notebook/reminders/:id/putting-back': 'resident',
  'GET /notebook/reminders/:id/edit': 'resident',
  'POST /notebook/reminders/:id/edit': 'resident',
  'GET /notebook/reminders/:id/removal': 'resident',
  'POST /notebook/reminders/:id/removal': 'resident',
  'GET /notebook/contacts/:id/dates': 'resident',
  'POST /notebook/contacts/:id/dates': 'resident',
  'POST /notebook/contacts/:id/follow-ups': 'resident',
  'GET /notebook/letter': 'resident',
  'POST /notebook/letter': 'resident',
  'POST /notebook/letter/stop': 'resident',
  'GET /notebook/letter/:token': 'anybody',
  'POST /notebook/letter/:token': 'anybody',
  'GET /notebook/calendar': 'resident',
  'POST /notebook/calendar': 'resident',
  'POST /notebook/calendar/end': 'resident',
  'GET /calendar/:token.ics': 'anybody',
} as const satisfies Record<string, Guard>
