use std::path::Path;

use plotters::prelude::*;
use widget_functions_benches::Outcome;

use crate::figures::Curve;

const SIZE: (u32, u32) = (760, 420);
const COLOURS: [RGBColor; 3] = [RGBColor(0, 107, 164), RGBColor(200, 82, 0), RGBColor(89, 89, 89)];

/// Draws milliseconds per function against the number of functions, both on logarithmic axes.
pub fn draw(path: &Path, curves: &[Curve]) -> Outcome<()> {
    if curves.is_empty() {
        return Ok(());
    }
    let points = || curves.iter().flat_map(|curve| curve.points.iter().map(|(_, ms)| ms.max(0.1)));
    let (least, most) = (points().fold(f64::INFINITY, f64::min), points().fold(0.1, f64::max));
    let root = SVGBackend::new(path, SIZE).into_drawing_area();
    root.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&root)
        .margin(16)
        .caption("cargo check, per function", ("sans-serif", 18))
        .x_label_area_size(40)
        .y_label_area_size(56)
        .build_cartesian_2d((8.0..1200.0).log_scale(), (least / 1.5..most * 2.0).log_scale())?;
    chart.configure_mesh().x_desc("functions").y_desc("milliseconds per function").draw()?;
    for (curve, color) in curves.iter().zip(COLOURS) {
        let points: Vec<(f64, f64)> = curve.points.iter().map(|(functions, ms)| (*functions, ms.max(0.1))).collect();
        let line = chart.draw_series(LineSeries::new(points.clone(), color.stroke_width(2)))?;
        line.label(&curve.name).legend(move |(x, y)| PathElement::new([(x, y), (x + 18, y)], color.stroke_width(2)));
        chart.draw_series(points.into_iter().map(|point| Circle::new(point, 4, color.filled())))?;
    }
    chart.configure_series_labels().border_style(BLACK).background_style(WHITE).draw()?;
    root.present()?;
    Ok(())
}
