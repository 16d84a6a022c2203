/** The compiled module as base64. */
export function compile(shared: boolean): Promise<string>;
/** The text of binary.ts. */
export function generate(): Promise<string>;
