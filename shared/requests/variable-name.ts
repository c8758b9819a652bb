// Apart from the schema, so that the window does not load zod for it.

/** A variable's name, as it stands between `{{` and `}}`. */
export const variableNamePattern = /^[A-Za-z0-9_.-]{1,256}$/;
