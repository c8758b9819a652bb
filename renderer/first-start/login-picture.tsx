import { type Sequence, SequencePicture } from "../sequence/index.ts";
import styles from "./first-start.module.css";

const parties = {
  workbench: "Workbench",
  browser: "Browser",
  provider: "Demo provider",
  api: "Demo API",
} as const;

type Party = keyof typeof parties;

const steps: readonly (readonly [from: Party, to: Party, words: string])[] = [
  ["workbench", "browser", "Open browser"],
  ["browser", "provider", "Sign in as a demo user"],
  ["browser", "workbench", "Code"],
  ["workbench", "provider", "Tokens"],
  ["workbench", "api", "Authorized request"],
];

const sentences = steps.map(([from, to, words]) => `${parties[from]} to ${parties[to]}: ${words}`);

const sequence: Sequence = {
  lifelines: Object.entries(parties).map(([id, name]) => ({ id, name })),
  rows: steps.map(([from, to, words], index) => ({
    id: words,
    name: sentences[index] ?? words,
    kind: "arrow",
    tone: "plain",
    from,
    to,
    words: [words],
    isAnswer: false,
  })),
};

/** What is going to happen, as a small sequence diagram. */
export function LoginPicture() {
  return (
    <div className={styles.picture}>
      <SequencePicture label={`A login in five steps. ${sentences.join(". ")}.`} sequence={sequence} />
    </div>
  );
}
