import { createTransport } from 'nodemailer'
import type { Sender } from './outbox.ts'

export interface Letter {
  to: string
  subject: string
  text: string
  /** The page that stops letters of this kind (RFC 2369); mail programs show it as a button of their own. */
  unsubscribe?: string
}

/** Mail through the town's server; without one it waits, and stewards see on a page that it does. */
export function mailSender(smtpUrl: string | null, from: string): Sender {
  if (!smtpUrl) return () => Promise.resolve('wait')
  const transport = createTransport(smtpUrl, { from })
  return async (payload) => {
    const { unsubscribe, ...letter } = payload as Letter
    // Without List-Unsubscribe-Post (RFC 8058): the page takes a word from its own form alone, as every page here does.
    const headers = unsubscribe ? { 'List-Unsubscribe': `<${unsubscribe}>` } : {}
    await transport.sendMail({ ...letter, headers })
    return 'sent'
  }
}
