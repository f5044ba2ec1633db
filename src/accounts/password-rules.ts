import { hash, verify } from '@node-rs/argon2'

/** argon2id, which is the library's own choice of algorithm: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Of a password that nobody has: a name that is not here takes as long to refuse as one that is. */
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$8/TEyRM+Hdi56ZS7YE/ZHw$uYh+4vPU5/O4jyYTS1ov/lZKWnkS46pj2iC9sm1FBoo'

/** Accents typed on different keyboards are the same letters. */
const typed = (password: string): string => password.normalize('NFC')

export const hashPassword = (password: string): Promise<string> => hash(typed(password), COST)

/** @param kept what is kept of the account's password; null where there is no account, or it has no password yet */
export async function passwordFits(kept: string | null, password: string): Promise<boolean> {
  const fits = await verify(kept ?? NOBODYS, typed(password))
  return fits && kept !== null
}
