import type { Request, Response } from 'express'
import type { SafeHtml } from '../web/assets.ts'
import type { SignedIn } from '../web/viewer.ts'
import type { ContactRow } from './queries-contacts.ts'

/** What another room puts on somebody's page of the viewer's own notebook; null where it has nothing to say of them. */
export type ContactSection = (
  contact: ContactRow,
  req: Request,
  res: Response,
  viewer: SignedIn,
) => Promise<SafeHtml | null>
