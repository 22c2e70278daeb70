/** A proposed pair by the numbers of its people, with its weight. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/** Members of a cluster at most: more than that is not one person written many times but a fault in the data. */
export const largestCluster = 40;

class Groups {
  private readonly parent = new Map<number, number>();
  private readonly size = new Map<number, number>();
  /** Edges seen between two groups, keyed by their roots. */
  private readonly ties = new Map<number, Map<number, number>>();

  rootOf(one: number): number {
    let root = one;
    for (let up = this.parent.get(root); up !== undefined; up = this.parent.get(root)) root = up;
    for (let at = one; at !== root; ) {
      const next = this.parent.get(at) ?? root;
      this.parent.set(at, root);
      at = next;
    }
    return root;
  }

  sizeOf(root: number): number {
    return this.size.get(root) ?? 1;
  }

  /** Notes an edge between two groups; returns how many there are now. */
  tie(a: number, b: number): number {
    const count = (this.ties.get(a)?.get(b) ?? 0) + 1;
    this.setTie(a, b, count);
    return count;
  }

  join(a: number, b: number): void {
    const [kept, gone] = this.sizeOf(a) >= this.sizeOf(b) ? [a, b] : [b, a];
    this.parent.set(gone, kept);
    this.size.set(kept, this.sizeOf(kept) + this.sizeOf(gone));
    for (const [other, count] of this.ties.get(gone) ?? []) {
      this.ties.get(other)?.delete(gone);
      if (other !== kept) this.setTie(kept, other, (this.ties.get(kept)?.get(other) ?? 0) + count);
    }
    this.ties.delete(gone);
  }

  private setTie(a: number, b: number, count: number): void {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = this.ties.get(from);
      if (known) known.set(to, count);
      else this.ties.set(from, new Map([[to, count]]));
    }
  }
}

/**
 * Clusters of people from pairs, strongest first. Two groups become one only where at least half of the pairs
 * between them were proposed: otherwise a chain of near namesakes (A like B, B like C …) would end as one person.
 * Returns the cluster of each person, named by one of its members; who stays alone is not in it.
 */
export function clusterPairs(edges: readonly Edge[]): Map<number, number> {
  const groups = new Groups();
  const sorted = edges.toSorted((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b);
  const members = new Set<number>();
  for (const { a, b } of sorted) {
    const [one, other] = [groups.rootOf(a), groups.rootOf(b)];
    if (one === other) continue;
    const [m, n] = [groups.sizeOf(one), groups.sizeOf(other)];
    const ties = groups.tie(one, other);
    if (ties * 2 < m * n || m + n > largestCluster) continue;
    groups.join(one, other);
    members.add(a).add(b);
  }
  const clusters = new Map<number, number>();
  for (const one of members) clusters.set(one, groups.rootOf(one));
  return clusters;
}
