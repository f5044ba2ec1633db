/* Runs as a process of its own; see darkroom.ts for who starts and ends it. */
import sharp from 'sharp'
import type { Answer } from './darkroom.ts'
import { isShowable, LARGE, MOST_DOTS, SMALL_WIDTH } from './rules.ts'

const LIMIT_SECONDS = 15
const QUALITY = { quality: 78, mozjpeg: true }

sharp.concurrency(1)
sharp.cache(false)
// Whatever the library could read as well (SVG, PDF, GIF, TIFF), a stranger's file is none of it.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})

/**
 * Two new pictures of the dots alone: upright, in the colors that every screen knows, and with nothing that came in the
 * file beside them (where and when it was taken, with what, a smaller picture of it uncut).
 */
async function develop(bytes: Uint8Array): Promise<Answer> {
  const picture = sharp(bytes, { failOn: 'error', limitInputPixels: MOST_DOTS })
  const found = await picture.metadata()
  if (found.width * found.height > MOST_DOTS) return { trouble: 'too-many-dots' }
  if (!isShowable(found.width, found.height)) return { trouble: 'too-small' }
  const { data, info } = await picture
    .autoOrient()
    .resize({ ...LARGE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColorspace('srgb')
    .removeAlpha()
    .timeout({ seconds: LIMIT_SECONDS })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const dots = () => sharp(data, { raw: { width, height, channels } })
  const large = await dots().jpeg(QUALITY).toBuffer()
  const small = await dots().resize({ width: SMALL_WIDTH, withoutEnlargement: true }).jpeg(QUALITY).toBuffer()
  return { large, small, width, height }
}

process.on('message', (bytes: Uint8Array) => {
  void develop(bytes)
    .catch((error: unknown): Answer => ({ trouble: isTooLarge(error) ? 'too-many-dots' : 'broken' }))
    .then((answer) => process.send?.(answer))
})
process.on('disconnect', () => process.exit(0))

const isTooLarge = (error: unknown): boolean => error instanceof Error && error.message.includes('pixel limit')
