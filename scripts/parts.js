// Behind the script of the program's main part: puts in the other parts, which share its memory, each by its files. None may
// be put in twice, as that would undo what has been written to the memory since.
const parts = %PARTS%;
const [fetched, placed] = [new Map(), new Map()];
const once = (map, name, make) => {
  if (!map.has(name)) {
    const made = make();
    map.set(name, made);
    made.catch(() => map.delete(name));
  }
  return map.get(name);
};
const bytesOf = (file, read) => once(fetched, file[0], () => Promise.resolve(read(...file)));
const place = (file, read) => {
  const [name] = file;
  return once(placed, name, async () => {
    const bytes = await bytesOf(file, read);
    fetched.delete(name);
    return WebAssembly.instantiate(bytes, { __wasm_split: wasm });
  });
};
// `read` gives the bytes of a file, by its name and the hash that they must have.
// What is fetched early is put in later.
export const fetchPart = (name, read) => Promise.all(parts[name].map(file => bytesOf(file, read)));
const there = new Set();
export const loadPart = async (name, read) => {
  await Promise.all(parts[name].map(file => place(file, read)));
  there.add(name);
};
// A part that is called has been put in before, or it answers that it is not there.
const loaders = Object.fromEntries(Object.keys(parts).map(name =>
  [`__wasm_split_load_${name}`, (callback, data) => wasm.__indirect_function_table.get(callback)(data, +there.has(name))]));
