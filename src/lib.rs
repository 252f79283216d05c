//! planscope: review a regional action plan at the keyboard, in a terminal.
//!
//! It opens one file, `plan.ron`, and shows it as tabs that are linked to each other. What the draft
//! says is in the file; what is on the screen follows from the file and from the keys, and from nothing
//! else. What the draft does not say is shown as missing, never as a value.
//!
//! # The screen, and who draws it
//!
//! ```text
//!  Northern Songjiang  draft submitted for approval          EN     ui/chrome.rs  title
//!   1 Over  2 Ind [3 Space] 4 Act  5 Seq  6 Safe  7 Targ  8 Rev !3  ui/chrome.rs  tabs     app::Tab
//! ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
//!  Spatial system          2/14 ╎ Dongjing Future Bay               ui/body.rs splits the body
//!    - Engine Core          3.1 ╎ 洞泾未来湾                        list: app::view, app/tabs/*;
//!  ❯   ▸ AI Cluster         3.2 ╎ project.dongjing-future-bay         ui/tree.rs, table.rs,
//!      ▸ Sports Cluster     3.2 ╎                                     matrix.rs, summary.rs, map*.rs
//!                               ╎ In the draft  T3.5  T4.4  T5.8    card: export::card,
//!                               ╎ Belongs to  1                       app::subject; ui/card.rs
//!                               ╎   AI Cluster             T3.5
//! ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
//!  Enter Into the card  v Next form  / Filter            ? Keys     ui/chrome.rs  footer   app::keymap
//! ```
//!
//! On a walkthrough a band with the words to say stands between body and footer, and the title row keeps the
//! time: [`app::walk`], `app/update/walking.rs` and `noting.rs`, `ui/walk.rs`; the minutes are counted by
//! `shell/clock.rs` and put on record by `shell/record.rs`.
//!
//! # The rooms, in reading order
//!
//! | room | is about | knows |
//! |---|---|---|
//! | [`text`] | safe text: cleaning, measuring in columns, cutting, wrapping | nothing: pure |
//! | [`plan`] | the regional plan as data: ids, links both ways, parsing | `text`: pure |
//! | [`review`] | journals as data: records, who wrote them, what they come to | `plan`: pure |
//! | [`lens`] | what concerns one town, industry, unit, action or target, and how | `plan`: pure |
//! | [`search`] | finding things by any of their names | `plan`: pure |
//! | [`checks`] | what a plan is held to: rules, and the findings they give; `app::findings` sorts them by thing | `plan`: pure |
//! | [`export`] | what a plan says, as cards, listings and their formats; the minutes of walkthroughs | `review`, `lens`, `plan`: pure |
//! | [`app`] | what the user is doing: state, commands, keymap, one file a tab | the rooms above: pure |
//! | [`ui`] | from the state to cells | `app`, ratatui |
//! | [`store`] | the only room that opens files; plans, journals, what is kept between starts | `review`, `plan`, the disk |
//! | [`backend`] | what the terminal shows, and the cheapest way to change it | `text`, bytes |
//! | [`shell`] | the loop, the terminal, signals, running effects | all of the above |
//! | [`cli`] | the subcommands: open the dashboard, check, list, show, print one frame | stdout, stderr |
//!
//! A pure room sees no terminal, file, environment or clock; `tests/layers` reads the sources and
//! holds that, and who may name whom.
//!
//! # One key press
//!
//! Bytes become a [`Key`](app::Key) in `shell::decoder`; [`app::keymap`] finds its row for whoever has
//! the keyboard; the row's [`Command`](app::Command) goes to [`App::run`](app::App::run), which changes
//! the state and returns [`Effect`](app::Effect)s; the [`Loop`](shell::Loop) runs them and draws when
//! nothing more is waiting. `planscope frame --keys` runs the very same loop on a script.
//!
//! # Adding things
//!
//! - *A form or a tab*: a variant of [`Form`](app::Form) or [`Tab`](app::Tab), its rows in `app/tabs`, a test
//!   in `tests/screens/forms.rs`; the compiler lists the places, no `match` on them has a wildcard.
//! - *A command*: a variant of [`Command`](app::Command), a row in `BINDINGS` or `NAMES`, an arm in
//!   `App::run`, a screen test that presses its key. Help, footer and README follow from the row.
//! - *A check*: a file in its group's folder of `checks`, with its rule and its function; a row in the
//!   group's `RULES`; two plans in `tests/plans/checks`, one that it finds fault with and one that it does not.
//! - *A kind of thing*: a variant of [`Facts`](plan::file::Facts), its words in `plan/words.rs`, its fields on
//!   the card in `export/card`, its home in `app/tabs`.

pub mod app;
pub mod backend;
pub mod checks;
pub mod cli;
pub mod export;
pub mod lens;
pub mod plan;
pub mod review;
pub mod search;
pub mod shell;
pub mod store;
pub mod text;
pub mod ui;
