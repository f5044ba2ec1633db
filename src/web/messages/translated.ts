/** Every English message has to be there: a missing one does not compile. Spanish counts "many" (a million) apart. */
export type Translated<English> = Record<keyof English, string> & {
  [Key in keyof English as Key extends `${infer Base}_other` ? `${Base}_many` : never]: string
}
