import { type CheckVerdict, notApplicable } from "./check.ts";
import type { Examination, Members, ReadDocument } from "./examination.ts";

/** Longer lists are looked at as far as this. */
const MAX_ITEMS = 5000;

/** A member; `undefined` where it is missing or null, which some providers write for nothing. */
export const memberOf = (members: Members, name: string): unknown =>
  Object.hasOwn(members, name) ? (members[name] ?? undefined) : undefined;

/** A member that is a text and not empty. */
export const textOf = (members: Members, name: string): string | undefined => {
  const value = memberOf(members, name);
  return typeof value === "string" && value !== "" ? value : undefined;
};

/**
 * The texts of a member that should be a list; `undefined` where nothing is said. A single text counts as
 * words, as it does in an import.
 */
export const listOf = (members: Members, name: string): readonly string[] | undefined => {
  const value = memberOf(members, name);
  if (typeof value === "string") return value.split(/\s+/).filter((word) => word !== "");
  if (!Array.isArray(value)) return undefined;
  return value.slice(0, MAX_ITEMS).filter((item): item is string => typeof item === "string" && item !== "");
};

/** Asks the discovery document, if one was read. */
export const ofDocument = (
  { document }: Examination,
  ask: (members: Members, document: ReadDocument) => CheckVerdict,
): CheckVerdict =>
  document === undefined ? notApplicable("No discovery document was read.") : ask(document.members, document);

/** What the provider lists: by its document, or by the last import where none was read. */
export const listedBy = (
  { document, draft }: Examination,
  member: string,
  imported: (capabilities: typeof draft.capabilities) => readonly string[],
): readonly string[] | undefined => {
  if (document !== undefined) {
    const listed = listOf(document.members, member);
    return listed?.length === 0 ? undefined : listed;
  }
  const listed = imported(draft.capabilities);
  return listed.length === 0 ? undefined : listed;
};

/** Whether anything is known of the provider: a document was read, now or at an import. */
export const knowsProvider = ({ document, draft }: Examination): boolean =>
  document !== undefined || draft.capabilities.importedAt !== undefined;
