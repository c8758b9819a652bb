import type { AppError } from "./app-error.ts";

/** What an operation answers: its value, or the error as a plain value. Errors cross process borders only in this form. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: AppError };

/** Wraps a value as a success. */
export const success = <T>(value: T): Result<T> => ({ ok: true, value });

/** Wraps an error as a failure. */
export const failure = (error: AppError): Result<never> => ({ ok: false, error });
