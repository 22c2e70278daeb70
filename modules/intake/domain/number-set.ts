/** NIK begin with a province, 11 or more; less that, sixteen digits stay below 2^53 and are exact. */
const smallest = 11_000_000;
const tenToEight = 100_000_000;
const [zero, sixteen] = [48, 16];
const firstSlots = 1 << 16;
/** Two thirds full, an open table still finds its place in two looks. */
const fullest = 0.66;

/** Eight digits as a number; NaN where a sign is none. */
function eightDigits(text: string, from: number): number {
  let number = 0;
  for (let at = from; at < from + 8; at += 1) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/**
 * Remembers which 16-digit numbers were seen and which of them more than once: 12 to 24 bytes a number, where a
 * Set of texts takes 100. A whole province is asked while it is read, instead of being grouped in SQL afterwards.
 */
export interface NumberSet {
  add(text: string): void;
  /** Numbers added more than once, each once. */
  repeated(): readonly string[];
}

export function numberSet(): NumberSet {
  // 0 marks a free slot; the one number whose key would be 0 goes to the others.
  let slots = new Float64Array(firstSlots);
  let filled = 0;
  const others = new Set<string>();
  const twice = new Set<string>();

  const slotOf = (table: Float64Array, key: number): number => {
    const mask = table.length - 1;
    // Fibonacci hashing of both halves: serials of a place and day lie side by side.
    let at = (Math.imul(key % 4_294_967_296, 0x9e3779b1) ^ Math.imul(key / 4_294_967_296, 0x85ebca6b)) >>> 0;
    at = (at ^ (at >>> 15)) & mask;
    while (table[at] !== 0 && table[at] !== key) at = (at + 1) & mask;
    return at;
  };

  const grow = () => {
    const larger = new Float64Array(slots.length * 2);
    for (const key of slots) if (key !== 0) larger[slotOf(larger, key)] = key;
    slots = larger;
  };

  return {
    add: (text) => {
      const key =
        text.length === sixteen
          ? (eightDigits(text, 0) - smallest) * tenToEight + eightDigits(text, 8)
          : Number.NaN;
      if (!(key > 0)) {
        if (others.has(text)) twice.add(text);
        others.add(text);
        return;
      }
      const at = slotOf(slots, key);
      if (slots[at] === key) {
        twice.add(text);
        return;
      }
      slots[at] = key;
      filled += 1;
      if (filled > slots.length * fullest) grow();
    },
    repeated: () => [...twice],
  };
}
