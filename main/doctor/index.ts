export { createDoctor, type Doctor, type ExamineOptions, type RememberedImport } from "./doctor.ts";
export { createNoteImport, type NoteImport } from "./note-import.ts";
