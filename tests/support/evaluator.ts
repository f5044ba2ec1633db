import { Evaluator } from '../../src/directory/hours/evaluator.ts'
import type { EvaluatorFor } from '../../src/directory/hours/town-hours.ts'

const evaluators = new Map<string, Evaluator>()

/**
 * One evaluator for all of a worker's towns that lie in the same place: starting its process takes longer than most
 * tests, and it keeps nothing of those who ask. It has time, since a busy machine's delay would be remembered by all.
 */
export const sharedEvaluator: EvaluatorFor = (place) => {
  const where = JSON.stringify(place)
  const evaluator = evaluators.get(where) ?? new Evaluator(place, { limitMs: 2_000, idleMs: 600_000 })
  evaluators.set(where, evaluator)
  return { ask: (question, urgent) => evaluator.ask(question, urgent), close: () => Promise.resolve() }
}
