import fs, { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { businessMerged } from '../src/handlers.ts'
import { newId } from '../src/db/ids.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { mergeBusinesses } from '../src/directory/merges/merging.ts'
import { undoMerge } from '../src/directory/merges/undoing.ts'
import { createBusiness, plainFacts } from '../src/directory/records.ts'
import { type Agent, MORNING, openTown, PASSWORD } from './support/town.ts'

const town = await openTown()
const { house } = town
const { db } = house
const folder = join(house.config.dataDir, 'photos')

let earl: Agent
let tammy: Agent
let ruth: Agent
let dee: Agent
let place = { id: '', slug: '' }

beforeAll(async () => {
  place = await addPlace('Gap Hardware')
  earl = await town.signIn('Earl Presnell')
  tammy = await town.signIn('Tammy Yates')
  ruth = await town.signIn('Ruth Calloway')
  dee = await town.signIn('Dee Lassiter', 'steward')
  await stand('Earl Presnell', 'owner')
  await stand('Tammy Yates', 'staff')
})

afterEach(async () => {
  await db.deleteFrom('photo').execute()
  await rm(folder, { recursive: true, force: true })
})

const addPlace = (name: string, facts: Partial<typeof plainFacts> = {}) =>
  inTransaction(db, (trx) =>
    createBusiness(trx, { ...plainFacts, name, ...facts }, { accountId: null, source: 'town' }, MORNING),
  )

async function stand(name: string, role: 'owner' | 'staff', claimId: string | null = null): Promise<void> {
  const person = { id: newId(), businessId: place.id, accountId: await town.account(name), role, claimId }
  await db
    .insertInto('businessPerson')
    .values({ ...person, fromOn: '2026-01-01' })
    .execute()
}

/** A picture with hills in it, so that it is no single color. */
const hills = (width = 800, height = 600, sky = '#9db7c4') =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6" width="${width}" height="${height}" preserveAspectRatio="none"><rect width="8" height="6" fill="${sky}"/><path d="M0 6V4q2-3 4-1t4-1v4z" fill="#3e5a48"/></svg>`,
    ),
  )
const jpeg = (width?: number, height?: number) => hills(width, height).jpeg().toBuffer()

const at = (slug: string, rest = ''): string => `/directory/${slug}/photos${rest}`

interface Sending {
  to?: string
  caption?: string
  key?: string
  name?: string
}

const hang = (agent: Agent, picture: Buffer, { to = place.slug, caption, key, name = 'a.jpg' }: Sending = {}) => {
  const sent = agent.post(at(to)).field('key', key ?? newId())
  return sent.field('caption', caption ?? 'The door on Creek Alley').attach('photo', picture, name)
}

const pageOf = async (agent: Agent, slug = place.slug): Promise<string> =>
  (await agent.get(`/directory/${slug}`).expect(200)).text
const files = async (): Promise<string[]> => await readdir(folder).catch(() => [])
const photos = (businessId = place.id) =>
  db.selectFrom('photo').selectAll().where('businessId', '=', businessId).orderBy('position').orderBy('id').execute()
const addressIn = (html: string): string => /<img src="(\/photos\/[\w.-]+\.jpg)"/.exec(html)![1]!
const captionsIn = (html: string): string[] =>
  [...html.matchAll(/<figcaption[^>]*>([^<]*)</g)].map((found) => found[1]!)

