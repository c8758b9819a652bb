export { createDoctor, type Doctor, type ExamineOptions, type RememberedImport } from "./doctor.ts";
