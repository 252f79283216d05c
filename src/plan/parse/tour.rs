//! A tour in a file of its own: the list that stands behind `tour` in a plan file.

use super::{ParseError, Reason, options};
use crate::plan::file::Stop;
use crate::plan::lexer::BOM;

/// Reads the stops of a tour from the text of a file.
///
/// # Errors
///
/// Where the text is no list of stops. A stop that stands nowhere is read all the same: that depends on
/// the plan.
pub fn parse_tour(text: &str) -> Result<Vec<Stop>, ParseError> {
    let text = text.strip_prefix(BOM).unwrap_or(text);
    options().from_str::<Vec<Stop>>(text).map_err(|error| {
        let mut error = ParseError::of::<Vec<Stop>>(text, &error);
        let begins = text.trim_start().starts_with('[');
        // Of a file that does not begin as a tour nothing is said that holds for a plan.
        if !begins && matches!(error.reason(), Reason::Empty | Reason::NoPlan) {
            error.0.reason = Reason::NoTour;
        }
        error
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Lang;

    fn told(text: &str) -> String {
        let error = parse_tour(text).unwrap_err();
        error.render("tour.ron", Lang::En)
    }

    #[test]
    fn a_tour_is_read_as_it_stands_in_a_plan() {
        let stops = parse_tour(
            "\u{feff}// mine\n[(title: (en: \"a\"), place: \"T1\", say: (), minutes: 2, zoom: List)]",
        );
        assert_eq!(stops.unwrap()[0].minutes, 2);
    }

    #[test]
    fn a_mistake_has_its_line_and_a_hint() {
        let told = told("[\n  (title: (), plase: \"T1\", say: (), minutes: 2),\n]");
        let first = told.lines().next().unwrap();
        assert_eq!(
            first,
            "tour.ron:2:15: unknown field \"plase\" in Stop; did you mean \"place\"?"
        );
        assert!(told.contains("[0]"), "{told}");
    }

    #[test]
    fn what_is_no_tour_is_called_none() {
        for text in ["", "(format: 1, entities: [])", "hello", "// nothing"] {
            assert!(told(text).contains("this is no tour"), "{}", told(text));
        }
        assert!(told("[(title: ()").contains("tour.ron:1:"));
    }
}
