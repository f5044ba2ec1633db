export const stewards = {}
