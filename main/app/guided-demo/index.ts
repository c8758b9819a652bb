export { type GuidedDemo, prepareGuidedDemo } from "./prepare-guided-demo.ts";
