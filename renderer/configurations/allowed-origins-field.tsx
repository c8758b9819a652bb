import { ChipsField } from "../ui/index.ts";
import { originOf } from "../words/index.ts";
import { readOrigin } from "./field-problems.ts";
import type { Editor } from "./use-editor.ts";

/** The origins that access tokens may be sent to; nothing else gets one. */
export function AllowedOriginsField({ editor: { draft, edit, marks } }: { readonly editor: Editor }) {
  const read = (typed: string) => readOrigin(typed, draft.allowInsecureHttp);
  const change = (values: readonly string[]) => {
    const origins = values.map((value) => {
      const answer = read(value);
      return "origin" in answer ? answer.origin : value;
    });
    edit({ allowedOrigins: [...new Set(origins)] });
  };
  const problems = draft.allowedOrigins.flatMap((value) => {
    const answer = read(value);
    return "problem" in answer ? [[value, answer.problem] as const] : [];
  });
  const own = [originOf(draft.issuer), originOf(draft.endpoints.userinfo)];
  return (
    <ChipsField
      label="Allowed origins"
      placeholder="https://api.example.com"
      values={draft.allowedOrigins}
      suggestions={[...new Set(own.filter((origin) => origin !== undefined))]}
      warnings={Object.fromEntries(problems)}
      onChange={change}
      help="Access tokens are sent to these only"
      {...marks("allowedOrigins")}
      {...(problems[0] && { error: `${problems[0][0]}: ${problems[0][1]}` })}
    />
  );
}
