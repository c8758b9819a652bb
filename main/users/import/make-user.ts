import { type FileItem, type FileUser, MOST_VALUE_LENGTH, problemItem } from "./file-row.ts";

/** Members of a user that are not attributes. */
const ownMembers = ["Subject", "Issuer", "Active", "Roles"] as const;

/** Names of columns and members, in small letters, and what they give. */
const known: Readonly<Record<string, string>> = {
  subject: "Subject",
  sub: "Subject",
  issuer: "Issuer",
  active: "Active",
  roles: "Roles",
  name: "Name",
  username: "Name",
  fullname: "Fullname",
  email: "Email",
};

/** JavaScript finds these in every object. */
const prototypeNames: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

const MOST_NAME_LENGTH = 64;
const MOST_SUBJECT_LENGTH = 2048;
const MOST_ROLES = 1000;

/** What a column or member gives: an own member's or an attribute's name. */
export const givenBy = (name: string): string => {
  const trimmed = name.trim();
  const lower = trimmed.toLowerCase();
  return Object.hasOwn(known, lower) ? (known[lower] ?? trimmed) : trimmed;
};

/** What is wrong with a column's or member's name. */
export const nameProblem = (name: string): string | undefined => {
  const trimmed = name.trim();
  if (trimmed === "") return "has no name";
  if (prototypeNames.has(trimmed)) return "has a name that is not allowed";
  if (trimmed.length > MOST_NAME_LENGTH) return `has a name of more than ${MOST_NAME_LENGTH} characters`;
  return /\p{Cc}/u.test(trimmed) ? "has a control character in its name" : undefined;
};

/** Values of a user by what they give (`givenBy`); texts, as CSV has them, or what JSON had. */
export type GivenValues = ReadonlyMap<string, unknown>;

/** Makes the user of a line, or says everything that is wrong with it. */
export const makeUser = (line: number, values: GivenValues): readonly FileItem[] => {
  const problems: FileItem[] = [];
  const refuse = (what: string, why: string) => problems.push(problemItem(`${what} ${why}`, line));
  const attributes = new Map<string, string>();
  for (const [name, value] of values) {
    if ((ownMembers as readonly string[]).includes(name)) continue;
    const text = textOf(name, value);
    if (text === undefined) refuse(name, `must be text, and is ${kindOf(value)}.`);
    else if (textProblem(text) !== undefined) refuse(name, `${textProblem(text)}.`);
    else attributes.set(name, text);
  }
  const subject = readText(values, "Subject", refuse) || attributes.get("Name") || "";
  if (subject === "" && problems.length === 0) refuse("The user", "has neither a subject nor a name.");
  if (subject.length > MOST_SUBJECT_LENGTH)
    refuse("Subject", `has more than ${MOST_SUBJECT_LENGTH} characters.`);
  const issuer = readText(values, "Issuer", refuse);
  const active = readActive(values.get("Active"), refuse);
  const roles = readRoles(values.get("Roles"), refuse);
  if (problems.length > 0) return problems;
  // The standard flow gives the subject as the name.
  if (!attributes.get("Name")) attributes.set("Name", subject);
  const user: FileUser = {
    line,
    subject,
    attributes: Object.fromEntries(attributes),
    ...(issuer ? { issuer } : {}),
    ...(active === undefined ? {} : { active }),
    ...(roles === undefined ? {} : { roles }),
  };
  return [{ kind: "user", user }];
};

type Refuse = (what: string, why: string) => void;

const readText = (values: GivenValues, name: string, refuse: Refuse): string => {
  const value = values.get(name);
  if (value === undefined) return "";
  if (typeof value !== "string") refuse(name, `must be text, and is ${kindOf(value)}.`);
  else if (textProblem(value) !== undefined) refuse(name, `${textProblem(value)}.`);
  else return value.trim();
  return "";
};

const activeWords: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  "1": true,
  false: false,
  no: false,
  "0": false,
};

const readActive = (value: unknown, refuse: Refuse): boolean | undefined => {
  if (value === undefined || typeof value === "boolean") return value;
  const word = typeof value === "string" ? value.trim().toLowerCase() : undefined;
  if (word === "") return undefined;
  if (word !== undefined && Object.hasOwn(activeWords, word)) return activeWords[word];
  refuse("Active", "must be true or false.");
  return undefined;
};

const readRoles = (value: unknown, refuse: Refuse): readonly string[] | undefined => {
  if (value === undefined) return undefined;
  const names = typeof value === "string" ? value.split(/[;|]/) : value;
  if (!Array.isArray(names) || !names.every((name) => typeof name === "string")) {
    refuse(
      "Roles",
      `must be a list of names, and is ${Array.isArray(value) ? "a list with something else in it" : kindOf(value)}.`,
    );
    return undefined;
  }
  const roles = [...new Set(names.map((name: string) => name.trim()).filter((name) => name !== ""))];
  if (roles.length > MOST_ROLES) refuse("Roles", `are more than ${MOST_ROLES}.`);
  if (roles.some((name) => name.length > 200)) refuse("Roles", "have a name of more than 200 characters.");
  if (roles.some((name) => /\p{Cc}/u.test(name))) refuse("Roles", "have a control character in a name.");
  return roles;
};

/** Of further attributes numbers and truth values are as good as their text. */
const textOf = (name: string, value: unknown): string | undefined => {
  if (typeof value === "string") return value;
  const isOwn = name === "Name" || name === "Fullname" || name === "Email";
  return !isOwn && (typeof value === "number" || typeof value === "boolean") ? String(value) : undefined;
};

const textProblem = (text: string): string | undefined => {
  if (text.length > MOST_VALUE_LENGTH) return "is longer than 64 KiB";
  if (text.includes("\0")) return "has a NUL character in it";
  return /\p{Cs}/u.test(text) ? "has half of a character in it" : undefined;
};

const kindOf = (value: unknown): string => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
};
