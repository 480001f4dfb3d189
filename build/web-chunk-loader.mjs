/* eslint @typescript-eslint/no-require-imports: off -- it becomes a part of a CommonJS bundle */

// Stands at the top of the extension's bundle, and loads the files that are needed later, each once. A
// worker host evaluates the bundle as a text and lets it `require` nothing but `vscode`, so they are read
// and evaluated in the same way there; a Node host requires them.
const loadChunk = (() => {
  const loaded = new Map();

  async function read(uri) {
    if (uri.scheme !== 'http' && uri.scheme !== 'https') {
      return new TextDecoder().decode(await require('vscode').workspace.fs.readFile(uri));
    }
    const response = await fetch(uri.toString(true));
    if (!response.ok)
      throw new Error(`${uri.toString(true)} cannot be loaded: ${response.status}.`);
    return response.text();
  }

  /** Not within the call that asks for it, which is that of activation. */
  async function requireSoon(file) {
    await undefined;
    return require(file);
  }

  async function load(name) {
    if (typeof __filename === 'string') return requireSoon(`./chunks/${name}.js`);
    const vscode = require('vscode');
    const { extensionUri } = vscode.extensions.getExtension('EXTENSION_ID');
    const uri = vscode.Uri.joinPath(extensionUri, 'dist/web/chunks', `${name}.js`);
    const source = `${await read(uri)}\n//# sourceURL=${uri.toString(true)}`;
    const module = { exports: {} };
    new Function('module', 'exports', 'require', 'loadChunk', source)(
      module,
      module.exports,
      require,
      loadChunk,
    );
    return module.exports;
  }

  return (name) => {
    if (!loaded.has(name)) {
      const chunk = load(name);
      loaded.set(name, chunk);
      // What failed once, for want of a network, may be had the next time.
      chunk.catch(() => loaded.delete(name));
    }
    return loaded.get(name);
  };
})();
