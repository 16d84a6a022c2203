/** Ends an exhaustive switch: a case that was forgotten does not compile. */
export function unreachable(x: never): never {
  throw new Error(`unreachable: ${JSON.stringify(x)}`);
}
