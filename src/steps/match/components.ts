/**
 * Connected components of an undirected graph, by union–find with path halving: near-linear in the number
 * of edges. Each node is labelled with the smallest node of its component, whatever the order of edges.
 */
export function connectedComponents(edges: Iterable<readonly [string, string]>): Map<string, string> {
  const parent = new Map<string, string>()

  const find = (node: string): string => {
    let at = node
    for (;;) {
      const up = parent.get(at) ?? at
      if (up === at) return at
      const above = parent.get(up) ?? up
      parent.set(at, above)
      at = above
    }
  }

  for (const [a, b] of edges) {
    for (const node of [a, b]) if (!parent.has(node)) parent.set(node, node)
    const [low, high] = [find(a), find(b)].sort()
    if (low !== undefined && high !== undefined && low !== high) parent.set(high, low)
  }
  return new Map([...parent.keys()].map((node) => [node, find(node)]))
}
