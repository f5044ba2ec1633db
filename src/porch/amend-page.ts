import type { Request, Response } from 'express'
import { type FormState, freshForm } from '../web/forms.ts'
import type { House } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import type { SignedIn } from '../web/viewer.ts'
import { readingOf } from './page.ts'
import { changesOfNote } from './queries-amending.ts'
import type { Post } from './queries-posts.ts'
import { shownPost } from './shown-rules.ts'

/** A closure as it hangs, to be changed by any of those who keep the shop's page. @param stale somebody was quicker */
export async function showAmendForm(
  house: House,
  req: Request,
  res: Response,
  { viewer, post, form, stale = false }: { viewer: SignedIn; post: Post; form?: FormState; stale?: boolean },
): Promise<void> {
  const { words, language, closedFrom, closedThrough, expiresOn } = post
  const days = { first: closedFrom ?? '', day: closedThrough ?? expiresOn }
  const page = {
    post: shownPost(post, readingOf(house, res)),
    seen: (await changesOfNote(house.db, viewer, post.id)).length,
    stale,
  }
  showPage(house, req, res, {
    view: 'porch/amend',
    title: res.locals.t('porch.amend-title'),
    tab: 'porch',
    page,
    form: form ?? freshForm({ words, language, ...days }),
    ...(stale && { status: 409 }),
  })
}
