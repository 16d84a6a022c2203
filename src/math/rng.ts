/**
 * Splittable counter-based random numbers: Threefry-2x32 with 20 rounds
 * (Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3", section 4).
 *
 * A stream is a 64-bit key; its i-th block is the cipher of the counter i under that key. Any device that
 * knows the key can therefore make the same bits for element i without making the ones before it.
 *
 * Counter space under one key (`c1` is the second counter word):
 * - `c1 < 2^21`: block `i` of the draws, `c0 = i mod 2^32`, `c1 = floor(i / 2^32)`;
 * - `c1 = 2^31 + high`: child streams named by a number;
 * - `c1 = 2^31 + 2^30 + length`: child streams named by a string.
 *
 * So a child's key is never one of its parent's draws.
 */

const PARITY = 0x1bd11bda;
const TWO_32 = 4294967296;
const TWO_MINUS_24 = 1 / 16777216;

/**
 * Threefry-2x32-20 of counter `(c0, c1)` under key `(k0, k1)`: writes two words to `out[at]`, `out[at + 1]`.
 * Allocates nothing, for use inside loops.
 */
export function threefryInto(out: Uint32Array, at: number, k0: number, k1: number, c0: number, c1: number): void {
  const k2 = PARITY ^ k0 ^ k1;
  let x0 = (c0 + k0) | 0;
  let x1 = (c1 + k1) | 0;
  // The key words enter in the order k1 k2, k2 k0, k0 k1, … with the group number added to the second.
  let a = k1;
  let b = k2;
  let c = k0;
  for (let group = 1; group <= 5; group++) {
    if (group & 1) {
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    } else {
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
    }
    x0 = (x0 + a) | 0;
    x1 = (x1 + b + group) | 0;
    const first = a;
    a = b;
    b = c;
    c = first;
  }
  out[at] = x0;
  out[at + 1] = x1;
}

/** Threefry-2x32-20 of one counter, as two unsigned 32-bit words. */
export function threefry2x32(k0: number, k1: number, c0: number, c1: number): [number, number] {
  const out = new Uint32Array(2);
  threefryInto(out, 0, k0, k1, c0, c1);
  return [out[0], out[1]];
}

/**
 * One random stream. `fold` names an independent child stream and leaves this one untouched; the draws
 * (`bits`, `uniform`, …) consume blocks of this stream in order. A draw call always starts at a fresh block,
 * so a call for an odd number of words leaves the second half of its last block unused.
 */
export class Rng {
  /** Key of the stream, two unsigned 32-bit words. */
  readonly key: readonly [number, number];
  /** Number of blocks consumed so far: the counter of the next draw's first block. */
  private counter = 0;
  private readonly block = new Uint32Array(2);

  private constructor(k0: number, k1: number) {
    this.key = [k0, k1];
  }

  /** The root stream of a seed, any integer from 0 to 2^53 - 1. Throws RangeError otherwise. */
  static fromSeed(seed: number): Rng {
    checkName(seed);
    return new Rng(seed >>> 0, Math.floor(seed / TWO_32));
  }

  /**
   * The child stream under a path of names: strings, or integers from 0 to 2^53 - 1 (steps). Pure. A path is
   * a chain, `fold("a", 3) = fold("a").fold(3)`, and no two different paths share their chain of counters:
   * `("a", "b")`, `("ab")` and `("b", "a")` are three streams, and `1` is not `"1"`.
   */
  fold(...path: (string | number)[]): Rng {
    const k = new Uint32Array(this.key);
    for (const name of path) {
      if (typeof name === "number") {
        checkName(name);
        threefryInto(k, 0, k[0], k[1], name >>> 0, 0x80000000 + Math.floor(name / TWO_32));
      } else {
        threefryInto(k, 0, k[0], k[1], 0, 0xc0000000 + name.length);
        for (let i = 0; i < name.length; i++) threefryInto(k, 0, k[0], k[1], name.charCodeAt(i), 0xc0000000);
      }
    }
    return new Rng(k[0], k[1]);
  }

