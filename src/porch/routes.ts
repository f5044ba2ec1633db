import type { Request } from 'express'
import type { Trx } from '../db/tables.ts'
import { inTransaction } from '../db/transaction.ts'
import { NotFound } from '../errors.ts'
import { sayDayBy } from '../web/dates.ts'
import { say } from '../web/flash.ts'
import { parseForm, withError } from '../web/forms.ts'
import { type House, townOf } from '../web/house.ts'
import { localPath } from '../web/local-path.ts'
import { once, onceOrAgain } from '../web/once.ts'
import type { Street } from '../web/registrar.ts'
import { amendRoutes } from './amend-routes.ts'
import { doorsOfNote, type LookAtDoors } from './closures.ts'
import { deskRoutes } from './desk-routes.ts'
import { digestRoutes } from './digest-routes.ts'
import { feedRoutes } from './feed-routes.ts'
import { postForm, removalForm, replyForm } from './form.ts'
import { askToRemove, showPorch, showPostForm, todayIn } from './page.ts'
import { showPost } from './post-page.ts'
import { counterOf, readPost } from './post-reading.ts'
import { hangPost, postFor, stillHangs, takeDown } from './queries-posts.ts'
import { markRead, putReply } from './queries-replies.ts'
import { takeBack, thingToRemove } from './queries-things.ts'
import { hangs, mayReplyAsBusiness } from './rules.ts'
import { calledBy } from './shown-rules.ts'
import { stoveRoutes } from './stove-routes.ts'

const idIn = (req: Request): string => String(req.params.id)

/** The porch: what neighbors ask, offer and thank for, what they answer, and the week's question. */
export function porchRoutes(street: Street, house: House, lookAtDoors: LookAtDoors): void {
  feedRoutes(street, house)
  stoveRoutes(street, house)
  digestRoutes(street, house)
  noteRoutes(street, house, lookAtDoors)
  replyRoutes(street, house)
  amendRoutes(street, house, lookAtDoors)
  removalRoutes(street, house, lookAtDoors)
  deskRoutes(street, house, lookAtDoors)
}

function noteRoutes(street: Street, house: House, lookAtDoors: LookAtDoors): void {
  street.open('GET /porch', (req, res) => showPorch(house, req, res))
  street.signedIn('GET /porch/new', (req, res, viewer) => showPostForm(house, req, res, viewer))

  street.signedIn('POST /porch', async (req, res, viewer) => {
    const form = parseForm(postForm, req.body)
    if (!form.ok) return showPostForm(house, req, res, viewer, form.state)
    const read = readPost(form.value, viewer, { today: todayIn(house), zone: townOf(house).zone })
    if ('key' in read) return showPostForm(house, req, res, viewer, withError(form.state, read.field, read.key))
    const now = house.clock.now()
    const up = async (trx: Trx, at: string) =>
      stillHangs(trx, viewer, /[0-9a-f-]{36}/.exec(at)?.[0] ?? '', todayIn(house))
    const { location, again } = await inTransaction(house.db, (trx) =>
      onceOrAgain(
        trx,
        { author: viewer.accountId, body: req.body, now },
        (at) => up(trx, at),
        async () => {
          const id = await hangPost(trx, viewer, read, now)
          return `/porch/${id}${read.kind === 'ask' ? '?up' : ''}`
        },
      ),
    )
    if (read.closedFrom && read.from) await lookAtDoors([read.from.businessId])
    const day = sayDayBy(read.expiresOn, todayIn(house), res.locals.language)
    if (again) say(res, house.secret, { key: 'porch.there-already' })
    else if (read.kind !== 'ask') say(res, house.secret, { key: 'porch.hung', values: { day } })
    res.redirect(303, location)
  })

  street.open('GET /porch/:id', async (req, res) => {
    await showPost(house, req, res, await postFor(house.db, res.locals.viewer, idIn(req), todayIn(house)))
  })
}

function replyRoutes(street: Street, house: House): void {
  street.signedIn('POST /porch/:id/replies', async (req, res, viewer) => {
    const post = await postFor(house.db, viewer, idIn(req), todayIn(house))
    if (!hangs(post, todayIn(house))) throw new NotFound('note')
    const form = parseForm(replyForm, req.body)
    if (!form.ok) return showPost(house, req, res, post, form.state)
    const { as, to, ...words } = form.value
    const from = counterOf(viewer, as)
    if (from === undefined || (from !== null && !mayReplyAsBusiness(post.kind)))
      return showPost(house, req, res, post, withError(form.state, 'as', 'porch.not-behind'))
    const isOwn = post.accountId === viewer.accountId
    const toAuthorOnly = to === 'author' && !isOwn ? 1 : 0
    const now = house.clock.now()
    const location = await inTransaction(house.db, (trx) =>
      once(trx, { author: viewer.accountId, body: { ...req.body, post: post.id }, now }, async () => {
        return `/porch/${post.id}#r-${await putReply(trx, viewer, post, { ...words, toAuthorOnly, from }, now)}`
      }),
    )
    say(res, house.secret, {
      key: toAuthorOnly ? 'porch.answered-alone' : 'porch.answered',
      values: { name: calledBy(post.name) },
    })
    res.redirect(303, location)
  })

  street.signedIn('POST /porch/replies/:id/reading', async (req, res, viewer) => {
    await inTransaction(house.db, (trx) => markRead(trx, viewer, idIn(req), house.clock.now()))
    say(res, house.secret, { key: 'porch.read-kept' })
    res.redirect(303, localPath((req.body as Record<string, unknown> | undefined)?.back) ?? '/word')
  })
}

/** One's own words, and a closure of one's shop: a note comes down first, and goes for good when that is asked; a reply or an answer goes at once. */
function removalRoutes(street: Street, house: House, lookAtDoors: LookAtDoors): void {
  street.signedIn('GET /porch/:id/removal', async (req, res, viewer) => {
    const today = todayIn(house)
    const thing = await thingToRemove(house.db, viewer, idIn(req), today)
    const up = thing.kind === 'porch-post' && hangs(await postFor(house.db, viewer, thing.id, today), today)
    askToRemove(house, req, res, thing, up)
  })

  street.signedIn('POST /porch/:id/removal', async (req, res, viewer) => {
    const today = todayIn(house)
    const thing = await thingToRemove(house.db, viewer, idIn(req), today)
    if (thing.kind === 'porch-post') {
      const form = parseForm(removalForm, req.body)
      const isOwn = thing.accountId === viewer.accountId
      const erases = form.ok && form.value.erase === 1 && isOwn
      const place = thing.business
      const how = await inTransaction(house.db, async (trx) =>
        takeDown(trx, await postFor(trx, viewer, thing.id, today), { today, now: house.clock.now(), erases }),
      )
      await lookAtDoors(await doorsOfNote(house.db, thing.id))
      say(res, house.secret, { key: `porch.is-${how}` })
      // What came down is its author's alone to read.
      res.redirect(303, isOwn || !place ? (how === 'down' ? thing.href : '/porch') : `/directory/${place.slug}`)
      return
    }
    await inTransaction(house.db, (trx) => takeBack(trx, thing))
    say(res, house.secret, { key: 'porch.is-erased' })
    res.redirect(303, thing.href.split('#')[0] ?? '/porch')
  })
}
