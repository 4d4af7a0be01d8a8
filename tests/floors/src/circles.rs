//! Strongly connected parts of a graph.

use std::collections::{BTreeMap, BTreeSet};

/// The parts of a graph, each sorted; a part comes after all that it has arrows to.
pub(crate) fn parts<'a>(arrows: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<Vec<&'a str>> {
    let mut graph: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, to) in arrows {
        graph.entry(from).or_default().insert(to);
        graph.entry(to).or_default();
    }
    let mut search = Search {
        graph: &graph,
        visited: BTreeMap::new(),
        open: Vec::new(),
        parts: Vec::new(),
    };
    for node in graph.keys() {
        if !search.visited.contains_key(node) {
            search.visit(node);
        }
    }
    search.parts
}

/// Tarjan's search.
struct Search<'g, 'a> {
    graph: &'g BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// When each node was visited, counted from 0.
    visited: BTreeMap<&'a str, usize>,
    /// Nodes that are visited and in no part yet, in the order of their visits.
    open: Vec<&'a str>,
    parts: Vec<Vec<&'a str>>,
}

impl<'a> Search<'_, 'a> {
    /// Visits what can be reached, and gives the earliest open node among it.
    fn visit(&mut self, node: &'a str) -> usize {
        let own = self.visited.len();
        self.visited.insert(node, own);
        self.open.push(node);
        let mut earliest = own;
        for next in self.graph.get(node).into_iter().flatten() {
            let reached = match self.visited.get(next) {
                None => self.visit(next),
                Some(time) if self.open.contains(next) => *time,
                Some(_) => continue,
            };
            earliest = earliest.min(reached);
        }
        if earliest == own {
            self.close(node);
        }
        earliest
    }

    /// Nothing before `node` can be reached from it: all that is open since then is one part.
    fn close(&mut self, node: &str) {
        let start = self
            .open
            .iter()
            .rposition(|open| *open == node)
            .unwrap_or(0);
        let mut part = self.open.split_off(start);
        part.sort_unstable();
        self.parts.push(part);
    }
}
