import type { BusinessSold } from '../directory/sales/handlers.ts'

/**
 * A word for somebody, and the way to them, is about that person: it goes with the face of whoever stays on. The others
 * are not to be met there any more, and nobody is sent to a place that was sold.
 */
export const newcomersSold: BusinessSold = {
  treats: ['vouch.faceId', 'introduction.faceId', 'guideStep.faceId'],
}
