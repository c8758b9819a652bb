import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

const maxEntries = 5_000;

/**
 * What the provider remembers (sessions, grants, codes, tokens), in memory and bounded: when it is full, what has
 * expired goes first, then the oldest. The provider itself checks the expiry of all that it reads.
 */
export class ProviderStore {
  readonly #entries = new Map<string, AdapterPayload>();
  readonly #jtiOf: (accessToken: string) => Promise<string | undefined>;

  /** @param jtiOf the id of an access token of ours, undefined when its signature is not. */
  constructor(jtiOf: (accessToken: string) => Promise<string | undefined>) {
    this.#jtiOf = jtiOf;
  }

  /** The provider's storage, one adapter for each of its models. */
  readonly adapter: AdapterFactory = (model) => this.#adapterFor(model);

  /**
   * Remembers an access token that was issued as a JWT. The provider itself forgets those at once, and so its
   * UserInfo endpoint would refuse them; the demo's one access token is to serve UserInfo and API alike, as it does
   * at Auth0, Okta and Keycloak.
   */
  rememberAccessToken(jti: string, payload: AdapterPayload): void {
    this.#set(`AccessToken:${jti}`, payload);
  }

  #adapterFor(model: string): Adapter {
    const key = (id: string): string => `${model}:${id}`;
    return {
      upsert: async (id, payload) => this.#set(key(id), payload),
      find: async (id) => {
        const jti = model === "AccessToken" && id.includes(".") ? await this.#jtiOf(id) : id;
        return jti === undefined ? undefined : this.#entries.get(key(jti));
      },
      findByUid: async (uid) => this.#first(model, (payload) => payload.uid === uid),
      findByUserCode: async (userCode) => this.#first(model, (payload) => payload.userCode === userCode),
      consume: async (id) => {
        const payload = this.#entries.get(key(id));
        if (payload !== undefined) {
          payload.consumed = Math.floor(Date.now() / 1000);
        }
      },
      destroy: async (id) => {
        this.#entries.delete(key(id));
      },
      revokeByGrantId: async (grantId) => {
        for (const [name, payload] of this.#entries) {
          if (name.startsWith(`${model}:`) && payload.grantId === grantId) {
            this.#entries.delete(name);
          }
        }
      },
    };
  }

  #first(model: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [name, payload] of this.#entries) {
      if (name.startsWith(`${model}:`) && matches(payload)) {
        return payload;
      }
    }
    return undefined;
  }

  #set(key: string, payload: AdapterPayload): void {
    this.#entries.delete(key);
    if (this.#entries.size >= maxEntries) {
      this.#makeRoom();
    }
    this.#entries.set(key, payload);
  }

  #makeRoom(): void {
    const nowInSeconds = Date.now() / 1000;
    for (const [key, payload] of this.#entries) {
      if (payload.exp !== undefined && payload.exp <= nowInSeconds) {
        this.#entries.delete(key);
      }
    }
    for (const key of this.#entries.keys()) {
      if (this.#entries.size < maxEntries) {
        break;
      }
      this.#entries.delete(key);
    }
  }
}
