/** Pairs of nodes, the k-th of which is `a[k]`, `b[k]`. Nodes are 0, 1, 2, … */
export type Pairs = Readonly<{ a: Int32Array; b: Int32Array }>

/** What speaks for a pair, above the threshold, or against it; each pair of nodes at most once. */
export type Edges = Pairs & Readonly<{ weight: Int32Array }>

/** Sides that exclude each other: no cluster has a node of side 2k and one of side 2k + 1. The i-th entry puts `node[i]` on `side[i]`. */
export type Sides = Readonly<{ node: Int32Array; side: Int32Array }>
