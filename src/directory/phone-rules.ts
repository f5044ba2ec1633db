/** A number as people here write it: 336-555-0142; others as they are. @param phone E.164 or as typed */
export function phoneWords(phone: string): string {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone)
  return american ? american.slice(1).join('-') : phone
}

/** What a phone's `tel:` link carries. */
export const phoneLink = (phone: string): string => `tel:${phone.replace(/[^\d+*#,;]/g, '')}`