describe('a place’s photos', () => {
  test('without any the page says nothing of them, but to whoever may put one up', async () => {
    const [theirs, anybodys] = [await pageOf(earl), await pageOf(town.visitor())]
    expect(theirs).toContain('Add a photo')
    for (const page of [anybodys, await pageOf(ruth), await pageOf(tammy)])
      for (const none of ['Add a photo', '/photos', 'id="photos"']) expect(page).not.toContain(none)
    expect((await earl.get(at(place.slug)).expect(200)).text).toContain('No photo is up yet')
  })

  test('its owner puts one up with words; everybody sees it, with its size, in two widths', async () => {
    await town.visitor().get(`/directory/${place.slug}`)
    await hang(earl, await jpeg(3000, 2000), { caption: '  Nails by the   pound ' }).expect(303)
    const page = await pageOf(town.visitor())
    expect(page).toMatch(/<img src="\/photos\/[\w-]+\.jpg" srcset="[^"]+\.small\.jpg 480w, [^"]+\.jpg 1200w"/)
    expect(page).toContain('width="1200" height="800" alt="Nails by the pound" loading="lazy"')
    expect(captionsIn(page)).toEqual(['Nails by the pound'])
    const answer = await town.visitor().get(addressIn(page)).expect(200)
    expect(answer.headers['content-type']).toBe('image/jpeg')
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(await sharp(answer.body as Buffer).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 800 })
    expect(page).toContain(
      `"contentUrl":"http://127.0.0.1${addressIn(page)}","width":1200,"height":800,"caption":"Nails by`,
    )
    const small = await town.visitor().get(addressIn(page).replace('.jpg', '.small.jpg')).expect(200)
    expect(await sharp(small.body as Buffer).metadata()).toMatchObject({ width: 480, height: 320 })
    await town.visitor().get(addressIn(page)).set('if-none-match', String(answer.headers.etag)).expect(304)
    expect((await earl.get(`/directory/${place.slug}/history`)).text).toMatch(/Photos<\/dt>[\s\S]*a photo/)
    expect(await pageOf(earl)).toContain('Photos on this page')
  })

  test('neither a neighbor, a clerk, a stranger nor whoever waits out an objection puts one up', async () => {
    const claimId = newId()
    const claim = { businessId: place.id, accountId: await town.account('Nate Bowers'), claimedAs: 'owner' } as const
    const until = { state: 'open', askedAt: MORNING, publicFrom: '2026-11-24T05:00:00.000Z' } as const
    await db
      .insertInto('claim')
      .values({ id: claimId, ...claim, ...until })
      .execute()
    await stand('Nate Bowers', 'owner', claimId)
    const nate = await town.signIn('Nate Bowers')
    const picture = await jpeg()
    for (const agent of [ruth, tammy, nate]) {
      await agent.get(at(place.slug)).expect(404)
      await hang(agent, picture).expect(404)
    }
    await town.visitor().get(at(place.slug)).expect(303)
    const refused = await hang(town.visitor(), picture, { caption: 'The door, by a stranger' }).expect(401)
    expect(refused.text).toContain('The door, by a stranger')
    expect(await files()).toEqual([])
    town.setClock('2026-11-24T14:40:00.000Z')
    await hang(nate, picture).expect(303)
    town.setClock(MORNING)
  })

  test('a steward does, for a place that nobody stands behind', async () => {
    const { slug } = await addPlace('Mill Ruin')
    await hang(dee, await jpeg(), { to: slug, caption: 'Only the wheel pit is left' }).expect(303)
    expect(await pageOf(town.visitor(), slug)).toContain('Only the wheel pit is left')
  })

  test('at most six, in the order that was chosen', async () => {
    const picture = await jpeg(400, 300)
    for (const caption of ['one', 'two', 'three', 'four', 'five', 'six'])
      await hang(earl, picture, { caption }).expect(303)
    const full = (await earl.get(at(place.slug))).text
    expect(full).toContain('Six photos are as many')
    expect(full).not.toContain('type="file"')
    const seventh = await hang(earl, picture, { caption: 'seven' }).expect(409)
    expect(seventh.text).toContain('seven')
    expect(await files()).toHaveLength(12)

    const move = async (caption: string, to: string) => {
      const { id } = (await photos()).find((photo) => photo.caption === caption)!
      return earl
        .post(at(place.slug, `/${id}/position`))
        .type('form')
        .send({ to })
    }
    expect((await move('three', 'up')).status).toBe(303)
    expect((await move('one', 'down')).status).toBe(303)
    expect((await move('six', 'down')).status).toBe(303)
    expect(captionsIn(await pageOf(town.visitor()))).toEqual(['three', 'one', 'two', 'four', 'five', 'six'])
    expect((await move('one', 'sideways')).status).toBe(422)
  })

  test('its words can be changed, and are marked as the language they were written in', async () => {
    await hang(earl, await jpeg(), { caption: 'The door' }).expect(303)
    const [{ id } = { id: '' }] = await photos()
    const path = at(place.slug, `/${id}/caption`)
    expect((await earl.get(path).expect(200)).text).toContain('value="The door"')
    for (const caption of ['', '  ', 'long '.repeat(60)]) {
      const answer = await earl.post(path).type('form').send({ caption }).expect(422)
      expect(answer.text).toContain('id="caption-error"')
      if (caption.trim()) expect(answer.text).toContain(caption.trim())
    }
    const hostile = 'La puerta <b>"verde"</b> \u202Eal revés'
    await earl.post(path).set('accept-language', 'es').type('form').send({ caption: hostile }).expect(303)
    const page = await pageOf(town.visitor())
    expect(page).toContain('alt="La puerta &lt;b&gt;&#34;verde&#34;&lt;/b&gt; al revés"')
    expect(page).toContain('<figure lang="en">')
    await earl.post('/account/language').type('form').send({ language: 'es', next: '/' }).expect(303)
    await earl.post(path).type('form').send({ caption: 'La puerta' }).expect(303)
    expect(await pageOf(town.visitor())).toContain('<figure lang="es">')
    await earl.post('/account/language').type('form').send({ language: 'en', next: '/' }).expect(303)
    expect((await earl.get(`/directory/${place.slug}/history`)).text).not.toContain('La puerta')
  })

  test('sent twice, it is one photo; other words under the same key are a conflict', async () => {
    const [picture, key] = [await jpeg(), newId()]
    const both = await Promise.all([hang(earl, picture, { key }), hang(earl, picture, { key })])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    await hang(earl, picture, { key }).expect(303)
    await hang(earl, picture, { key, caption: 'Other words' }).expect(409)
    await hang(earl, await jpeg(500, 500), { key }).expect(409)
    expect(await photos()).toHaveLength(1)
    expect(await files()).toHaveLength(2)
  })
})

