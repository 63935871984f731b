//! Parts that screens share.

pub mod bars;
pub mod chart;
pub mod composing;
pub mod dialog;
pub mod finder;
pub mod form;
pub mod lead_text;
pub mod more;
pub mod people_choices;
pub mod press;
pub mod room;
pub mod select;
pub mod status;
