/** Takes a piece of an export. It resolves when the next may come: whoever reads slowly is waited for. */
export type Write = (piece: string) => Promise<void>