describe('nothing of the file comes along but its dots', () => {
  const gps = {
    IFD0: { Make: 'Zqcameraqz', Copyright: 'Zqauthorqz' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 25/1 48/1', GPSLongitudeRef: 'W', GPSLongitude: '81/1 21/1 0/1' },
  }

  test('not where it was taken, nor with what, nor its profile; and it stands upright', async () => {
    const xmp =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>'
    const taken = await hills(900, 600)
      .withMetadata({ orientation: 6, icc: 'p3', exif: gps })
      .withXmp(xmp)
      .jpeg()
      .toBuffer()
    const before = await sharp(taken).metadata()
    expect([before.exif, before.icc, before.xmp].every(Boolean), 'the test’s own picture has them').toBe(true)
    await hang(earl, taken, { name: 'IMG_4711 Zqcameraqz.jpg' }).expect(303)
    const [photo] = await photos()
    expect(photo).toMatchObject({ width: 600, height: 900 })
    for (const name of await files()) {
      const bytes = await readFile(join(folder, name))
      const after = await sharp(bytes).metadata()
      expect(after.exif ?? after.icc ?? after.xmp ?? after.iptc ?? after.orientation ?? after.density).toBe(72)
      for (const trace of ['Exif', 'ICC_PROFILE', 'ns.adobe.com', 'xmpmeta', 'Zqcameraqz', 'Zqauthorqz', '4711'])
        expect(bytes.includes(trace), `${trace} in ${name}`).toBe(false)
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
    }
    const { rows } = { rows: JSON.stringify(await photos()) + (await pageOf(earl)) }
    for (const trace of ['4711', 'Zqcamera']) expect(rows).not.toContain(trace)
  })

  test.each([
    ['PNG with a see-through ground', () => hills().png().toBuffer()],
    ['WebP', () => hills().webp().withExif(gps).toBuffer()],
    ['grey', () => hills().greyscale().jpeg().toBuffer()],
    ['four printing colors', () => hills().toColorspace('cmyk').jpeg().toBuffer()],
    ['sixteen bits', () => hills().toColorspace('rgb16').png().toBuffer()],
  ])('%s comes out as a plain picture', async (_name, make) => {
    await hang(earl, await make(), { name: '../../etc/passwd\u202E.svg' }).expect(303)
    const [first = ''] = await files()
    const bytes = await readFile(join(folder, first))
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', space: 'srgb', channels: 3, depth: 'uchar' })
    expect(bytes.includes('Exif')).toBe(false)
    const { dominant } = await sharp(bytes).stats()
    expect(dominant.r + dominant.g + dominant.b).toBeGreaterThan(60)
  })

  test('a place that keeps its street back is told what a view of the house gives away', async () => {
    const { slug } = await addPlace('Joyce at Home', { street: '4711 Ridge Road', addressShown: 'town' })
    expect((await dee.get(at(slug))).text).toContain('A house number, a mailbox')
    expect((await dee.get(at(place.slug))).text).not.toContain('A house number, a mailbox')
    // And whoever is about to keep it back is told of what is up already.
    const edit = async () => (await dee.get(`/directory/${slug}/edit`).expect(200)).text
    expect(await edit()).not.toContain('may still show where it is')
    await hang(dee, await jpeg(), { to: slug }).expect(303)
    expect(await edit()).toContain('may still show where it is')
  })
})

describe('what is no photo', () => {
  const said = async (picture: Buffer, sentence: string, status = 422, name = 'a.jpg') => {
    const answer = await hang(earl, picture, { caption: 'Words to keep', name })
    expect([answer.status, answer.text.includes(sentence)], sentence).toEqual([status, true])
    expect(answer.text).toContain('value="Words to keep"')
    expect(answer.text).toContain('id="photo-error"')
  }

  test('gets a sentence beside the field, the words stay, and nothing is kept', async () => {
    const whole = await jpeg(2000, 1500)
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"/>')
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    await said(Buffer.alloc(0), 'There is nothing in this file')
    await said(svg, 'no photo that we can open')
    await said(await hills().gif().toBuffer(), 'no photo that we can open')
    await said(Buffer.from('%PDF-1.7 …'), 'no photo that we can open', 422, 'a.png')
    await said(await hills().tiff().toBuffer(), 'no photo that we can open')
    await said(Buffer.from('\0\0\0\u0018ftypheic and so on', 'latin1'), 'an iPhone’s own kind')
    await said(whole.subarray(0, whole.length / 2), 'could not be read to its end')
    await said(Buffer.concat([whole.subarray(0, 30), svg]), 'could not be read to its end')
    await said(bomb, 'more than 50 million dots')
    await said(await jpeg(199, 400), 'too small or too narrow')
    await said(await jpeg(1300, 300), 'too small or too narrow')
    await said(Buffer.concat([whole, Buffer.alloc(12 * 2 ** 20)]), 'larger than 12 MB', 413)
    expect(await photos()).toEqual([])
    expect(await files()).toEqual([])
  })

  test('none, two, one without words, and a form that is none of ours', async () => {
    const none = await earl.post(at(place.slug)).field('caption', 'Words to keep').expect(422)
    expect(none.text).toContain('Choose a photo first')
    const picture = await jpeg()
    const two = await hang(earl, picture, { caption: 'Words to keep' }).attach('photo', picture, 'b.jpg').expect(422)
    expect(two.text).toContain('One photo at a time')
    for (const page of [none.text, two.text]) expect(page).toContain('value="Words to keep"')
    const silent = await hang(earl, picture, { caption: '  ' }).expect(422)
    expect(silent.text).toContain('Say in a few words what is on it')
    expect(silent.text).toContain('choose the photo once more')
    await earl.post(at(place.slug)).type('form').send({ caption: 'Words' }).expect(422)
    await earl.post(at(place.slug)).send({ caption: 'Words' }).expect(415)
    await hang(earl, picture, { caption: 'a\0b' }).expect(400)
    // Opened by Earl, sent by Dee, who signed in at the same computer meanwhile.
    const [, token = ''] = /name="token" value="([^"]+)"/.exec((await earl.get(at(place.slug))).text) ?? []
    await hang(dee, picture).field('token', token).expect(409)
    await hang(earl, picture).field('token', token).expect(303)
    await db.deleteFrom('photo').execute()
    await rm(folder, { recursive: true })
    expect(await files()).toEqual([])
  })

  test('more at once than one table holds wait for nothing: they are told to come again', async () => {
    const picture = await jpeg(6000, 4000)
    const captions = ['a', 'b', 'c', 'd', 'e', 'f'].map((one) => `${one} at once`)
    const answers = await Promise.all(captions.map((caption) => hang(earl, picture, { caption })))
    const busy = answers.filter(({ status }) => status === 503)
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(6 - busy.length)
    expect(busy.length).toBeGreaterThan(0)
    for (const { text } of busy) {
      expect(text).toContain('try again in a minute')
      expect(text).toContain(' at once"')
    }
    expect(await photos()).toHaveLength(6 - busy.length)
  })
})

