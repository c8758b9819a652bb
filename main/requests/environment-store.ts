import { AppFailure } from "#shared/app-error.ts";
import type { Environment, Variable, VariableDraft } from "#shared/requests/variable.ts";
import type { Database } from "../db/index.ts";
import type { Random } from "../ports/random.ts";
import type { SealedPlace, Vault } from "../tokens/index.ts";
import { createSealedVariables } from "./sealed-variables.ts";

/** What is typed of an environment; without variables it keeps those that it has. */
export interface EnvironmentDraft {
  readonly name: string;
  readonly variables?: readonly VariableDraft[] | undefined;
}

/** Environments with their variables. Needs `vault.ready()` before. */
export interface EnvironmentStore {
  /** In the order of their names. One that does not open is `unreadable` and harms no other. */
  list(): readonly Environment[];
  /** The values with which requests are sent; none for an environment that is gone. @throws AppFailure `secret_unreadable` */
  variables(id: string): readonly Variable[];
  /** Its name, while it is there. */
  nameOf(id: string): string | undefined;
  /** @throws AppFailure `not_found`, `environment_name_taken`, `secret_unreadable`, `data_key_missing` */
  save(id: string | undefined, draft: EnvironmentDraft): Environment;
  delete(id: string): void;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly sealed: Uint8Array | null;
}

/** Makes the store. */
export const createEnvironmentStore = ({
  db,
  vault,
  random,
}: {
  readonly db: Database;
  readonly vault: Vault;
  readonly random: Random;
}): EnvironmentStore => {
  const sealing = createSealedVariables(vault);
  const selectAll = db.prepare<[], Row>(
    "SELECT id, name, sealed FROM environments ORDER BY name COLLATE NOCASE",
  );
  const selectOne = db.prepare<[string], Row>("SELECT id, name, sealed FROM environments WHERE id = ?");
  const environmentOf = ({ id, name, sealed }: Row): Environment => ({
    id,
    name,
    ...sealing.view(placeOf(id), sealed),
  });
  const save = (id: string | undefined, { name, variables }: EnvironmentDraft): Environment => {
    const row = id === undefined ? undefined : selectOne.get(id);
    if (id !== undefined && row === undefined) throw notFound();
    const taken = db.prepare("SELECT id FROM environments WHERE name = ? COLLATE NOCASE").pluck().get(name);
    if (taken !== undefined && taken !== id) throw nameTaken(name);
    const savedId = id ?? random.uuid();
    const before = row?.sealed ?? null;
    const sealed = variables === undefined ? before : sealing.seal(placeOf(savedId), variables, before);
    db.prepare(`
      INSERT INTO environments (id, name, sealed) VALUES (@savedId, @name, @sealed)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, sealed = excluded.sealed`).run({
      savedId,
      name,
      sealed,
    });
    return environmentOf({ id: savedId, name, sealed });
  };
  return {
    list: () => selectAll.all().map(environmentOf),
    variables: (id) => sealing.open(placeOf(id), selectOne.get(id)?.sealed ?? null),
    nameOf: (id) => selectOne.get(id)?.name,
    save,
    delete: (id) => {
      db.prepare("DELETE FROM environments WHERE id = ?").run(id);
    },
  };
};

const placeOf = (id: string): SealedPlace => ({ table: "environments", row: id, column: "sealed" });

const nameTaken = (name: string): AppFailure =>
  new AppFailure({
    code: "environment_name_taken",
    message: `There is an environment called ${name} already.`,
    advice: "Choose another name.",
    field: "name",
  });

const notFound = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "There is no such environment any more.",
    advice: "Choose another one.",
  });
