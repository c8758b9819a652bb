import { AppFailure } from "#shared/app-error.ts";
import {
  emptyRequestDraft,
  type RequestDraft,
  type RequestMethod,
  type SavedRequest,
  type SendAs,
} from "#shared/requests/request-draft.ts";
import type { TreePlace } from "#shared/requests/request-folder.ts";
import type { Database } from "../db/index.ts";
import type { Clock } from "../ports/clock.ts";
import type { Random } from "../ports/random.ts";
import type { SealedPlace, Vault } from "../tokens/index.ts";
import type { ExchangeStore } from "./exchange-store.ts";
import { placeInOrder } from "./place-in-order-store.ts";

/**
 * Requests that are kept to be sent again. URL, headers and body are sealed, as keys of APIs stand in them; the
 * names and methods are not. Needs `vault.unlock()` before.
 */
export interface SavedRequestStore {
  /** In the order of their places. One that does not open is `unreadable` and harms no other (KD-22). */
  list(): readonly SavedRequest[];
  /** @throws AppFailure `not_found`, `secret_unreadable` */
  get(id: string): SavedRequest;
  /**
   * Makes a request, as the last of its folder, or changes the one with the id. An identity that is gone makes it
   * anonymous.
   * @throws AppFailure `not_found`, `data_key_missing`
   */
  save(id: string | undefined, draft: RequestDraft, folderId?: string): SavedRequest;
  /** Makes requests, as the last of a folder, in their order; answers their ids. @throws AppFailure `data_key_missing` */
  addAll(drafts: readonly RequestDraft[], folderId: string | undefined): readonly string[];
  /** Puts a request elsewhere. @throws AppFailure `not_found` */
  move(id: string, place: TreePlace): void;
  /** The folder that it is in; undefined when in none, or gone. */
  folderOf(id: string): string | undefined;
  delete(id: string): void;
}

/** What is sealed of a request: all but its name, its method and whom it is sent as. */
type Content = Omit<RequestDraft, "name" | "method" | "sendAs">;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly method: RequestMethod;
  readonly sealed: Uint8Array | null;
  /** What an earlier version kept, as JSON; null as soon as it is sealed. */
  readonly unsealed: string | null;
  readonly folderId: string | null;
  readonly sendAs: SendAs["kind"];
  readonly userId: string | null;
  readonly configurationId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

const columns = `
  id, name, method, sealed, unsealed, folder_id AS folderId, send_as AS sendAs, user_id AS userId,
  configuration_id AS configurationId, created_at AS createdAt, updated_at AS updatedAt`;

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
  const selectAll = db.prepare<[], Row>(`SELECT ${columns} FROM saved_requests ORDER BY position, rowid`);
  const selectOne = db.prepare<[string], Row>(`SELECT ${columns} FROM saved_requests WHERE id = ?`);
  const selectFolder = db
    .prepare<[string], string | null>("SELECT folder_id FROM saved_requests WHERE id = ?")
    .pluck();

  const seal = (id: string, draft: Content): Uint8Array =>
    vault.seal(placeOf(id), JSON.stringify(contentOfDraft(draft)));

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
      return { ...emptyContent, unreadable: true };
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

  const valuesOf = (id: string, draft: RequestDraft, folderId: string | undefined) => ({
    id,
    name: draft.name,
    method: draft.method,
    sendAs: draft.sendAs.kind,
    userId: draft.sendAs.kind === "user" ? draft.sendAs.userId : null,
    configurationId: draft.sendAs.kind === "client" ? draft.sendAs.configurationId : null,
    folderId: folderId ?? null,
    sealed: seal(id, draft),
    now: clock.now(),
  });

  const lastPosition = (): number =>
    Number(db.prepare("SELECT coalesce(max(position), 0) FROM saved_requests").pluck().get());

  return {
    list: () => {
      const sendings = history.sendings();
      return selectAll.all().map((row) => requestOf(row, openForList(row), sendings));
    },
    get,
    save: (id, draft, folderId) => {
      const savedId = id ?? random.uuid();
      const values = valuesOf(savedId, draft, folderId);
      const { changes } =
        id === undefined
          ? db.prepare(insertSql).run({ ...values, position: lastPosition() + 1 })
          : db.prepare(updateSql).run(values);
      if (changes === 0) throw notFound();
      return get(savedId);
    },
    addAll: db.transaction((drafts: readonly RequestDraft[], folderId: string | undefined) => {
      const insert = db.prepare(insertSql);
      // Asked for once: to find the last place, the database looks at every request.
      const last = lastPosition();
      return drafts.map((draft, index) => {
        const id = random.uuid();
        insert.run({ ...valuesOf(id, draft, folderId), position: last + 1 + index });
        return id;
      });
    }),
    move: db.transaction((id: string, { folderId, beforeId }: TreePlace) => {
      const { changes } = db
        .prepare("UPDATE saved_requests SET folder_id = ? WHERE id = ?")
        .run(folderId ?? null, id);
      if (changes === 0) throw notFound();
      placeInOrder(db, "saved_requests", id, beforeId);
    }),
    folderOf: (id) => selectFolder.get(id) ?? undefined,
    delete: (id) => {
      db.prepare("DELETE FROM saved_requests WHERE id = ?").run(id);
    },
  };
};

