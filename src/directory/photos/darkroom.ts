import { Workbench } from '../../web/workbench.ts'

export interface Developed {
  large: Uint8Array
  small: Uint8Array
  /** Dots of the large one. */
  width: number
  height: number
}

/** What can be wrong with a picture, as its sender is told. */
export type Trouble = 'broken' | 'too-many-dots' | 'too-small'
export type Answer = Developed | { trouble: Trouble }

/**
 * Where pictures are made anew, beside the town: a file from anywhere may break what reads it, and nothing of that is in
 * memory while nobody brings a picture.
 */
export const openDarkroom = () =>
  new Workbench<Uint8Array, Answer>({
    beside: import.meta.url,
    program: 'developing-process',
    limitMs: 30_000,
    mostWaiting: 4,
  })

export type Darkroom = ReturnType<typeof openDarkroom>
