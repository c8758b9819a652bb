import { AppFailure } from "#shared/app-error.ts";
import type { RequestDraft, RequestMethod, SavedRequest } from "#shared/requests/request-draft.ts";
import type { Database } from "../db/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { Random } from "../ports/random.ts";
import type { SealedPlace, Vault } from "../tokens/index.ts";
import type { ExchangeStore } from "./exchange-store.ts";

/**
 * Requests that are kept to be sent again. URL, headers and body are sealed, as keys of APIs stand in them; the
 * names and methods are not. Needs `vault.unlock()` before.
 */
export interface SavedRequestStore {
  /** In the order in which they were made. One that does not open is `unreadable` and harms no other (KD-22). */
  list(): readonly SavedRequest[];
  /** @throws AppFailure `not_found`, `secret_unreadable` */
  get(id: string): SavedRequest;
  /**
   * Makes a request, or changes the one with the id. An identity that is gone makes it anonymous.
   * @throws AppFailure `not_found`, `data_key_missing`
   */
  save(id: string | undefined, draft: RequestDraft): SavedRequest;
  delete(id: string): void;
}

/** What is sealed of a request. */
type Content = Pick<RequestDraft, "url" | "headers" | "body">;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly method: RequestMethod;
  readonly sealed: Uint8Array | null;
  /** What an earlier version kept, as JSON; null as soon as it is sealed. */
  readonly unsealed: string | null;
  readonly userId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

const columns = `
  id, name, method, sealed, unsealed, user_id AS userId, created_at AS createdAt, updated_at AS updatedAt`;

/** Makes the store; it seals what an earlier version left unsealed when the keychain gives the data key. */
export const createSavedRequestStore = ({
  db,
  vault,
  clock,
  random,
  history,
}: {
  readonly db: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly random: Random;
  readonly history: Pick<ExchangeStore, "sendings">;
}): SavedRequestStore => {
  const selectAll = db.prepare<[], Row>(`SELECT ${columns} FROM saved_requests ORDER BY created_at, rowid`);
  const selectOne = db.prepare<[string], Row>(`SELECT ${columns} FROM saved_requests WHERE id = ?`);

  const seal = (id: string, { url, headers, body }: Content): Uint8Array =>
    vault.seal(placeOf(id), JSON.stringify({ url, headers, body } satisfies Content));

  const open = ({ id, sealed, unsealed }: Row): Content => {
    if (unsealed !== null) return contentOf(unsealed);
    if (sealed === null) throw endedWithTheSession();
    return contentOf(Buffer.from(vault.open(placeOf(id), sealed)).toString("utf8"));
  };

  const openForList = (row: Row): Content & Pick<SavedRequest, "unreadable"> => {
    try {
      return open(row);
    } catch (thrown) {
      if (!(thrown instanceof AppFailure)) throw thrown;
      return { url: "", headers: [], body: "", unreadable: true };
    }
  };

  // Never under a key of the session: what has outlived every end of the app so far would be lost at the next.
  vault.whenReady(
    db.transaction(() => {
      const unsealed = db.prepare<[], { readonly id: string; readonly unsealed: string }>(
        "SELECT id, unsealed FROM saved_requests WHERE unsealed IS NOT NULL",
      );
      const update = db.prepare("UPDATE saved_requests SET sealed = ?, unsealed = NULL WHERE id = ?");
      for (const row of unsealed.all()) update.run(seal(row.id, contentOf(row.unsealed)), row.id);
    }),
  );

  const get = (id: string): SavedRequest => {
    const row = selectOne.get(id);
    if (row === undefined) throw notFound();
    return requestOf(row, open(row), history.sendings(id));
  };

  return {
    list: () => {
      const sendings = history.sendings();
      return selectAll.all().map((row) => requestOf(row, openForList(row), sendings));
    },
    get,
    save: (id, draft) => {
      const savedId = id ?? random.uuid();
      const { changes } = db.prepare(id === undefined ? insertSql : updateSql).run({
        id: savedId,
        name: draft.name,
        method: draft.method,
        userId: draft.userId ?? null,
        sealed: seal(savedId, draft),
        now: clock.now(),
      });
      if (changes === 0) throw notFound();
      return get(savedId);
    },
    delete: (id) => {
      db.prepare("DELETE FROM saved_requests WHERE id = ?").run(id);
    },
  };
};

const insertSql = `
  INSERT INTO saved_requests (id, name, method, sealed, user_id, created_at, updated_at)
  VALUES (@id, @name, @method, @sealed, (SELECT id FROM users WHERE id = @userId), @now, @now)`;

const updateSql = `
  UPDATE saved_requests SET
    name = @name, method = @method, sealed = @sealed, unsealed = NULL,
    user_id = (SELECT id FROM users WHERE id = @userId), updated_at = @now
  WHERE id = @id`;

const placeOf = (id: string): SealedPlace => ({ table: "saved_requests", row: id, column: "sealed" });

const contentOf = (json: string): Content => {
  const { url, headers, body } = JSON.parse(json) as Content;
  return { url, headers, body };
};

const requestOf = (
  row: Row,
  content: Content & Pick<SavedRequest, "unreadable">,
  sendings: ReturnType<ExchangeStore["sendings"]>,
): SavedRequest => ({
  id: row.id,
  name: row.name,
  method: row.method,
  ...content,
  ...(row.userId === null ? {} : { userId: row.userId }),
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  ...(sendings.get(row.id) ?? { sentCount: 0 }),
});

const endedWithTheSession = (): AppFailure =>
  new AppFailure({
    code: "secret_unreadable",
    message: "What was typed into this request can't be read any more.",
    advice: "Type it again, or delete the request.",
    cause: "it was saved while there was no keychain, so it was kept until the app ended",
  });

const notFound = (): AppFailure =>
  new AppFailure({
    code: "not_found",
    message: "There is no such saved request any more.",
    advice: "Go back to the list of requests.",
  });
