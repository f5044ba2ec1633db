import type { Request, RequestHandler, Response } from 'express'
import { inTransaction } from '../../db/transaction.ts'
import { NotFound } from '../../errors.ts'
import { refuseOtherSites } from '../../web/cross-site.ts'
import { say } from '../../web/flash.ts'
import { freshForm, parseForm, withError } from '../../web/forms.ts'
import type { House } from '../../web/house.ts'
import type { Street } from '../../web/registrar.ts'
import { refuseNul } from '../../web/security.ts'
import type { SignedIn } from '../../web/viewer.ts'
import { openDarkroom } from './darkroom.ts'
import { dropFiles, readPhotoFile } from './files.ts'
import { captionForm, pictureIn, positionForm, reasonForm, receivePhoto } from './form.ts'
import { hang } from './hanging.ts'
import { askToTakePhotoOff, showCaption, showPhotos } from './page.ts'
import { isOnAPage, movePhoto, photoAt, placeOfPhotos, recaption, takePhotoOff } from './queries.ts'
import { fileAsked } from './rules.ts'

/** A place's photos: put up, put in order, worded and taken off by whoever keeps its page; seen by anybody. */
export function photoRoutes(street: Street, house: House): void {
  const { db, secret } = house
  const darkroom = openDarkroom()

  street.open('GET /photos/:file', (req, res) => sendPhoto(house, req, res))

  street.signedIn('GET /directory/:slug/photos', async (req, res, viewer) => {
    await showPhotos(house, req, res, await placeOfPhotos(db, viewer, slugIn(req)))
  })

  const before = [keepersOnly(house), receivePhoto, refuseNul, refuseOtherSites(house)]
  street.signedIn('POST /directory/:slug/photos', ...before, async (req, res, viewer) => {
    const place = await placeOfPhotos(db, viewer, slugIn(req))
    const form = parseForm(captionForm, req.body)
    const brought = pictureIn(req)
    if ('wrong' in brought) {
      const { wrong, values, status } = brought
      return showPhotos(house, req, res, place, {
        form: withError(form.state, 'photo', wrong, values),
        ...(status && { status }),
      })
    }
    if (!form.ok) return showPhotos(house, req, res, place, { form: withError(form.state, 'photo', 'photo.again') })
    const body = req.body as Record<string, unknown>
    const { language } = res.locals
    const not = await hang(house, darkroom, { viewer, place, body, picture: brought, ...form.value, language })
    if (not) {
      const { wrong, status } = not
      return showPhotos(house, req, res, place, {
        form: withError(form.state, 'photo', wrong),
        ...(status && { status }),
      })
    }
    say(res, secret, { key: 'photo.is-up', link: { href: `/directory/${place.slug}#photos`, key: 'photo.see' } })
    res.redirect(303, `/directory/${place.slug}/photos`)
  })

  onePhotoRoutes(street, house)
}

function onePhotoRoutes(street: Street, house: House): void {
  const { db, clock, secret } = house

  const found = async (req: Request, viewer: SignedIn) => {
    const place = await placeOfPhotos(db, viewer, slugIn(req))
    const photo = await photoAt(db, viewer, place, String(req.params.id))
    return { place, photo, said: { businessId: place.id, by: viewer.accountId, now: clock.now() } }
  }
  const back = (res: Response, { slug }: { slug: string }): void => {
    res.redirect(303, `/directory/${slug}/photos`)
  }

  street.signedIn('GET /directory/:slug/photos/:id/caption', async (req, res, viewer) => {
    const { place, photo } = await found(req, viewer)
    showCaption(house, req, res, { place, photo, form: freshForm({ caption: photo.caption }) })
  })

  street.signedIn('POST /directory/:slug/photos/:id/caption', async (req, res, viewer) => {
    const { place, photo, said } = await found(req, viewer)
    const form = parseForm(captionForm, req.body)
    if (!form.ok) return showCaption(house, req, res, { place, photo, form: form.state })
    const words = { ...form.value, language: res.locals.language }
    await inTransaction(db, (trx) => recaption(trx, photo, words, said))
    say(res, secret, { key: 'photo.said' })
    back(res, place)
  })

  street.signedIn('POST /directory/:slug/photos/:id/position', async (req, res, viewer) => {
    const { place, photo } = await found(req, viewer)
    const form = parseForm(positionForm, req.body)
    if (form.ok) await inTransaction(db, (trx) => movePhoto(trx, place.id, photo.id, form.value.to))
    else return showPhotos(house, req, res, place, { form: withError(freshForm(), 'form', 'form.choose') })
    back(res, place)
  })

  street.signedIn('GET /directory/:slug/photos/:id/removal', async (req, res, viewer) => {
    askToTakePhotoOff(house, req, res, await found(req, viewer))
  })

  street.signedIn('POST /directory/:slug/photos/:id/removal', async (req, res, viewer) => {
    const { place, photo, said } = await found(req, viewer)
    const form = photo.isTheirs ? null : parseForm(reasonForm, req.body)
    if (form && !form.ok) return askToTakePhotoOff(house, req, res, { place, photo, form: form.state })
    const reason = form ? form.value.reason : null
    await inTransaction(db, (trx) => takePhotoOff(trx, photo.id, reason, said))
    await dropFiles(house, photo.file)
    say(res, secret, { key: reason === null ? 'photo.taken-off' : 'unsay.done' })
    back(res, place)
  })
}

const slugIn = (req: Request): string => String(req.params.slug)

/** Nobody else's picture is even listened to. */
const keepersOnly =
  (house: House): RequestHandler =>
  async (req, res, next) => {
    await placeOfPhotos(house.db, res.locals.viewer, slugIn(req))
    next()
  }

/** A file never changes under its name; one that was taken off, or whose place is no page any more, is not there. */
async function sendPhoto(house: House, req: Request, res: Response): Promise<void> {
  const name = String(req.params.file)
  const file = fileAsked(name)
  if (file === null || !(await isOnAPage(house.db, file))) throw new NotFound('photo')
  const bytes = await readPhotoFile(house, name)
  if (!bytes) throw new NotFound('photo')
  const etag = `"${name}"`
  res.setHeader('cache-control', 'public, max-age=31536000, immutable')
  res.setHeader('etag', etag)
  if (req.get('if-none-match') === etag) {
    res.status(304).end()
    return
  }
  res.setHeader('content-type', 'image/jpeg')
  res.setHeader('content-length', bytes.length)
  res.end(req.method === 'HEAD' ? undefined : bytes)
}
