/** One of the best so far, and where it is. */
export interface Ranked {
  score: number;
  tie: number;
  segment: number;
  doc: number;
}

/** The best of many without sorting them: a heap whose root is the worst that is kept. */
export class Top {
  private readonly heap: Ranked[] = [];
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  /** What a score must reach to be worth an offer. */
  threshold = -Infinity;

  /** Whether one would be among the best so far. */
  takes(score: number, tie: number): boolean {
    const { heap } = this;
    if (heap.length < this.most) return true;
    return this.most > 0 && (score > heap[0]!.score || (score === heap[0]!.score && tie < heap[0]!.tie));
  }

  offer(score: number, tie: number, segment: number, doc: number): void {
    const { heap } = this;
    if (heap.length < this.most) {
      heap.push({ score, tie, segment, doc });
      this.rise(heap.length - 1);
    } else if (this.takes(score, tie)) {
      heap[0] = { score, tie, segment, doc };
      this.sink();
    }
    if (heap.length >= this.most) this.threshold = this.most > 0 ? heap[0]!.score : Infinity;
  }

  /** Best first. */
  sorted(): Ranked[] {
    return this.heap.toSorted((a, b) => b.score - a.score || a.tie - b.tie);
  }

  private rise(from: number): void {
    const { heap } = this;
    for (let at = from; at > 0;) {
      const parent = (at - 1) >>> 1;
      if (!isWorse(heap[at]!, heap[parent]!)) return;
      [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
      at = parent;
    }
  }

  private sink(): void {
    const { heap } = this;
    for (let at = 0; ;) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && isWorse(heap[child]!, heap[worst]!)) worst = child;
      if (worst === at) return;
      [heap[at], heap[worst]] = [heap[worst]!, heap[at]!];
      at = worst;
    }
  }
}

const isWorse = (a: Ranked, b: Ranked): boolean =>
  a.score < b.score || (a.score === b.score && a.tie > b.tie);
