import { setImmediate as nextTurn } from 'node:timers/promises'

/** Lets waiting requests be answered: a long loop awaits this with its counter, and pauses at every 100th step. */
export async function pauseAt(step: number): Promise<void> {
  if (step % 100 === 99) await nextTurn()
}
