export { CertificateDetail, CourseDetail } from "./course-detail.tsx";
export { type CoursePart, coursePartsOf, partWords } from "./course-words.ts";
export { ExchangeDetail } from "./exchange-detail.tsx";
export { RecordedPairs } from "./recorded-body.tsx";
export { RecordedValue } from "./recorded-value.tsx";