  /** `n` random words; words 2i and 2i+1 are the two halves of block `counter + i`. */
  bits(n: number): Uint32Array {
    const blocks = (n + 1) >> 1;
    const out = new Uint32Array(2 * blocks);
    const [k0, k1] = this.key;
    for (let i = 0; i < blocks; i++, this.counter++) {
      threefryInto(out, 2 * i, k0, k1, this.counter >>> 0, Math.floor(this.counter / TWO_32));
    }
    return out.subarray(0, n);
  }

  /** `n` numbers uniform in [0, 1): the top 24 bits of each word of `bits(n)`, times 2^-24, exact in float32. */
  uniform(n: number): Float32Array {
    const words = this.bits(n);
    const out = new Float32Array(n);
    for (let i = 0; i < n; i++) out[i] = (words[i] >>> 8) * TWO_MINUS_24;
    return out;
  }

  /**
   * `n` standard normal numbers by Box–Muller. With block `counter + i` = (w0, w1),
   * u = ((w0 >>> 8) + 1) 2^-24 in (0, 1], v = (w1 >>> 8) 2^-24 in [0, 1), r = sqrt(-2 ln u):
   * element 2i is r cos(2πv), element 2i+1 is r sin(2πv). The largest possible magnitude is 5.77.
   */
  normal(n: number): Float32Array {
    const words = this.bits(n + (n & 1));
    const out = new Float32Array(n);
    for (let i = 0; i < n; i += 2) {
      const r = Math.sqrt(-2 * Math.log(((words[i] >>> 8) + 1) * TWO_MINUS_24));
      const angle = 2 * Math.PI * TWO_MINUS_24 * (words[i + 1] >>> 8);
      out[i] = r * Math.cos(angle);
      if (i + 1 < n) out[i + 1] = r * Math.sin(angle);
    }
    return out;
  }

  /**
   * `n` integers 0 … below-1 (below from 1 to 2^31): floor(word · below / 2^32). The probabilities of two
   * integers differ by at most 2^-32. Throws RangeError outside that range.
   */
  integers(n: number, below: number): Int32Array {
    if (!Number.isInteger(below) || below < 1 || below > 2147483648) {
      throw new RangeError(`integers(): below must be an integer from 1 to 2^31, not ${below}`);
    }
    const words = this.bits(n);
    const out = new Int32Array(n);
    for (let i = 0; i < n; i++) out[i] = Math.floor((words[i] * below) / TWO_32);
    return out;
  }

  /** A permutation of 0 … n-1, by Fisher–Yates from the end; word i of `bits(n)` chooses the partner of position i. */
  permutation(n: number): Int32Array {
    const words = this.bits(n);
    const out = new Int32Array(n);
    for (let i = 0; i < n; i++) out[i] = i;
    for (let i = n - 1; i > 0; i--) {
      const j = Math.floor((words[i] * (i + 1)) / TWO_32);
      const last = out[i];
      out[i] = out[j];
      out[j] = last;
    }
    return out;
  }

  /** One number uniform in [0, 1), from the first word of a block of its own. */
  next(): number {
    const [k0, k1] = this.key;
    threefryInto(this.block, 0, k0, k1, this.counter >>> 0, Math.floor(this.counter / TWO_32));
    this.counter++;
    return (this.block[0] >>> 8) * TWO_MINUS_24;
  }

  /**
   * One index drawn with the given probabilities (any non-negative weights; they need not sum to one).
   * An index of weight zero is never drawn. Throws RangeError when the sum is not positive and finite.
   */
  categorical(probabilities: ArrayLike<number>): number {
    let total = 0;
    for (let i = 0; i < probabilities.length; i++) total += probabilities[i];
    if (!(total > 0 && total < Infinity)) throw new RangeError(`categorical(): the weights sum to ${total}`);
    let rest = this.next() * total;
    let chosen = 0;
    for (let i = 0; i < probabilities.length; i++) {
      if (probabilities[i] <= 0) continue;
      chosen = i;
      rest -= probabilities[i];
      if (rest < 0) break;
    }
    return chosen;
  }
}

function checkName(name: number): void {
  if (!Number.isSafeInteger(name) || name < 0) {
    throw new RangeError(`a seed or step must be an integer from 0 to 2^53 - 1, not ${name}`);
  }
}
