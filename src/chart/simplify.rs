//! A curve in as few corners as the eye needs. Marks stand on whole pixels, so that many short pieces would show a
//! staircase where there is none.
#![allow(clippy::float_arithmetic, reason = "positions on the screen")]

use super::scale::pixel;

/// How far, in pixels, the drawn line may run from the true one.
const TOLERANCE: f64 = 0.35;

/// The corners of a line through `points`, in whole pixels: those of Douglas and Peucker, who keep the point that is
/// farthest from the straight line as long as it is too far (“Algorithms for the reduction of the number of points
/// required to represent a digitized line”, 1973).
pub fn simplified(points: &[(f64, f64)]) -> Vec<(i32, i32)> {
    let mut kept = vec![false; points.len()];
    let mut pieces = vec![(0, points.len().saturating_sub(1))];
    while let Some((start, end)) = pieces.pop() {
        let (Some(&from), Some(&to)) = (points.get(start), points.get(end)) else { continue };
        kept[start] = true;
        kept[end] = true;
        let inner = points.iter().enumerate().take(end).skip(start + 1);
        let farthest = inner.map(|(index, at)| (index, distance(*at, from, to))).max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((index, _)) = farthest.filter(|(_, far)| *far > TOLERANCE) {
            pieces.extend([(start, index), (index, end)]);
        }
    }
    points.iter().zip(kept).filter(|(_, kept)| *kept).map(|((x, y), _)| (pixel(*x), pixel(*y))).collect()
}

/// How far a point is from the line through two others, or from both if they are one.
fn distance((x, y): (f64, f64), from: (f64, f64), to: (f64, f64)) -> f64 {
    let (across, up) = (to.0 - from.0, to.1 - from.1);
    let length = across.hypot(up);
    if length == 0.0 {
        return (x - from.0).hypot(y - from.1);
    }
    (across * (from.1 - y) - up * (from.0 - x)).abs() / length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_has_two_ends_and_a_kink_stays() {
        let line: Vec<_> = (0..50).map(|x| (f64::from(x) * 3.3, 20.0 + f64::from(x) * 0.71)).collect();
        assert_eq!(simplified(&line), [(0, 20), (162, 55)]);
        let kinked: Vec<_> = (0..50).map(|x| (f64::from(x) * 3.0, f64::from((x - 20).max(0)) * 2.0)).collect();
        assert_eq!(simplified(&kinked), [(0, 0), (60, 0), (147, 58)]);
        assert_eq!(simplified(&[(1.4, 2.6)]), [(1, 3)]);
        assert_eq!(simplified(&[]), []);
    }

    /// A hyperbola once was drawn as a staircase of 48 pieces.
    #[test]
    fn a_curve_bends_to_one_side_only() {
        let curve: Vec<_> = (1..200).map(|x| (f64::from(x), 16_000.0 / f64::from(x + 80))).collect();
        let corners = simplified(&curve);
        assert!(corners.len() < 20, "{corners:?}");
        let slopes: Vec<f64> = corners
            .windows(2)
            .map(|pair| f64::from(pair[1].1 - pair[0].1) / f64::from(pair[1].0 - pair[0].0))
            .collect();
        assert!(slopes.windows(2).all(|pair| pair[1] > pair[0] - 0.05), "{slopes:?}");
    }
}