const insertSql = `
  INSERT INTO saved_requests (id, name, method, sealed, folder_id, position, send_as, user_id, configuration_id,
    created_at, updated_at)
  VALUES (@id, @name, @method, @sealed, (SELECT id FROM request_folders WHERE id = @folderId),
    @position, @sendAs,
    (SELECT id FROM users WHERE id = @userId),
    (SELECT id FROM client_configurations WHERE id = @configurationId), @now, @now)`;

const updateSql = `
  UPDATE saved_requests SET
    name = @name, method = @method, sealed = @sealed, unsealed = NULL, send_as = @sendAs,
    user_id = (SELECT id FROM users WHERE id = @userId),
    configuration_id = (SELECT id FROM client_configurations WHERE id = @configurationId), updated_at = @now
  WHERE id = @id`;

const placeOf = (id: string): SealedPlace => ({ table: "saved_requests", row: id, column: "sealed" });

const contentOfDraft = (draft: Content): Content => ({
  url: draft.url,
  headers: draft.headers,
  body: draft.body,
  token: draft.token,
  redirects: draft.redirects,
  timeLimitInSeconds: draft.timeLimitInSeconds,
  sizeLimitInMebibytes: draft.sizeLimitInMebibytes,
  expectations: draft.expectations,
  captures: draft.captures,
});

const emptyContent = contentOfDraft(emptyRequestDraft);

/** What versions before the collections kept: a body that is only text, and headers that are all sent. */
interface EarlierContent {
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string;
}

const contentOf = (json: string): Content => {
  const kept = JSON.parse(json) as Content | EarlierContent;
  if (typeof kept.body !== "string") return contentOfDraft({ ...emptyContent, ...(kept as Content) });
  const { url, headers, body } = kept;
  return {
    ...emptyContent,
    // Redirects were never followed then.
    redirects: "stop",
    url,
    headers: headers.map(({ name, value }) => ({ name, value, enabled: true })),
    body: body === "" ? { kind: "none" } : isJson(body) ? { kind: "json", text: body } : textBody(body),
  };
};

const textBody = (text: string): RequestDraft["body"] => ({ kind: "text", text, mediaType: "" });

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
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
  sendAs: sendAsOf(row),
  ...(row.folderId === null ? {} : { folderId: row.folderId }),
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  ...(sendings.get(row.id) ?? { sentCount: 0 }),
});

const sendAsOf = ({ sendAs, userId, configurationId }: Row): SendAs => {
  if (sendAs === "current") return { kind: "current" };
  if (sendAs === "user" && userId !== null) return { kind: "user", userId };
  if (sendAs === "client" && configurationId !== null) return { kind: "client", configurationId };
  return { kind: "anonymous" };
};

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
