//! Keeps labels apart.

/// Moves spans (wished centre, height) so that none overlap and all stay between `top` and `bottom`, keeping their
/// order. Returns the centres, in the order given; spans must be sorted by their wish.
///
/// If there is not room for all, they overlap from the top instead of leaving the frame's upper edge.
pub fn spread(spans: &[(i32, i32)], top: i32, bottom: i32) -> Vec<i32> {
    let mut centres: Vec<i32> = Vec::with_capacity(spans.len());
    let mut free = top;
    for (wish, height) in spans {
        let centre = (*wish).max(free + height / 2);
        centres.push(centre);
        free = centre + (height - height / 2);
    }
    let mut limit = bottom;
    for (centre, (_, height)) in centres.iter_mut().zip(spans).rev() {
        *centre = (*centre).min(limit - (height - height / 2)).max(top + height / 2);
        limit = *centre - height / 2;
    }
    centres
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn labels_neither_overlap_nor_leave_the_frame(mut spans in prop::collection::vec((0..300_i32, 10..30_i32), 0..9)) {
            spans.sort();
            let (top, bottom) = (0, 300);
            let centres = spread(&spans, top, bottom);
            let mut free = top;
            for (centre, (_, height)) in centres.iter().zip(&spans) {
                prop_assert!(centre - height / 2 >= free, "overlap in {centres:?} for {spans:?}");
                free = centre + (height - height / 2);
            }
            prop_assert!(free <= bottom);
        }
    }
}
