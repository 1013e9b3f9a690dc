declare module '*.wasm?url' {
  const url: string;
  export default url;
}

declare module '*.js?url' {
  const url: string;
  export default url;
}

declare module '*.gz?url' {
  const url: string;
  export default url;
}

declare module 'tesseract.js/dist/tesseract.esm.min.js' {
  const engine: typeof import('tesseract.js');
  export default engine;
}
