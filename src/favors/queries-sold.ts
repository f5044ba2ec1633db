import type { BusinessSold } from '../directory/sales/handlers.ts'

/** A favor is between its parties, and keeps those it had: nobody comes into it by carrying a place on. */
export const favorsSold: BusinessSold = { treats: ['favorParty.businessId'] }
