import type { Language } from '../../db/columns/accounts.ts'

/** As many as a page holds beside its people. */
export const MOST_PHOTOS = 6
export const LONGEST_CAPTION = 200
/** A telephone's largest picture is smaller. */
export const MOST_BYTES = 12 * 2 ** 20
/** Dots of a picture before it is made small: 48 million come from telephones. */
export const MOST_DOTS = 50_000_000

/** The box that a photo is made to fit, and the width of its copy for small screens. */
export const LARGE = { width: 1200, height: 1600 }
export const SMALL_WIDTH = 480
const SHORTEST_SIDE = 200
const MOST_LENGTHWISE = 4

/** A photo of a place, as it is kept. */
export interface Photo {
  id: string
  file: string
  caption: string
  language: Language
  /** Dots of the large one. */
  width: number
  height: number
}

export type PictureKind = 'jpeg' | 'png' | 'webp' | 'heic'

/** What a file is by its first bytes, whatever it is called; null for what is no picture that we know. */
export function kindOf(bytes: Uint8Array): PictureKind | null {
  const begins = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (begins.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (begins.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (begins.startsWith('RIFF') && begins.slice(8, 12) === 'WEBP') return 'webp'
  return begins.slice(4, 8) === 'ftyp' && /^(hei|hev|mif1|msf1)/.test(begins.slice(8)) ? 'heic' : null
}

/** Whether somebody can see what is on it. */
export function isShowable(width: number, height: number): boolean {
  const [short, long] = width < height ? [width, height] : [height, width]
  return short >= SHORTEST_SIDE && long <= short * MOST_LENGTHWISE
}

/** A photo's two files. @param file as its row names it */
export const filesOf = (file: string) => ({ large: `${file}.jpg`, small: `${file}.small.jpg` })

/** The row's name of a file that somebody asks for; null for what is none of ours. */
export const fileAsked = (name: string): string | null => /^([\w-]{20,64})(?:\.small)?\.jpg$/.exec(name)?.[1] ?? null

/** What a page says of a photo: the browser takes the smaller file where it is enough. */
export function shownPhoto({ id, file, caption, language, width, height }: Photo) {
  const { large, small } = filesOf(file)
  const srcset = width > SMALL_WIDTH ? `/photos/${small} ${SMALL_WIDTH}w, /photos/${large} ${width}w` : null
  return { id, src: `/photos/${large}`, srcset, width, height, isTall: height > width, caption, lang: language }
}

/** The order after one of them changed places with its neighbor; the same where there is none on that side. */
export function moved(ids: readonly string[], id: string, to: 'up' | 'down'): string[] {
  const order = [...ids]
  const at = order.indexOf(id)
  const other = to === 'up' ? at - 1 : at + 1
  const neighbor = order[other]
  if (at < 0 || neighbor === undefined) return order
  order[at] = neighbor
  order[other] = id
  return order
}
