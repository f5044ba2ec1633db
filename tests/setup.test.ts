import { describe, expect, test } from 'vitest'
import { openTown } from './support/town.ts'

const filled = {
  town: 'Elk Fork',
  state: 'West Virginia',
  zone: 'America/New_York',
  languages: 'en es',
  lat: '38.92',
  lon: '-79.85',
  stewardName: 'Dee Lassiter',
  stewardMail: '',
  password: 'wood goes in first',
}

describe('the first run', () => {
  test('every page leads to where the town gets its name; only the printed code opens it; then it is gone', async () => {
    const town = await openTown({ setUp: false })
    const visitor = town.visitor()
    expect((await visitor.get('/directory')).headers.location).toBe('/setup')
    const wrong = await visitor
      .post('/setup')
      .type('form')
      .send({ ...filled, code: 'NOTTHIS' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('That is not the code')
    expect(wrong.text).toContain('value="Elk Fork"')
    expect(wrong.text).not.toContain('wood goes in first')

    const done = await visitor
      .post('/setup')
      .type('form')
      .send({ ...filled, code: town.setupCode.toLowerCase() })
    expect(done.status).toBe(303)
    expect(done.headers.location).toBe('/stewards/imports')
    expect((await visitor.get('/stewards/imports').expect(200)).text).toContain('Elk Fork')
    expect((await town.visitor().get('/setup')).status).toBe(404)
    expect(
      (
        await town
          .visitor()
          .post('/setup')
          .type('form')
          .send({ ...filled, code: town.setupCode })
      ).status,
    ).toBe(404)
  })

  test.each([
    ['town', '', 'Please write something here'],
    ['zone', 'Mars/Olympus', 'No zone goes by that name'],
    ['lat', '200', 'Please write a number'],
    ['stewardMail', 'dee at library', 'does not look like an e-mail'],
    ['stewardName', '?!', 'letters'],
    ['password', 'short', 'Eight letters or more'],
  ])('%s as "%s" is said beside its field', async (field, value, sentence) => {
    const town = await openTown({ setUp: false })
    const answer = await town
      .visitor()
      .post('/setup')
      .type('form')
      .send({ ...filled, code: town.setupCode, [field]: value })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence)
    expect(town.house.town.current).toBeNull()
  })

  test('codes cannot be guessed at for long', async () => {
    const town = await openTown({ setUp: false })
    const visitor = town.visitor()
    for (let tried = 0; tried < 30; tried += 1) {
      await visitor
        .post('/setup')
        .type('form')
        .send({ ...filled, code: `GUESS${tried}` })
        .expect(422)
    }
    expect(
      (
        await visitor
          .post('/setup')
          .type('form')
          .send({ ...filled, code: town.setupCode })
      ).status,
    ).toBe(429)
  })
})
