/**
 * One line of what the doctor says. It names settings, files, ids and counts, and no word that anybody wrote.
 * `to know` is no fault: a choice that somebody should have made knowingly.
 */
export interface Finding {
  how: 'all right' | 'to know' | 'to do'
  says: string
}

export const allRight = (says: string): Finding => ({ how: 'all right', says })
export const toKnow = (says: string): Finding => ({ how: 'to know', says })
export const toDo = (says: string): Finding => ({ how: 'to do', says })

export const lineOf = ({ how, says }: Finding): string => `${how.padEnd(10)} ${says}`
