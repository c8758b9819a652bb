import type { CurlShell, WrittenCurl } from "#shared/requests/interchange.ts";
import type { RequestBody, RequestDraft } from "#shared/requests/request-draft.ts";
import { parseTemplate } from "#shared/requests/template.ts";
import type { Variable } from "#shared/requests/variable.ts";
import { partSecrets } from "../part-secrets.ts";
import { createReading, type Reading, type Where } from "../reading.ts";
import { type ArgumentPiece, quotingOf } from "./shell-quoting.ts";

/** What is written. */
interface CurlOrder {
  readonly request: RequestDraft;
  /** The first of a name counts; a secret one is left to the shell. */
  readonly variables: readonly Variable[];
  readonly shell: CurlShell;
}

/**
 * A request as a cURL command. The token is the shell's variable `TOKEN`, and so is every secret variable: neither is
 * ever in the command.
 */
export const writeCurl = ({ request, variables, shell }: CurlOrder): WrittenCurl => {
  const reading = createReading({ keepsSecrets: false });
  const { pieces, expects } = createFilling(variables);
  const draft = partSecrets(request, [], reading);
  const list = [...optionsOf(draft, [draft.name], reading)];
  const bringsToken = draft.sendAs.kind !== "anonymous" && draft.token !== "none";
  const quoting = quotingOf(shell);
  const written = list.map(({ option, value }) =>
    value === undefined ? option : `${option}${option === "" ? "" : " "}${quoting.quote(pieces(value))}`,
  );
  if (bringsToken) {
    expects.add("TOKEN");
    written.push(`-H ${quoting.quote(["Authorization: Bearer ", { variable: "TOKEN" }])}`);
  }
  return {
    command: [quoting.program, ...written].join(quoting.joint).replace(quoting.joint, " "),
    expects: [...expects],
    leftOut: reading.leftOut(),
  };
};

/** Puts values in the place of variables; of secret ones the shell's. What has no value stays as it is written. */
const createFilling = (variables: readonly Variable[]) => {
  const known = new Map([...variables].reverse().map((variable) => [variable.name, variable]));
  const expects = new Set<string>();
  const pieces = (text: string): readonly ArgumentPiece[] => {
    const found: ArgumentPiece[] = [];
    const addText = (piece: string): void => {
      const last = found.at(-1);
      if (typeof last === "string") found[found.length - 1] = last + piece;
      else found.push(piece);
    };
    for (const piece of parseTemplate(text)) {
      if (piece.kind === "text") {
        addText(piece.text);
        continue;
      }
      const variable = known.get(piece.name);
      if (variable?.isSecret) {
        const name = shellName(piece.name);
        expects.add(name);
        found.push({ variable: name });
      } else addText(variable?.value ?? text.slice(piece.start, piece.end));
    }
    return found;
  };
  return { pieces, expects };
};

const shellName = (name: string): string =>
  name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "_")
    .replace(/^(?=\d)|^$/, "_");

interface Option {
  readonly option: string;
  readonly value?: string;
}

function* optionsOf(draft: RequestDraft, where: Where, reading: Reading): Generator<Option> {
  const hasBody = draft.body.kind !== "none";
  if (draft.method === "HEAD") yield { option: "-I" };
  else if (draft.method !== (hasBody ? "POST" : "GET")) yield { option: "-X", value: draft.method };
  yield { option: "", value: draft.url };
  // What curl would take for a pattern.
  if (/[[\]{}]/.test(draft.url.replace(/\{\{[\w.-]+\}\}/g, ""))) yield { option: "-g" };
  if (draft.redirects === "follow") yield { option: "-L" };
  yield { option: "-m", value: String(draft.timeLimitInSeconds) };
  const rows = draft.headers.filter(({ enabled, name }) => enabled && name.trim() !== "");
  for (const { name, value } of rows)
    yield { option: "-H", value: value === "" ? `${name};` : `${name}: ${value}` };
  const saysType = rows.some(({ name }) => name.trim().toLowerCase() === "content-type");
  yield* bodyOptions(draft.body, saysType, where, reading);
}

function* bodyOptions(
  body: RequestBody,
  saysType: boolean,
  where: Where,
  reading: Reading,
): Generator<Option> {
  const type = (mediaType: string): readonly Option[] =>
    saysType ? [] : [{ option: "-H", value: `Content-Type: ${mediaType}` }];
  switch (body.kind) {
    case "json":
      yield* type("application/json");
      yield { option: "--data-raw", value: body.text };
      return;
    case "text":
      yield* type(body.mediaType || "text/plain; charset=utf-8");
      yield { option: "--data-raw", value: body.text };
      return;
    case "form":
      for (const { name, value, enabled } of body.fields) {
        if (enabled)
          yield {
            option: "--data-urlencode",
            value: `${encodeURIComponent(name.replace(/\p{Surrogate}/gu, "\ufffd"))}=${value}`,
          };
      }
      return;
    case "multipart":
      for (const part of body.parts) {
        if (!part.enabled) continue;
        if (part.kind === "text" && part.mediaType === "") {
          yield { option: "--form-string", value: `${part.name}=${part.value}` };
          continue;
        }
        const suffix = part.mediaType === "" ? "" : `;type=${part.mediaType}`;
        if (part.kind === "text")
          yield { option: "-F", value: `${part.name}="${part.value.replace(/["\\]/g, "\\$&")}"${suffix}` };
        else
          yield { option: "-F", value: `${part.name}=@${fileOf(part.file?.name, where, reading)}${suffix}` };
      }
      return;
    case "file":
      yield* type(body.mediaType || "application/octet-stream");
      yield { option: "--data-binary", value: `@${fileOf(body.file?.name, where, reading)}` };
      return;
    default:
      return;
  }
}

const fileOf = (name: string | undefined, where: Where, reading: Reading): string => {
  reading.leave(where, `File ${name ?? ""}`.trim(), "The command names it without its folder.");
  return name ?? "FILE";
};
