import { useState } from "react";
import { type Choice, FormRow, Select, TextInput } from "../ui/index.ts";
import { type PromptChoice, promptChoiceOf, promptHelp, promptValues } from "./prompt-choice.ts";
import styles from "./prompt-row.module.css";
import type { Editor } from "./use-editor.ts";

const notes: Readonly<Record<(typeof promptValues)[number], string>> = {
  none: "no question, for who is signed in already",
  login: "sign in again",
  consent: "agree again",
  select_account: "choose the account",
};

const choices: readonly Choice<PromptChoice>[] = [
  { value: "", label: "Not sent" },
  ...promptValues.map((value) => ({ value, label: value, note: notes[value] })),
  { value: "other", label: "Other", note: "several, or the provider's own" },
];

/** What the provider asks the person, whatever it would ask by itself. */
export function PromptRow({ editor: { draft, edit, marks } }: { readonly editor: Editor }) {
  const { prompt } = draft.authorizationRequest;
  const [isTyping, setIsTyping] = useState(false);
  const choice = isTyping ? "other" : promptChoiceOf(prompt);
  const change = (value: string) => edit({ authorizationRequest: { prompt: value } });
  const choose = (next: PromptChoice) => {
    setIsTyping(next === "other");
    if (next !== "other") change(next);
  };
  return (
    <div data-field="authorizationRequest.prompt">
      <FormRow
        group
        label="Prompt"
        help={promptHelp(draft.selectedScopes, prompt)}
        {...marks("authorizationRequest.prompt")}
      >
        <div className={styles.parts}>
          <Select label="Prompt" value={choice} choices={choices} onChange={choose} />
          {choice === "other" && (
            <TextInput
              label="Values of prompt"
              mono
              maxLength={256}
              placeholder="login consent"
              value={prompt}
              onChange={change}
            />
          )}
        </div>
      </FormRow>
    </div>
  );
}
