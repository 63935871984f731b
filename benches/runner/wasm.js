// Reads of a WebAssembly module what tells how large its functions are.

const IMPORTS = 2;
const CODE = 10;
const CUSTOM = 0;
const FUNCTION_NAMES = 1;

/** Every function's name and the bytes of its code. */
export function functions(module) {
  let at = 8;
  let imported = 0;
  let sizes = [];
  const names = new Map();
  const number = () => {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = module[at++];
      value += (byte & 0x7f) * 2 ** shift;
      shift += 7;
    } while (byte >= 0x80);
    return value;
  };
  const text = () => {
    const length = number();
    at += length;
    return module.toString('utf8', at - length, at);
  };
  const list = (each) => Array.from({ length: number() }, each);
  const limits = () => {
    const hasMost = number() & 1;
    number();
    if (hasMost) {
      number();
    }
  };
  const skip = [
    () => ((imported += 1), number()),
    () => ((at += 1), limits()),
    limits,
    () => (at += 2),
    () => ((at += 1), number()),
  ];
  while (at < module.length) {
    const section = module[at++];
    const end = number() + at;
    if (section === IMPORTS) {
      list(() => (text(), text(), skip[module[at++]]()));
    } else if (section === CODE) {
      sizes = list(() => {
        const bytes = number();
        at += bytes;
        return bytes;
      });
    } else if (section === CUSTOM && text() === 'name') {
      while (at < end) {
        const kind = module[at++];
        const next = number() + at;
        if (kind === FUNCTION_NAMES) {
          list(() => names.set(number(), text()));
        }
        at = next;
      }
    }
    at = end;
  }
  return sizes.map((bytes, index) => ({ name: names.get(imported + index) ?? '', bytes }));
}
