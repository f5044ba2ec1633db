import { columns } from '../../db/columns.ts'
import type { Declared } from '../../db/columns/notation.ts'

/** Which rows of a table one account takes along. */
interface Share {
  /** A condition on the row, in SQL, with `?` wherever the account's id goes. */
  where: string
  /** What holds rows together inside the archive, though no page shows it. */
  ties?: readonly string[]
  /** By what the rows are read in pages. */
  by?: readonly string[]
  /** Columns that are somebody else's part of the row until a condition in SQL holds. */
  until?: { columns: readonly string[]; when: string }
}

const inMyNotebook = `"notebookId" in (select "id" from "notebook" where "accountId" = ?)`
// What was joined into another page waits there for thirty days, in case they are parted again.
const ofMyContacts = `"contactId" in (select "id" from "contact" where ${inMyNotebook} and "mergedIntoId" is null)`
const ofNoJoined = `("contactId" is null or ${ofMyContacts})`

/**
 * What is one's own, table by table. Favors are not among these: several people have a part in one, so the favors' own
 * room says what each of them reads.
 */
export const shares: Readonly<Record<string, Share>> = {
  account: { where: '"id" = ?' },
  profileField: { where: '"accountId" = ?' },
  invitation: { where: '"invitedBy" = ?' },
  session: { where: '"accountId" = ?' },
  block: { where: '"blockerId" = ?', by: ['blockedId'] },
  household: { where: '"id" in (select "householdId" from "householdMember" where "accountId" = ?)' },
  householdMember: { where: '"accountId" = ?', by: ['householdId'] },
  report: { where: '"reporterId" = ?' },

  contact: { where: `${inMyNotebook} and "mergedIntoId" is null`, ties: ['id'] },
  contactFact: { where: ofMyContacts, ties: ['id', 'contactId', 'position'] },
  contactDate: { where: ofMyContacts, ties: ['id', 'contactId'] },
  visit: { where: inMyNotebook, ties: ['id'] },
  visitContact: {
    where: `"visitId" in (select "id" from "visit" where ${inMyNotebook}) and ${ofMyContacts}`,
    by: ['visitId', 'contactId'],
  },
  note: { where: `${inMyNotebook} and ${ofNoJoined}`, ties: ['id'] },
  reminder: {
    where: `${inMyNotebook} and ${ofNoJoined} and ("contactDateId" is null
      or "contactDateId" in (select "id" from "contactDate" where ${ofMyContacts}))`,
    ties: ['id', 'visitId', 'contactDateId'],
  },
  reminderLetter: { where: '"accountId" = ?', by: ['accountId'] },
  wentPast: { where: '"accountId" = ?', ties: ['visitId'] },

  card: { where: '"accountId" = ?' },
  cardGrant: { where: '"cardId" in (select "id" from "card" where "accountId" = ?)' },
  claim: { where: '"accountId" = ?' },
  businessPerson: { where: '"accountId" = ?' },
  suggestion: { where: '"suggestedBy" = ?', ties: ['id', 'businessId'] },
  // What became the owners' own since is read by whoever suggested it no more.
  suggestionField: {
    where: `"suggestionId" in (select "id" from "suggestion" where "suggestedBy" = ?)
      and "audience" in ('anybody', 'neighbors')`,
    ties: ['suggestionId'],
    by: ['suggestionId', 'field'],
  },
  refrigeratorLine: { where: '"ownerId" = ?' },

  loan: { where: '? in ("lenderId", "borrowerId")' },
  rating: { where: '"accountId" = ?' },
  recommendation: { where: '"accountId" = ?' },
  ownerReply: { where: '"accountId" = ?' },
  privateWord: { where: '"fromId" = ?' },
  vouch: { where: '"voucherId" = ?' },
  offerToBeAsked: { where: '"accountId" = ?' },
  // Those who were asked to bring two together, and the other of the two, have legs of their own.
  introduction: {
    where: '"askerId" = ?',
    until: { columns: ['otherId', 'faceId', 'otherReach'], when: `"state" in ('made', 'met')` },
  },
  deskQuestion: { where: '"askerId" = ?' },
  guide: { where: '"accountId" = ?' },
  guideStep: { where: '"guideId" in (select "id" from "guide" where "accountId" = ?)' },
  porchPost: { where: '"accountId" = ?' },
  porchReply: { where: '"accountId" = ?' },
  stoveAnswer: { where: '"accountId" = ?' },
  porchDigest: { where: '"accountId" = ?', by: ['accountId'] },
}

/** Tables that an archive carries by way of their room. */
export const throughTheirRoom = ['favor', 'favorParty', 'favorTelling'] as const

const declared: Declared = columns

/** The columns of a table that are declared to go into the archive of the person they are about. */
export const archived = (table: string): string[] =>
  Object.entries(declared[table] ?? {})
    .filter(([, column]) => column.exported === 'archive')
    .map(([name]) => name)

/** Which table a column points to; null for one that points nowhere. */
export const pointsTo = (table: string, column: string): string | null =>
  declared[table]?.[column]?.reference?.table ?? null

/** Every table that has something for an archive. */
export const archivedTables = Object.keys(declared).filter((table) => archived(table).length > 0)
