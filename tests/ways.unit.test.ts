import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leadOf, partsOf, waysAbout, waySlugFor } from '../src/newcomers/way-rules.ts'

describe('the text of a way', () => {
  test('is paragraphs, and lists where lines begin with a dash', () => {
    expect(partsOf('One\ntwo\n\n- a\n* b\nthen')).toEqual([
      { kind: 'paragraph', lines: ['One', 'two'] },
      { kind: 'list', items: ['a', 'b'] },
      { kind: 'paragraph', lines: ['then'] },
    ])
    expect(partsOf('  \n\n')).toEqual([])
  })

  test('loses no word', () => {
    const line = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,3}$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('', '- ', '* '), fc.option(line))), (lines) => {
        const body = lines.map(([mark, words]) => (words === null ? '' : mark + words)).join('\n')
        const read = partsOf(body).flatMap((part) => (part.kind === 'list' ? part.items : part.lines))
        expect(read).toEqual(lines.flatMap(([, words]) => (words === null ? [] : [words])))
      }),
    )
  })

  test('is told in a list by its first sentence, cut at a word', () => {
    expect(leadOf('- Ask once. Then wait.')).toBe('Ask once.')
    fc.assert(
      fc.property(fc.lorem({ maxCount: 60, mode: 'sentences' }), (body) => {
        expect(leadOf(body).length).toBeLessThanOrEqual(141)
        expect(body).toContain(leadOf(body).replace(/…$/, ''))
      }),
    )
  })
})

test('an address is letters, digits and hyphens, nobody else’s, and no page’s of its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), fc.array(fc.string()), (title, more) => {
      const first = waySlugFor(title, () => false)
      const taken = new Set([first, ...more])
      const second = waySlugFor(title, (slug) => taken.has(slug))
      for (const slug of [first, second]) {
        expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        expect(['new', 'edit', 'history']).not.toContain(slug)
      }
      expect(taken.has(second)).toBe(false)
    }),
  )
})

test('what is asked about finds the pages whose titles say it, closest first', () => {
  const titles = ['Burn permits', 'Deer season', 'Trash days and burn barrels'].map((title) => ({ title }))
  expect(waysAbout(titles, 'a permit to burn').map(({ title }) => title)).toEqual([
    'Burn permits',
    'Trash days and burn barrels',
  ])
  expect(waysAbout(titles, 'permiso de quema')[0]?.title).toBe('Burn permits')
  expect(waysAbout(titles, 'the')).toEqual([])
})