describe('a photo goes', () => {
  const remove = (agent: Agent, id: string, words = {}) =>
    agent
      .post(at(place.slug, `/${id}/removal`))
      .type('form')
      .send(words)

  test('when its people say so, without a word; its files with it', async () => {
    await hang(earl, await jpeg()).expect(303)
    const [{ id } = { id: '' }] = await photos()
    const address = addressIn(await pageOf(earl))
    for (const agent of [ruth, tammy]) await remove(agent, id).expect(404)
    expect((await earl.get(at(place.slug, `/${id}/removal`)).expect(200)).text).not.toContain('name="reason"')
    await remove(earl, id).expect(303)
    await remove(earl, id).expect(404)
    await town.visitor().get(address).expect(404)
    expect(await pageOf(town.visitor())).not.toContain('id="photos"')
    expect(await files()).toEqual([])
    expect((await town.visitor().get('/log')).text).not.toContain('A photo of a place')
  })

  test('when a steward says so, with a reason that anybody reads', async () => {
    await hang(earl, await jpeg(), { caption: 'The neighbor’s house number' }).expect(303)
    const [{ id } = { id: '' }] = await photos()
    await remove(dee, id, { reason: ' ' }).expect(422)
    await remove(dee, id, { reason: 'It showed somebody’s house number.' }).expect(303)
    const log = (await town.visitor().get('/log')).text
    expect(log).toContain('A photo of a place')
    expect(log).toContain('It showed somebody’s house number.')
    expect((await dee.get('/stewards/audit')).text).toContain('took a photo off a page')
    for (const path of [`/directory/${place.slug}/history`, '/log', '/directory.atom'])
      expect((await town.visitor().get(path)).text, path).not.toContain('The neighbor’s house number')
  })

  test('another place’s photo is not there under this one’s address', async () => {
    const other = await addPlace('Creek Feed')
    await hang(dee, await jpeg(), { to: other.slug }).expect(303)
    const [{ id } = { id: '' }] = await photos(other.id)
    await earl.get(at(place.slug, `/${id}/removal`)).expect(404)
    await remove(dee, id).expect(404)
    await earl
      .post(at(place.slug, `/${id}/position`))
      .type('form')
      .send({ to: 'up' })
      .expect(404)
    await earl
      .post(at(place.slug, `/${id}/caption`))
      .type('form')
      .send({ caption: 'Mine' })
      .expect(404)
  })

  test('not with whoever put it up: it stays, and names nobody', async () => {
    const hoyt = await town.signIn('Hoyt Greer')
    await stand('Hoyt Greer', 'owner')
    await hang(hoyt, await jpeg(), { caption: 'The loading dock' }).expect(303)
    await hoyt.post('/account/leaving').type('form').send({ current: PASSWORD }).expect(303)
    expect(await pageOf(town.visitor())).toContain('The loading dock')
    expect((await ruth.get(`/directory/${place.slug}/history`)).text).not.toContain('Hoyt Greer')
  })

  test('what is no photo’s address is nowhere', async () => {
    await hang(earl, await jpeg()).expect(303)
    const address = addressIn(await pageOf(earl))
    const name = address.slice('/photos/'.length, -'.jpg'.length)
    const elsewhere = ['..%2F..%2Fsession-secret', `${name}.png`, name, `${name}.jpg.begun`, `${newId()}.jpg`, '..']
    for (const path of elsewhere) await town.visitor().get(`/photos/${path}`).expect(404)
    await rm(join(folder, `${name}.jpg`))
    await town.visitor().get(address).expect(404)
  })
})

