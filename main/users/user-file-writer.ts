import type { ExportFormat } from "#shared/users/user-query.ts";
import type { ExportedUser } from "./user-export-store.ts";

/** The parts of a file of users. */
export interface UserFileWriter {
  readonly begin: string;
  /** The next users; called any number of times, with none too. */
  rows(users: readonly ExportedUser[]): string;
  readonly end: string;
}

/** A writer for a format, whose names are those that an import reads. `attributes` are columns of their own. */
export const writerOf = async (
  format: ExportFormat,
  attributes: readonly string[],
): Promise<UserFileWriter> => (format === "csv" ? csvWriter(attributes) : jsonWriter());

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
const csvWriter = async (attributes: readonly string[]): Promise<UserFileWriter> => {
  const { stringify } = await import("csv-stringify/sync");
  const csv = (rows: readonly (readonly string[])[]): string =>
    stringify(
      rows.map((cells) => cells.map(defuse)),
      { record_delimiter: "\r\n" },
    );
  return {
    begin: csv([["Subject", "Issuer", "Name", "Fullname", "Email", "Active", "Roles", ...attributes]]),
    rows: (users) =>
      csv(
        users.map((user) => [
          user.subject,
          user.issuer,
          user.name,
          user.fullname,
          user.email,
          String(user.active),
          user.roles.join(";"),
          ...attributes.map((name) => user.attributes[name] ?? ""),
        ]),
      ),
    end: "",
  };
};

const defuse = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

const jsonWriter = (): UserFileWriter => {
  let isFirst = true;
  return {
    begin: "[",
    rows: (users) =>
      users
        .map(({ attributes, ...own }) => {
          const comma = isFirst ? "" : ",";
          isFirst = false;
          return `${comma}\n${JSON.stringify({ ...attributes, ...own })}`;
        })
        .join(""),
    end: "\n]\n",
  };
};
