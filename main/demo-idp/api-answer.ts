/** What the API answers: a status, and a JSON body unless there is nothing to say. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A refusal, as an exception up to where it is sent: `{ error, message, … }`. */
export class ApiProblem extends Error {
  readonly answer: ApiAnswer;

  constructor(
    status: number,
    error: string,
    message: string,
    more: { readonly headers?: Readonly<Record<string, string>>; readonly details?: object } = {},
  ) {
    super(message);
    this.answer = { status, headers: more.headers ?? {}, body: { error, message, ...more.details } };
  }
}
