import { createRequire } from 'node:module'
import type jsqr from 'jsqr'
import { describe, expect, test } from 'vitest'
import { qrCode, typedAddress } from '../src/web/qr.ts'

/** Its types and its module do not agree about what is its default. */
const readCode = createRequire(import.meta.url)('jsqr') as typeof jsqr.default

const EDGE = 8
const SCALE = 4

/** What a phone makes of the drawing: each square some dots wide, black on white, with a desk around it. */
function scanned(drawing: string): string | undefined {
  const size = Number(/viewBox="-4 -4 (\d+) /.exec(drawing)?.[1])
  const wide = (size + EDGE) * SCALE
  const dots = new Uint8ClampedArray(wide * wide * 4).fill(255)
  for (const [, x, y, width] of drawing.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    const [left, top, run] = [Number(x) + EDGE, Number(y) + EDGE, Number(width)]
    for (let row = top * SCALE; row < (top + 1) * SCALE; row += 1)
      for (let at = left * SCALE; at < (left + run) * SCALE; at += 1)
        dots.fill(0, (row * wide + at) * 4, (row * wide + at) * 4 + 3)
  }
  return readCode(dots, wide, wide)?.data
}

describe('a square to point a phone at', () => {
  test.each([
    'http://localhost:3000/join',
    'https://laurelgap.example.org/b/VKBDKKRM',
    'https://woodstove.un-pueblo-con-un-nombre-largo.example.org/favors/card',
  ])('says %s', (address) => {
    expect(scanned(qrCode(address))).toBe(address)
  })

  test('has its edge of white, and nothing in it that a page would have to escape', () => {
    const drawing = qrCode('http://127.0.0.1/my-page')
    expect(drawing).toMatch(
      /^<svg class="qr" viewBox="-4 -4 (\d+) \1" aria-hidden="true"[^>]*><path fill="#fff" d="M-4-4h/,
    )
    expect(drawing).not.toMatch(/style|script|href/)
  })

  test('stands beside the address as one types it', () => {
    expect(typedAddress('https://laurelgap.example.org/join')).toBe('laurelgap.example.org/join')
    expect(typedAddress('http://localhost:3000/my-page')).toBe('localhost:3000/my-page')
  })
})