describe('photos and what becomes of a place', () => {
  test('when it closes they stay', async () => {
    const { id, slug } = await addPlace('Depot Lunch')
    await hang(dee, await jpeg(), { to: slug, caption: 'The counter, 2019' }).expect(303)
    await db.updateTable('business').set({ standing: 'closed' }).where('id', '=', id).execute()
    await inTransaction(db, (trx) => trx.updateTable('town').set({ version: 9999 }).execute())
    expect(await pageOf(ruth, slug)).toContain('The counter, 2019')
  })

  test('two that were one bring theirs together, behind those that were there, and take them back', async () => {
    const [kept, gone] = [await addPlace('Mill Cafe'), await addPlace('The Mill Café')]
    for (const caption of ['kept one', 'kept two'])
      await hang(dee, await jpeg(), { to: kept.slug, caption }).expect(303)
    for (const caption of ['gone one', 'gone two'])
      await hang(dee, await jpeg(), { to: gone.slug, caption }).expect(303)
    const address = addressIn(await pageOf(dee, gone.slug))
    const by = { accountId: await town.account('Dee Lassiter'), source: null }
    const deciding = { by, now: MORNING, today: '2026-11-17' }
    const both = await db.selectFrom('business').select(['id', 'revision']).execute()
    const revision = (id: string): number => both.find((one) => one.id === id)!.revision
    const wanted = { keptId: kept.id, goneId: gone.id, taken: [] }
    const revisions = { keptRevision: revision(kept.id), goneRevision: revision(gone.id) }
    const merge = await inTransaction(db, (trx) =>
      mergeBusinesses(trx, { ...wanted, ...revisions }, deciding, businessMerged),
    )
    const together = ['kept one', 'kept two', 'gone one', 'gone two']
    expect(captionsIn(await pageOf(town.visitor(), kept.slug))).toEqual(together)
    await town.visitor().get(address).expect(200)
    await inTransaction(db, (trx) => undoMerge(trx, merge, deciding, businessMerged))
    expect(captionsIn(await pageOf(town.visitor(), kept.slug))).toEqual(together.slice(0, 2))
    expect(captionsIn(await pageOf(town.visitor(), gone.slug))).toEqual(together.slice(2))
    await town.visitor().get(address).expect(200)
    // A row that stayed with an entry which is no page any more shows nothing either.
    await db.updateTable('business').set({ mergedIntoId: kept.id }).where('id', '=', gone.id).execute()
    await town.visitor().get(address).expect(404)
  })
})

