//! What the user can do.

use super::form::Tab;

/// Something that the user can do. Each has at least one row in the keymap or is run by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is explained by its label in the keymap")]
pub enum Command {
    Up,
    Down,
    Left,
    Right,
    First,
    Last,
    HalfPageUp,
    HalfPageDown,
    PageUp,
    PageDown,
    CardUp,
    CardDown,
    Tab(Tab),
    NextTab,
    PreviousTab,
    NextForm,
    PreviousForm,
    Zoom,
    Sort,
    Fold,
    FoldAll,
    Open,
    Leave,
    Back,
    Forward,
    LastPlace,
    Peek,
    Mark,
    ReturnToMark,
    Marks,
    RemoveMark,
    GoTo,
    Filter,
    ChooseLens,
    ClearLens,
    NextMark,
    PreviousMark,
    Layers,
    Walk(WalkStep),
    NextFinding,
    CopyAddress,
    CopyCard,
    Edit,
    Language,
    Theme,
    Problems,
    Details,
    Palette,
    Help,
    Reload,
    Redraw,
    Suspend,
    Quit,
    Cancel,
    Accept,
    Interrupt,
}

/// Something that the user can do about the walkthrough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is explained by its label in the keymap")]
pub enum WalkStep {
    Start,
    On,
    Back,
    Return,
    Stops,
    FoldWords,
    End,
}
