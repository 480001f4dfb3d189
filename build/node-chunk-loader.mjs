/* eslint @typescript-eslint/no-require-imports: off, @typescript-eslint/no-unused-vars: off -- it becomes a part of a CommonJS bundle */

// Stands at the top of what is bundled for Node, and loads the files that are needed later, each once: to
// ask `require` again goes through the whole of the extension host's own loader.
const loadChunk = (() => {
  const loaded = new Map();
  return (file) => {
    let chunk = loaded.get(file);
    if (chunk === undefined) {
      chunk = Promise.resolve().then(() => require(file));
      loaded.set(file, chunk);
    }
    return chunk;
  };
})();
