import type { SecretStore } from "../../main/ports/secret-store.ts";
import { keychainUnavailable } from "../../main/tokens/vault-failures.ts";

/** A keychain that does what a test says: works, fails, hangs, forgets. */
export interface ScriptedKeychain extends SecretStore {
  /** What it has, to be looked at and changed. */
  readonly items: Map<string, string>;
  mode: "works" | "fails" | "hangs" | "forgets";
  /** Lets all hanging calls end, as in `works`. */
  letGo(): void;
  /** Calls under way now, and the most there ever were at once. */
  readonly underWay: { now: number; most: number };
  readonly calls: string[];
}

/** Makes an empty one that works. */
export const createScriptedKeychain = (): ScriptedKeychain => {
  const items = new Map<string, string>();
  const calls: string[] = [];
  const underWay = { now: 0, most: 0 };
  let hanging: (() => void)[] = [];

  const call = async <T>(name: string, action: () => T): Promise<T> => {
    calls.push(name);
    underWay.now += 1;
    underWay.most = Math.max(underWay.most, underWay.now);
    try {
      if (keychain.mode === "fails") throw keychainUnavailable("no such service");
      if (keychain.mode === "hangs") await new Promise<void>((resolve) => hanging.push(resolve));
      return action();
    } finally {
      underWay.now -= 1;
    }
  };

  const keychain: ScriptedKeychain = {
    items,
    mode: "works",
    letGo: () => {
      for (const resolve of hanging) resolve();
      hanging = [];
    },
    underWay,
    calls,
    get: (account) => call("get", () => (keychain.mode === "forgets" ? undefined : items.get(account))),
    set: (account, secret) => call("set", () => void items.set(account, secret)),
    delete: (account) => call("delete", () => void items.delete(account)),
  };
  return keychain;
};

/** Lets everything run that is waiting for promises alone. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
