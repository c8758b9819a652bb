import type { RequestDraft, RequestMethod } from "./request-draft.ts";
import type { Variable } from "./variable.ts";

/** What an import can be; it is recognized by its content. */
export type ImportFormat =
  | "bruno"
  | "curl"
  | "har"
  | "insomnia"
  | "open_collection"
  | "openapi"
  | "postman"
  | "postman_environment"
  | "workbench";

/** How an import is called on the screen. */
export const importFormatWords: Readonly<Record<ImportFormat, string>> = {
  bruno: "Bruno",
  curl: "cURL",
  har: "HAR",
  insomnia: "Insomnia",
  open_collection: "OpenCollection",
  openapi: "OpenAPI",
  postman: "Postman collection",
  postman_environment: "Postman environment",
  workbench: "SSO Workbench folder",
};

/** Something that did not come along: a script, a credential, a file that was only named. */
export interface LeftOut {
  /** The names of the folders and of the request that it belonged to, the outermost first; empty: the whole. */
  readonly where: readonly string[];
  /** "Authorization header", "Pre-request script". */
  readonly what: string;
  /** One sentence: why, or what takes its place. */
  readonly why: string;
}

/** A folder as it was read. */
export interface ImportedFolder {
  readonly name: string;
  readonly variables: readonly Variable[];
  /** In their order, as the requests. */
  readonly folders: readonly ImportedFolder[];
  readonly requests: readonly RequestDraft[];
}

/** An environment as it was read. */
export interface ImportedEnvironment {
  readonly name: string;
  readonly variables: readonly Variable[];
}

/** What a file, a folder or a pasted text turned out to be. Nothing of it is kept yet, and secrets are in it. */
export interface ImportedCollection extends ImportedFolder {
  readonly format: ImportFormat;
  readonly environments: readonly ImportedEnvironment[];
  readonly leftOut: readonly LeftOut[];
}

/** A folder in a preview: names alone. */
export interface PreviewFolder {
  readonly name: string;
  readonly folders: readonly PreviewFolder[];
  readonly requests: readonly { readonly name: string; readonly method: RequestMethod }[];
}

/** What an import would bring; nothing is changed yet, and no value of a variable is in it. */
export interface ImportPreview {
  readonly id: string;
  readonly format: ImportFormat;
  /** What its collection will be called unless another name is given; there is none of that name. */
  readonly name: string;
  readonly counts: InterchangeCounts;
  /** The first {@link MOST_PREVIEW_ROWS} folders and requests. */
  readonly tree: PreviewFolder;
  readonly environments: readonly { readonly name: string; readonly variables: number }[];
  /** Names that are taken already, and what becomes of them. */
  readonly clashes: readonly NameClash[];
  /** The first {@link MOST_LEFT_OUT}. */
  readonly leftOut: readonly LeftOut[];
  readonly leftOutCount: number;
}

/** A name that something has already. */
export interface NameClash {
  readonly kind: "collection" | "environment";
  readonly name: string;
  readonly becomes: string;
}

/** How much came or went. */
export interface InterchangeCounts {
  readonly folders: number;
  readonly requests: number;
  readonly variables: number;
  readonly environments: number;
}

/** What an import brought. */
export interface ImportOutcome {
  /** By which it can be taken back. */
  readonly id: string;
  /** The collection that was made; absent where requests were put elsewhere, and for environments alone. */
  readonly folderId?: string;
  /** The first request. */
  readonly requestId?: string;
  readonly counts: InterchangeCounts;
}

/** Requests that were pasted as cURL commands. */
export interface ReadCurl {
  readonly requests: readonly RequestDraft[];
  readonly leftOut: readonly LeftOut[];
}

/** Command lines that a cURL command can be written for. */
export const curlShells = ["bash", "cmd", "powershell"] as const;
export type CurlShell = (typeof curlShells)[number];

/** A request as a command; whoever runs it brings what it names. */
export interface WrittenCurl {
  readonly command: string;
  /** Variables of the command line that it expects: `TOKEN`, and one for each secret. */
  readonly expects: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

/** How a collection can be exported: our own files, one a request, or a Postman collection. */
export const exportFormats = ["workbench", "postman"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What was written, and what was not. */
export interface ExportOutcome {
  /** Of the file or folder; the folders above it are nobody's business. */
  readonly fileName: string;
  readonly counts: InterchangeCounts;
  /** The first {@link MOST_LEFT_OUT}. */
  readonly leftOut: readonly LeftOut[];
  readonly leftOutCount: number;
}

/** So many rows of a preview are shown. */
export const MOST_PREVIEW_ROWS = 500;

/** So many things that were left out are told one by one. */
export const MOST_LEFT_OUT = 500;
