/**
 * A small deterministic random source (sfc32). Each household reseeds it from (seed, household, stream), so any
 * household comes out the same whatever was made before it: snapshots and filters rest on that.
 */
export class Random {
  private a = 0;
  private b = 0;
  private c = 0;
  private d = 0;

  constructor(seed: number, item = 0, stream = 0) {
    this.reseed(seed, item, stream);
  }

  reseed(seed: number, item: number, stream: number): void {
    this.a = mix(seed ^ 0x9e3779b9);
    this.b = mix(item ^ 0x243f6a88);
    this.c = mix(stream ^ this.a ^ 0xb7e15162);
    this.d = 1;
    // sfc32 needs some rounds before neighbouring seeds stop looking alike.
    for (let round = 0; round < 8; round++) this.uint32();
  }

  uint32(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + t) | 0;
    return t >>> 0;
  }

  /** In [0, 1). */
  unit(): number {
    return this.uint32() / 4294967296;
  }

  /** Whole number in [0, n). */
  below(n: number): number {
    return Math.floor(this.unit() * n);
  }

  /** Whole number in [from, upto]. */
  between(from: number, upto: number): number {
    return from + this.below(upto - from + 1);
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error("Cannot pick from an empty list");
    return item;
  }
}

/** Avalanche of 32 bits, so that seeds 1 and 2 share nothing. */
function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b);
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b);
  return x ^ (x >>> 16);
}

/** A 32-bit number from text, for streams named by a place code. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** Draws an index by weight in constant time (Vose's alias method). */
export class Weighted {
  private readonly keep: Float64Array;
  private readonly alias: Uint32Array;

  constructor(weights: readonly number[]) {
    const size = weights.length;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    this.keep = new Float64Array(size);
    this.alias = new Uint32Array(size);
    const scaled = weights.map((weight) => (weight * size) / total);
    const small: number[] = [];
    const large: number[] = [];
    scaled.forEach((weight, index) => (weight < 1 ? small : large).push(index));
    for (;;) {
      const low = small.pop();
      const high = large.pop();
      if (low === undefined || high === undefined) {
        const rest = low ?? high;
        if (rest === undefined) break;
        this.keep[rest] = 1;
        continue;
      }
      this.keep[low] = scaled[low] ?? 1;
      this.alias[low] = high;
      const left = (scaled[high] ?? 0) + (scaled[low] ?? 0) - 1;
      scaled[high] = left;
      (left < 1 ? small : large).push(high);
    }
  }

  /** Weights 1/(rank+offset)^exponent: how first names are spread over a people. */
  static zipf(size: number, exponent: number, offset = 3): Weighted {
    return new Weighted(Array.from({ length: size }, (_, rank) => 1 / (rank + offset) ** exponent));
  }

  draw(random: Random): number {
    const at = random.below(this.keep.length);
    return random.unit() < (this.keep[at] ?? 1) ? at : (this.alias[at] ?? at);
  }
}

/** Items with weights, drawn by weight. */
export class WeightedList<T> {
  private readonly items: readonly T[];
  private readonly weighted: Weighted;

  constructor(entries: readonly (readonly [T, number])[]) {
    this.items = entries.map(([item]) => item);
    this.weighted = new Weighted(entries.map(([, weight]) => weight));
  }

  draw(random: Random): T {
    const item = this.items[this.weighted.draw(random)];
    if (item === undefined) throw new Error("Cannot draw from an empty list");
    return item;
  }
}
