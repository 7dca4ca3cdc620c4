// Behind the script of the program's main part: puts in the other parts, which share its memory, each by its files. None may
// be put in twice, as that would undo what has been written to the memory since.
const parts = %PARTS%;
const placed = new Map();
const place = (file, read) => {
  const [name] = file;
  if (!placed.has(name)) {
    const done = Promise.resolve(read(...file)).then(bytes => WebAssembly.instantiate(bytes, { __wasm_split: wasm }));
    placed.set(name, done);
    done.catch(() => placed.delete(name));
  }
  return placed.get(name);
};
// `read` gives the bytes of a file, by its name and the hash that they must have.
export const loadPart = (name, read) => Promise.all(parts[name].map(file => place(file, read)));
// A part that is called has been put in before.
const loaders = Object.fromEntries(Object.keys(parts).map(name =>
  [`__wasm_split_load_${name}`, (callback, data) => wasm.__indirect_function_table.get(callback)(data, 1)]));
