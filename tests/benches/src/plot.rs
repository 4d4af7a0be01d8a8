//! Plots as SVG: lines with their names at their ends, readable on light and on dark pages.

use std::fmt::Write;

/// A plot.
pub(crate) struct Plot {
    pub(crate) title: &'static str,
    pub(crate) x: &'static str,
    pub(crate) y: &'static str,
    pub(crate) lines: Vec<Line>,
}

/// A line of it.
pub(crate) struct Line {
    pub(crate) name: String,
    /// Drawn in colour; the others are grey.
    pub(crate) is_ours: bool,
    pub(crate) points: Vec<(f64, f64)>,
}

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 590.0;
const TOP: f64 = 56.0;
const BOTTOM: f64 = 366.0;

const STYLE: &str = "<style>\
    text{font:13px system-ui,sans-serif;fill:#24292f}.title{font-weight:600;font-size:15px}.small{fill:#57606a}\
    .page{fill:#ffffff}.grid{stroke:#d8dee4}.axis{stroke:#57606a}\
    .line{fill:none;stroke-width:2;stroke:#8c959f}.dot{fill:#8c959f}\
    .ours .line{stroke:#0969da;stroke-width:3}.ours .dot{fill:#0969da}.ours text{fill:#0969da;font-weight:600}\
    @media(prefers-color-scheme:dark){text{fill:#e6edf3}.small{fill:#9198a1}.page{fill:#0d1117}.grid{stroke:#30363d}\
    .axis{stroke:#9198a1}.line{stroke:#7d8590}.dot{fill:#7d8590}.ours .line{stroke:#4493f8}.ours .dot{fill:#4493f8}\
    .ours text{fill:#4493f8}}</style>";

impl Plot {
    /// The file.
    pub(crate) fn svg(&self) -> String {
        let most = |coordinate: fn(&(f64, f64)) -> f64| {
            let points = self.lines.iter().flat_map(|line| &line.points);
            points.map(coordinate).fold(0.0, f64::max)
        };
        let (x, y) = (
            Axis::to(most(|point| point.0)),
            Axis::to(most(|point| point.1)),
        );
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\">\n\
             <title>{title}</title>\n{STYLE}\n<rect class=\"page\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>\n\
             <text class=\"title\" x=\"{LEFT}\" y=\"26\">{title}</text>\n\
             <text class=\"small\" x=\"{LEFT}\" y=\"45\">{}</text>\n\
             <text class=\"small\" x=\"{RIGHT}\" y=\"{}\" text-anchor=\"end\">{}</text>\n",
            self.y,
            BOTTOM + 40.0,
            self.x,
            title = self.title,
        );
        self.grid(&mut svg, &x, &y);
        let mut ends: Vec<f64> = Vec::new();
        for line in self.sorted() {
            line.draw(&mut svg, &x, &y, &mut ends);
        }
        svg.push_str("</svg>\n");
        svg
    }

    fn grid(&self, svg: &mut String, x: &Axis, y: &Axis) {
        for mark in y.marks() {
            let at = y.place(mark, BOTTOM, TOP);
            let class = if mark == 0.0 { "axis" } else { "grid" };
            let _ = writeln!(
                svg,
                "<line class=\"{class}\" x1=\"{LEFT}\" x2=\"{RIGHT}\" y1=\"{at:.1}\" y2=\"{at:.1}\"/>\
                 <text class=\"small\" x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{mark}</text>",
                LEFT - 8.0,
                at + 4.0,
            );
        }
        for mark in x.marks() {
            let at = x.place(mark, LEFT, RIGHT);
            let _ = writeln!(
                svg,
                "<text class=\"small\" x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{mark}</text>",
                BOTTOM + 20.0,
            );
        }
    }

    /// From the line that ends lowest to the highest, so that names can be moved up where they would meet.
    fn sorted(&self) -> Vec<&Line> {
        let mut lines: Vec<&Line> = self
            .lines
            .iter()
            .filter(|line| !line.points.is_empty())
            .collect();
        lines.sort_by(|a, b| a.end().1.total_cmp(&b.end().1));
        lines
    }
}

impl Line {
    fn end(&self) -> (f64, f64) {
        self.points.last().copied().unwrap_or_default()
    }

    /// Draws the line, and its name above all names that are there.
    fn draw(&self, svg: &mut String, x: &Axis, y: &Axis, names: &mut Vec<f64>) {
        let place =
            |(at_x, at_y): &(f64, f64)| (x.place(*at_x, LEFT, RIGHT), y.place(*at_y, BOTTOM, TOP));
        let places: Vec<(f64, f64)> = self.points.iter().map(place).collect();
        let text = |(x, y): &(f64, f64)| format!("{x:.1},{y:.1}");
        let points: Vec<String> = places.iter().map(text).collect();
        let class = if self.is_ours { " class=\"ours\"" } else { "" };
        let _ = writeln!(
            svg,
            "<g{class}><polyline class=\"line\" points=\"{}\"/>",
            points.join(" ")
        );
        for (x, y) in &places {
            let _ = write!(
                svg,
                "<circle class=\"dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"/>"
            );
        }
        let (end_x, end_y) = place(&self.end());
        let lowest = names.last().map_or(BOTTOM, |below| below - 16.0);
        let name_y = (end_y + 4.0).min(lowest);
        names.push(name_y);
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{name_y:.1}\">{}</text></g>",
            end_x + 10.0,
            self.name
        );
    }
}

/// An axis from 0 to a round number.
struct Axis {
    step: f64,
    end: f64,
}

impl Axis {
    fn to(most: f64) -> Self {
        let rough = (most / 5.0).max(f64::MIN_POSITIVE);
        let power = 10_f64.powf(rough.log10().floor());
        let steps = [1.0, 2.0, 2.5, 5.0, 10.0].map(|factor| factor * power);
        let step = steps
            .into_iter()
            .find(|step| *step >= rough)
            .unwrap_or(rough);
        Self {
            step,
            end: (most / step).ceil() * step,
        }
    }

    fn marks(&self) -> impl Iterator<Item = f64> {
        let count = (self.end / self.step).round() as u32;
        (0..=count).map(|n| (f64::from(n) * self.step * 1e6).round() / 1e6)
    }

    fn place(&self, value: f64, start: f64, end: f64) -> f64 {
        start + value / self.end * (end - start)
    }
}
