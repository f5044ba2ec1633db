import type { Request, Response } from 'express'
import type { House } from '../web/house.ts'
import { showPage } from '../web/page.ts'
import { readingOf } from './page.ts'
import { tellingsOf } from './queries.ts'
import type { AskedFavor } from './queries-desk.ts'
import { type Name, nameOf, type PartyRow, recorderOf } from './seeing-rules.ts'
import { dayWords, everyName, type Reading, sayName } from './sentences.ts'

const namesOf = (parties: PartyRow[]): Name[] =>
  parties.filter((one) => one.accountId ?? one.businessId ?? one.neighborName).map(nameOf)

const rowOf = ({ favor, parties }: AskedFavor, reading: Reading) => ({
  id: favor.id,
  recorder: sayName(recorderOf(favor), reading.t),
  words: favor.words,
  language: favor.language,
  when: dayWords(favor.happenedOn, reading),
  names: everyName(namesOf(parties), reading),
  askedBy: reading.t('favor.desk-asked', {
    names: everyName(namesOf(parties.filter((one) => one.askedSteward === 1)), reading),
  }),
})

export function showAskedFavors(house: House, req: Request, res: Response, favors: AskedFavor[]): void {
  const reading = readingOf(house, res)
  const page = { favors: favors.map((one) => rowOf(one, reading)) }
  showPage(house, req, res, { view: 'favors/desk', title: res.locals.t('favor.desk-title'), tab: 'desk', page })
}

export async function showAskedFavor(house: House, req: Request, res: Response, asked: AskedFavor): Promise<void> {
  const reading = readingOf(house, res)
  const { t } = reading
  const tellings = (await tellingsOf(house.db, asked.favor.id)).map(({ words, language, partyId }) => {
    const party = asked.parties.find((one) => one.id === partyId)
    return { by: party ? sayName(nameOf(party), t) : t('favor.somebody'), words, language }
  })
  const replies = asked.parties.flatMap((party) =>
    party.ownWords
      ? [
          {
            by: t('favor.own-words', { name: sayName(nameOf(party), t) }),
            words: party.ownWords,
            language: party.ownLanguage ?? asked.favor.language,
          },
        ]
      : [],
  )
  const page = { ...rowOf(asked, reading), tellings: [...tellings, ...replies] }
  showPage(house, req, res, { view: 'favors/desk-favor', title: t('favor.title'), tab: 'desk', page })
}
