import { describe, expect, test } from 'vitest'
import { demoPeople } from '../src/town/laurel-gap/people.ts'
import { walk } from '../src/town/laurel-gap/walk.ts'
import { openDemo } from './support/demo.ts'

const { town, stranger } = await openDemo()
const become = async (key: string) => {
  const agent = stranger()
  await agent.post('/demo/sign-in').type('form').send({ as: key }).expect(303)
  return agent
}

test('it begins on a Tuesday at 9:40, with shops open', async () => {
  const page = await stranger().get('/demo').expect(200)
  expect(page.text).toMatch(/Tuesday, November 17, 9:40/)
  expect((await stranger().get('/directory?open=now')).text).toContain('Gap Hardware')
})

test.each(demoPeople.map(({ key, name }) => [key, name]))('one can become %s', async (key, name) => {
  const page = await (await become(key)).get('/account').expect(200)
  expect(page.text).toContain(name)
})

test.each(walk.map(({ as, path }) => [as, path]))('a stop of the walk, as %s at %s, is there', async (as, path) => {
  await (await become(as)).get(path).expect(200)
})

describe('what Laurel Gap’s people keep to themselves', () => {
  test('is read by nobody else in town', async () => {
    const dee = await become('dee')
    for (const path of ['/directory/gap-hardware-and-feed', '/notebook', '/notebook/walk-in/gap-hardware-and-feed']) {
      expect((await dee.get(path).expect(200)).text).not.toContain('chimney brush')
    }
    const ruth = await become('ruth')
    expect((await ruth.get('/notebook/walk-in/gap-hardware-and-feed')).text).toContain('chimney brush')
  })

  test('a redacted address is on none of its pages', async () => {
    for (const path of ['/directory/joyce-owle-bookkeeping', '/directory.csv', '/directory.geojson']) {
      const { street } = await town.house.db
        .selectFrom('business')
        .select('street')
        .where('slug', '=', 'joyce-owle-bookkeeping')
        .executeTakeFirstOrThrow()
      expect(street).toBeTruthy()
      expect((await stranger().get(path).buffer(true).expect(200)).text).not.toContain(street)
    }
  })
})

test('one place is one household short of its word: Ruth’s answer brings it out on Monday', async () => {
  const stand = '/directory/fox-grape-farm-stand'
  expect((await stranger().get('/directory/gap-hardware-and-feed')).text).toContain(
    'Nearly everyone would go back. 10 or more neighbors.',
  )
  const ruth = await become('ruth')
  expect((await ruth.get(stand)).text).toContain('Be the first to say.')
  await ruth.post(`${stand}/rating`).type('form').send({ wouldGoBack: 'yes' }).expect(303)
  expect((await ruth.get(stand)).text).toContain('Yours is in. It shows with the next Monday’s.')
  await ruth.post('/demo/clock').type('form').send({ to: 'monday' }).expect(303)
  expect((await stranger().get('/demo')).text).toMatch(/Monday, November 23, 9:40/)
  expect((await stranger().get(stand)).text).toContain('Nearly everyone would go back. 3 or more neighbors.')
})

test('the clock goes to tomorrow and to next Monday, and the doors follow', async () => {
  const agent = stranger()
  await agent.post('/demo/clock').type('form').send({ to: 'monday' }).expect(303)
  expect((await agent.get('/demo')).text).toMatch(/Monday, November 30, 9:40/)
  expect((await agent.get('/directory/greers-small-engine')).text).toContain('closed for deer season')
  await agent.post('/demo/clock').type('form').send({ to: 'tomorrow' }).expect(303)
  expect((await agent.get('/demo')).text).toMatch(/Tuesday, December 1, 9:40/)
  expect((await agent.post('/demo/clock').type('form').send({ to: 'yesterday' })).status).toBe(400)
})

test('a real town has no such pages', async () => {
  await town.house.db.updateTable('town').set({ demo: 0 }).execute()
  await town.house.town.refresh()
  expect((await stranger().get('/demo')).status).toBe(404)
  expect((await stranger().post('/demo/sign-in').type('form').send({ as: 'dee' })).status).toBe(404)
})
