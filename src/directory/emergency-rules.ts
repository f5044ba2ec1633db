/** Countries whose emergency number is 911. */
const CALLS_911 = ['us', 'ca']

/** Whether a sheet of this town's may say to call 911. @param country ISO 3166 alpha-2 */
export const calls911 = (country: string): boolean => CALLS_911.includes(country.toLowerCase())
