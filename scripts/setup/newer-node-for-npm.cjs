// npm leaves out an optional package whose `engines` do not name the running Node. Vite's bundler has its
// binaries in such packages, and names Node 20.19 although they load in 20.18. Preloaded into npm there.
Object.defineProperty(process, "version", { value: "v20.19.0", enumerable: true, configurable: true });