describe('the folder', () => {
  test('that cannot be written is said in words, and nothing is half there', async () => {
    await writeFile(folder, 'something that is no folder')
    const answer = await hang(earl, await jpeg(), { caption: 'Words to keep' }).expect(503)
    expect(answer.text).toContain('Words to keep')
    expect(await photos()).toEqual([])
    await rm(folder)
    await hang(earl, await jpeg()).expect(303)
  })

  test('that fills up between the two files keeps neither', async () => {
    const picture = await jpeg()
    const opened = fs.open
    let begun = 0
    fs.open = async (path, flags, mode) => {
      const file = await opened(path, flags, mode)
      if (flags === 'wx' && (begun += 1) === 2)
        file.writeFile = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
      return file
    }
    syncBuiltinESMExports()
    const answer = await hang(earl, picture, { caption: 'Words to keep' })
    fs.open = opened
    syncBuiltinESMExports()
    expect([answer.status, begun]).toEqual([503, 2])
    expect(answer.text).toContain('Words to keep')
    expect(await files()).toEqual([])
    expect(await photos()).toEqual([])
    await hang(earl, picture).expect(303)
  })

  test('keeps no file of a photo whose row cannot be kept', async () => {
    const picture = await jpeg()
    await sql`alter table "photo" rename column "caption" to "gone"`.execute(db)
    const answer = await hang(earl, picture)
    await sql`alter table "photo" rename column "gone" to "caption"`.execute(db)
    expect(answer.status).toBeGreaterThanOrEqual(500)
    expect(await files()).toEqual([])
  })

  test('loses once a day what no photo speaks of, and nothing else', async () => {
    await hang(earl, await jpeg()).expect(303)
    const [{ file } = { file: '' }] = await photos()
    const orphan = 'x'.repeat(43)
    for (const name of [`${orphan}.jpg`, `${orphan}.small.jpg.begun`, 'a note of somebody’s'])
      await writeFile(join(folder, name), '')
    const tomorrow = new Date(Date.now() + 36 * 3600_000).toISOString()
    town.setClock(tomorrow)
    await town.jobs.runDue(tomorrow)
    town.setClock(MORNING)
    expect((await files()).sort()).toEqual([`${file}.jpg`, `${file}.small.jpg`, 'a note of somebody’s'].sort())
  })
})
