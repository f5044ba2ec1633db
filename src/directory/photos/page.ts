import type { Request, Response } from 'express'
import { type FormState, freshForm } from '../../web/forms.ts'
import type { House } from '../../web/house.ts'
import { showPage } from '../../web/page.ts'
import { type KeptPhoto, type PhotoPlace, photosOf } from './queries.ts'
import { LONGEST_CAPTION, MOST_PHOTOS, shownPhoto } from './rules.ts'

/** A place's photos in the hands of whoever keeps them, and a form for another one. */
export async function showPhotos(
  house: House,
  req: Request,
  res: Response,
  place: PhotoPlace,
  { form = freshForm(), status }: { form?: FormState; status?: number } = {},
): Promise<void> {
  const title = res.locals.t('photo.title', { name: place.name })
  const photos = (await photosOf(house.db, place.id)).map(shownPhoto)
  const page = {
    place,
    title,
    photos,
    // Who keeps their address back is told what a picture gives away.
    keepsAddressBack: place.addressShown !== 'full',
    mayAdd: photos.length < MOST_PHOTOS,
    longest: LONGEST_CAPTION,
  }
  showPage(house, req, res, { view: 'directory/photos', title, tab: 'find', page, form, ...(status && { status }) })
}

/** Other words under one photo. */
export function showCaption(
  house: House,
  req: Request,
  res: Response,
  { place, photo, form }: { place: PhotoPlace; photo: KeptPhoto; form: FormState },
): void {
  const page = { place, photo: shownPhoto(photo), longest: LONGEST_CAPTION }
  const title = res.locals.t('photo.caption-title')
  showPage(house, req, res, { view: 'directory/photo-caption', title, tab: 'find', page, form })
}

/** Asks once before a photo comes off; a steward says why. */
export function askToTakePhotoOff(
  house: House,
  req: Request,
  res: Response,
  { place, photo, form = freshForm() }: { place: PhotoPlace; photo: KeptPhoto; form?: FormState },
): void {
  const page = { place, photo: shownPhoto(photo), isTheirs: photo.isTheirs }
  const title = res.locals.t('photo.take-off-ask')
  showPage(house, req, res, { view: 'directory/photo-removal', title, tab: 'find', page, form })
}
