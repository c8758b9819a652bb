export { CourseDetail } from "./course-detail.tsx";
export { ExchangeDetail } from "./exchange-detail.tsx";
export { RecordedPairs } from "./recorded-body.tsx";
export { RecordedValue } from "./recorded-value.tsx";
