/** What is good to know about somebody, written one to a line: "Wife: Joan", "Coffee, black". */
export interface FactInput {
  kind: FactKind
  label: string | null
  value: string
}

export const factKinds = ['fact', 'family', 'animal', 'topic', 'tag'] as const
export type FactKind = (typeof factKinds)[number]

/** Topics and tags are words side by side; the others may have a label before a colon. */
const sideBySide = (kind: FactKind): boolean => kind === 'topic' || kind === 'tag'

const LONGEST_LABEL = 60

/** Reads a field of the form. A colon ends a label only where a blank follows it, so that "open 7:30" stays whole. */
export function factsIn(kind: FactKind, text: string): FactInput[] {
  const parts = text.split(sideBySide(kind) ? /[\n,]/ : '\n').map((part) => part.trim())
  return parts.filter(Boolean).map((part) => {
    const labelled = sideBySide(kind) ? null : /^([^:]+):\s+(.+)$/.exec(part)
    const [, label, value] = labelled ?? []
    if (!label || !value || label.length > LONGEST_LABEL) return { kind, label: null, value: part }
    return { kind, label: label.trim(), value }
  })
}

/** The same back into the field it is corrected in. */
export function factLines(kind: FactKind, facts: FactInput[]): string {
  return facts
    .filter((fact) => fact.kind === kind)
    .map((fact) => (fact.label ? `${fact.label}: ${fact.value}` : fact.value))
    .join(sideBySide(kind) ? ', ' : '\n')
}
