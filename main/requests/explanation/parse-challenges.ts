/** A challenge as an API sent it: a scheme with its parameters, or with one value (RFC 9110 11.3). */
export interface Challenge {
  readonly scheme: string;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  /** The one value, as Negotiate has it. */
  readonly token?: string;
}

/** What could be read of `WWW-Authenticate` headers, and what could not, as it came. */
export interface ParsedChallenges {
  readonly challenges: readonly Challenge[];
  readonly unreadable: readonly string[];
}

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+/;
const token68 = /^[A-Za-z0-9._~+/-]+=*(?=\s*(,|$))/;
/** `name = value`, the value a token or in quotes; spaces are forgiven (RFC 9110 11.2). */
const parameter = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"=][^\s,"]*))/;
const LONGEST = 8_192;
const MOST_CHALLENGES = 20;
const MOST_PARAMETERS = 30;

/**
 * Reads the challenges of `WWW-Authenticate` (RFC 9110 11.6.1): a header may hold several, with commas between
 * challenges as well as between their parameters, and there may be several headers. A header is read up to where it
 * makes no sense any more.
 */
export const parseChallenges = (values: readonly string[]): ParsedChallenges => {
  const challenges: Challenge[] = [];
  const unreadable: string[] = [];
  for (const value of values) {
    const { found, rest } = readOne(value.slice(0, LONGEST));
    challenges.push(...found);
    if (rest !== "") unreadable.push(rest);
  }
  return { challenges: challenges.slice(0, MOST_CHALLENGES), unreadable };
};

const readOne = (value: string): { readonly found: readonly Challenge[]; readonly rest: string } => {
  const found: Challenge[] = [];
  let rest = withoutCommas(value);
  while (rest !== "" && found.length < MOST_CHALLENGES) {
    const scheme = token.exec(rest)?.[0];
    const behind = scheme === undefined ? "" : rest.slice(scheme.length);
    // A scheme ends with a space, or with the challenge.
    if (scheme === undefined || !/^(\s|,|$)/.test(behind)) return { found, rest };
    const read = readParameters(scheme, behind.trimStart());
    found.push(read.challenge);
    rest = withoutCommas(read.rest);
  }
  return { found, rest };
};

const readParameters = (
  scheme: string,
  text: string,
): { readonly challenge: Challenge; readonly rest: string } => {
  const parameters: { name: string; value: string }[] = [];
  let rest = text;
  for (let match = parameter.exec(rest); match !== null; match = parameter.exec(rest)) {
    const [whole, name = "", quoted, plain = ""] = match;
    if (parameters.length < MOST_PARAMETERS)
      parameters.push({ name: name.toLowerCase(), value: quoted?.replace(/\\(.)/g, "$1") ?? plain });
    rest = withoutCommas(rest.slice(whole.length));
  }
  if (parameters.length > 0) return { challenge: { scheme, parameters }, rest };
  const one = token68.exec(rest)?.[0];
  // What is a scheme of its own with parameters behind it is no value of this one.
  if (one === undefined || text.startsWith(",")) return { challenge: { scheme, parameters }, rest };
  return { challenge: { scheme, parameters, token: one }, rest: rest.slice(one.length) };
};

const withoutCommas = (text: string): string => text.replace(/^[\s,]+/, "");
