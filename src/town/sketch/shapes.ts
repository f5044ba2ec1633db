/** A place on the earth, in degrees (WGS 84). */
export interface Point {
  lat: number
  lon: number
}

/** A place on the paper, in units of the drawing from its upper left corner. */
export interface Spot {
  x: number
  y: number
}

/** The paper: nothing is put nearer to its edge than `inset`. */
export interface Paper {
  width: number
  height: number
  inset: number
}

/** What a word or a number takes up on the paper. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/**
 * A business as anybody may know it: its point and its place in words are those that may be shown. What is redacted has
 * no point, so it is none of these, and no line of a drawing comes from it.
 */
export interface PublishedPlace extends Point {
  id: string
  name: string
  placeShown: string | null
  category: string | null
}

export const apart = (a: Spot, b: Spot): number => Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2)

export const boxAround = ({ x, y }: Spot, width: number, height: number): Box => ({
  left: x - width / 2,
  top: y - height / 2,
  right: x + width / 2,
  bottom: y + height / 2,
})

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** A number of the drawing as it is written: no decimals, and never "-0". */
export const whole = (n: number): string => String(Math.round(n) + 0)
