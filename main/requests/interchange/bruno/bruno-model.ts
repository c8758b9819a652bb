/**
 * A collection as Bruno's JSON export has it. Its files, of either kind, are turned into this first, so that one reader
 * reads them all. Members are as untrusted as the files.
 */
export interface BrunoItem {
  /** `folder`, `http` or `graphql`; what is called otherwise is not sent from here. */
  readonly type: string;
  readonly name: string;
  readonly seq: number;
  /** Of a folder. */
  readonly items: readonly BrunoItem[];
  /** Of a request; of a folder what holds for all in it. */
  readonly request: BrunoRequest;
  readonly followsRedirects: boolean;
  /** In ms; 0: none of its own. */
  readonly timeoutMs: number;
}

export interface BrunoRow {
  readonly name: string;
  readonly value: string;
  readonly enabled: boolean;
  /** Of a variable. */
  readonly isSecret?: boolean;
}

/** A part of a multipart body. */
export interface BrunoPart extends BrunoRow {
  readonly files: readonly string[] | undefined;
  readonly contentType: string;
}

export interface BrunoRequest {
  readonly method: string;
  readonly url: string;
  readonly query: readonly BrunoRow[];
  readonly path: readonly BrunoRow[];
  readonly headers: readonly BrunoRow[];
  readonly body: {
    /** `none`, `json`, `text`, `xml`, `sparql`, `formUrlEncoded`, `multipartForm`, `file`, `graphql`. */
    readonly mode: string;
    readonly text: string;
    readonly variables: string;
    readonly fields: readonly BrunoRow[];
    readonly parts: readonly BrunoPart[];
  };
  readonly authentication: {
    readonly mode: string;
    readonly key: string;
    readonly value: string;
    readonly placement: string;
  };
  readonly variables: readonly BrunoRow[];
  /** What is taken from the answer: a variable's name and an expression. */
  readonly captures: readonly BrunoRow[];
  /** An expression, and an operator with its operand. */
  readonly assertions: readonly BrunoRow[];
  /** Names of the scripts that it has. */
  readonly scripts: readonly string[];
}

export interface BrunoEnvironment {
  readonly name: string;
  readonly variables: readonly BrunoRow[];
}

export interface BrunoCollection {
  readonly name: string;
  readonly root: BrunoRequest;
  readonly items: readonly BrunoItem[];
  readonly environments: readonly BrunoEnvironment[];
}

export const emptyBrunoRequest: BrunoRequest = {
  method: "",
  url: "",
  query: [],
  path: [],
  headers: [],
  body: { mode: "none", text: "", variables: "", fields: [], parts: [] },
  authentication: { mode: "inherit", key: "", value: "", placement: "header" },
  variables: [],
  captures: [],
  assertions: [],
  scripts: [],
};
