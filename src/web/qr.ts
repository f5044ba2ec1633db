import { create } from 'qrcode'
import { safeHtml, type SafeHtml } from './assets.ts'

/** The edge of white that a reader needs around the squares, in squares. */
const QUIET = 4

/**
 * An address as a square to point a phone at. It goes onto paper only beside the address in letters, so screen readers
 * pass over it. No secret belongs into one: whoever sees the paper from across the room can read it.
 * @param address whole, made from `BASE_URL` and never from what a request calls us
 */
export function qrCode(address: string): SafeHtml {
  const { data, size } = create(address, { errorCorrectionLevel: 'M' }).modules
  const whole = size + 2 * QUIET
  const rows = Array.from({ length: size }, (_, y) => darkRuns(data.subarray(y * size, (y + 1) * size), y))
  return safeHtml(
    `<svg class="qr" viewBox="${-QUIET} ${-QUIET} ${whole} ${whole}" aria-hidden="true" shape-rendering="crispEdges">` +
      `<path fill="#fff" d="M${-QUIET}${-QUIET}h${whole}v${whole}h${-whole}z"/><path d="${rows.join('')}"/></svg>`,
  )
}

/** An address as one types it, to stand beside its square. */
export const typedAddress = (address: string): string => address.replace(/^https?:\/\//, '')

/** Neighboring dark squares of a row are drawn as one: a page carries a few hundred bytes less. */
function darkRuns(row: Uint8Array, y: number): string {
  const runs: string[] = []
  for (let from = 0; from < row.length; from += 1) {
    if (!row[from]) continue
    let width = 1
    while (row[from + width]) width += 1
    runs.push(`M${from} ${y}h${width}v1h${-width}z`)
    from += width
  }
  return runs.join('')
}
