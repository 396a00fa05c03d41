/** What the test tells of the service: where it is, and who calls. */
declare const process: { argv: string[] };

export const service = process.argv[2]!;
export const user = process.argv[3]!;
export const password = process.argv[4]!;
/** The token of the account, the secret of its app, and the keys of its organisation, source and user. */
export const token = process.argv[5]!;
export const email = process.argv[6]!;

export const basic = `Basic ${btoa(`${user}:${password}`)}`;
export const casework = { Org: token, Source: token, User: token };

/** Ends the program, and with it the test, where something is not as it should be. */
export function expect<T>(what: string, value: T | null | undefined, holds: (value: T) => boolean): T {
  if (value === undefined || value === null || !holds(value)) {
    throw new Error(`${what}: ${JSON.stringify(value)}`);
  }

  return value;
}
