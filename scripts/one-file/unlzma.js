// Unpacks a .lzma file: range coder, state machine and trees as the format's specification has them. Gives a function that
// goes on to where it is asked for, in pieces, so that no task holds up the page, and promises all that is unpacked by then.
const unlzma = bytes => {
  const [lc, lp, pb] = [bytes[0] % 9, Math.floor(bytes[0] / 9) % 5, Math.floor(bytes[0] / 45)];
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(5, true);
  const out = new Uint8Array(size);
  const [MATCH, REP, G0, G1, G2, LONG, SLOT, SPECIAL, ALIGN, LEN, REPLEN, LITERAL] =
    [0, 192, 204, 216, 228, 240, 432, 688, 803, 819, 1333, 1847];
  const probs = new Uint16Array(LITERAL + (0x300 << (lc + lp))).fill(1024);
  let [range, code, at, pos, state] = [0xffffffff, 0, 13, 0, 0];
  for (let i = 0; i < 5; i++) code = (code * 256 + bytes[at++]) % 0x100000000;
  const near = [0, 0, 0, 0];

  const bit = index => {
    const bound = (range >>> 11) * probs[index];
    let value = 0;
    if (code < bound) {
      range = bound;
      probs[index] += (2048 - probs[index]) >> 5;
    } else {
      range -= bound;
      code -= bound;
      probs[index] -= probs[index] >> 5;
      value = 1;
    }
    if (range < 0x1000000) {
      range *= 256;
      code = code * 256 + bytes[at++];
    }
    return value;
  };
  const tree = (base, bits) => {
    let node = 1;
    for (let i = 0; i < bits; i++) node = node * 2 + bit(base + node);
    return node - (1 << bits);
  };
  const reverse = (base, bits) => {
    let [node, value] = [1, 0];
    for (let i = 0; i < bits; i++) {
      const next = bit(base + node);
      node = node * 2 + next;
      value += next << i;
    }
    return value;
  };
  const direct = bits => {
    let value = 0;
    for (let i = 0; i < bits; i++) {
      range = Math.floor(range / 2);
      const next = code >= range ? 1 : 0;
      if (next) code -= range;
      value = value * 2 + next;
      if (range < 0x1000000) {
        range *= 256;
        code = code * 256 + bytes[at++];
      }
    }
    return value;
  };
  const length = (base, place) => {
    if (!bit(base)) return tree(base + 2 + place * 8, 3);
    if (!bit(base + 1)) return 8 + tree(base + 130 + place * 8, 3);
    return 16 + tree(base + 258, 8);
  };
  const distance = length => {
    const slot = tree(SLOT + Math.min(length, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const start = (2 + (slot & 1)) * 2 ** bits;
    if (slot < 14) return start + reverse(SPECIAL + start - slot, bits);
    return start + direct(bits - 4) * 16 + reverse(ALIGN, 4);
  };
  const literal = () => {
    const before = pos ? out[pos - 1] : 0;
    const base = LITERAL + 0x300 * (((pos & ((1 << lp) - 1)) << lc) + (before >> (8 - lc)));
    let symbol = 1;
    if (state >= 7) {
      let match = out[pos - near[0] - 1];
      while (symbol < 0x100) {
        const expected = (match >> 7) & 1;
        match <<= 1;
        const next = bit(base + ((1 + expected) << 8) + symbol);
        symbol = symbol * 2 + next;
        if (next !== expected) break;
      }
    }
    while (symbol < 0x100) symbol = symbol * 2 + bit(base + symbol);
    out[pos++] = symbol & 0xff;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  };
  const step = () => {
    const place = pos & ((1 << pb) - 1);
    if (!bit(MATCH + state * 16 + place)) return literal();
    let count;
    if (!bit(REP + state)) {
      near.copyWithin(1, 0);
      count = length(LEN, place);
      near[0] = distance(count);
      state = state < 7 ? 7 : 10;
    } else {
      if (!bit(G0 + state)) {
        if (!bit(LONG + state * 16 + place)) {
          state = state < 7 ? 9 : 11;
          out[pos] = out[pos - near[0] - 1];
          pos++;
          return;
        }
      } else {
        const which = !bit(G1 + state) ? 1 : !bit(G2 + state) ? 2 : 3;
        near.unshift(...near.splice(which, 1));
      }
      count = length(REPLEN, place);
      state = state < 7 ? 8 : 11;
    }
    for (count += 2; count > 0 && pos < size; count--, pos++) out[pos] = out[pos - near[0] - 1];
  };
  let [pause, before] = [32768, Promise.resolve()];
  const goOn = async end => {
    for (; pos < end; step()) {
      if (pos < pause) continue;
      pause = pos + 32768;
      await new Promise(resolve => setTimeout(resolve));
    }
    return out;
  };
  return (end = size) => before = before.then(() => goOn(end));
};
