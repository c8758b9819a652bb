import { csvLine } from "#shared/csv-line.ts";
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
export const writerOf = (format: ExportFormat, attributes: readonly string[]): UserFileWriter =>
  format === "csv" ? csvWriter(attributes) : jsonWriter();

const csvWriter = (attributes: readonly string[]): UserFileWriter => ({
  begin: csvLine(["Subject", "Issuer", "Name", "Fullname", "Email", "Active", "Roles", ...attributes]),
  rows: (users) =>
    users
      .map(({ subject, issuer, name, fullname, email, active, roles, attributes: others }) => {
        const own = [subject, issuer, name, fullname, email, String(active), roles.join(";")];
        return csvLine([
          ...own,
          ...attributes.map((name) => (Object.hasOwn(others, name) ? (others[name] ?? "") : "")),
        ]);
      })
      .join(""),
  end: "",
});

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
