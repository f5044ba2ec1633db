import { createTransport } from 'nodemailer'
import type { Sender } from './outbox.ts'

export interface Letter {
  to: string
  subject: string
  text: string
}

/** Mail through the town's server; without one it waits, and stewards see on a page that it does. */
export function mailSender(smtpUrl: string | null, from: string): Sender {
  if (!smtpUrl) return () => Promise.resolve('wait')
  const transport = createTransport(smtpUrl, { from })
  return async (payload) => {
    await transport.sendMail(payload as Letter)
    return 'sent'
  }
}
