import { expect, test } from 'vitest'
import { openTown, PASSWORD } from './support/town.ts'

const town = await openTown()

test('somebody signs in by name and out again', async () => {
  const ruth = await town.signIn('Ruth Calloway')
  const r = await ruth.get('/sign-in')
  expect(r.status).toBe(303)
  await ruth.post('/sign-out').expect(303)
  await ruth.get('/sign-in').expect(200)
  await town.visitor().post('/sign-in').type('form').send({ name: 'ruth calloway', password: PASSWORD + 'x' }).expect(422)
  await town.visitor().post('/sign-in').type('form').send({ name: 'nobody', password: PASSWORD + 'x' }).expect(422)
})
