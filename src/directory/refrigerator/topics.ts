/** What one looks for when the power is out, in the order of the sheet: what cannot wait comes first. */
export const topics = [
  'generator',
  'water',
  'warm-room',
  'nurse',
  'chainsaw',
  'tractor',
  'ride',
  'radio',
  'spanish',
] as const

export type Topic = (typeof topics)[number]

export const isTopic = (word: string): word is Topic => topics.some((topic) => topic === word)

export const topicIcons: Record<Topic, string> = {
  generator: 'zap',
  water: 'droplets',
  'warm-room': 'flame',
  nurse: 'heart-pulse',
  chainsaw: 'axe',
  tractor: 'tractor',
  ride: 'truck',
  radio: 'router',
  spanish: 'languages',
}
