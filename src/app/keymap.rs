//! The one table of keys: lookup, help, footer and README are read from it.

use std::borrow::Cow;

use super::command::{Command as C, WalkStep as W};
use super::form::Tab;
use super::key::{Key, KeyCode};
use crate::plan::Lang;
use crate::text::fold_char;

/// Where a key applies. Inner contexts are asked before outer ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// A field for text.
    Field,
    /// The field of the go-to box.
    GoTo,
    /// A list laid over the screen: help, commands, problems, details.
    Overlay,
    /// A list of what is wrong in files, over the screen: problems, a failure to read, journals.
    Problems,
    /// The list of marked places, or of unfinished texts, over the screen.
    Marks,
    /// A card at which one peeks.
    Peek,
    /// Inside the card.
    Card,
    /// The map or a matrix.
    Plane,
    /// The page of the summary, which is a list besides.
    Page,
    /// A list, a tree or a table.
    List,
    /// On a walkthrough, after one has gone elsewhere.
    Strayed,
    /// On a walkthrough.
    Walk,
    /// Everywhere.
    Global,
}

/// A group of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "named as in the help")]
pub enum Group {
    Move,
    Tabs,
    Go,
    Find,
    Map,
    Review,
    TakeAlong,
    Walk,
    Program,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Binding {
    /// Where it applies.
    pub context: Context,
    /// The keys, each on its own, separated by spaces, in the notation of [`Key`].
    pub keys: Cow<'static, str>,
    /// What they do.
    pub command: C,
    /// What that is called, in Chinese and in English.
    pub label: (&'static str, &'static str),
    /// Where the help lists it.
    pub group: Group,
    /// Its place in the footer, the smallest first; 0 keeps it out.
    pub rank: u8,
}

/// A name by which a command is run from the palette: `:problems`.
pub const NAMES: &[(&str, C)] = &[
    ("problems", C::Problems),
    ("details", C::Details),
    ("language", C::Language),
    ("theme", C::Theme),
    ("reload", C::Reload),
    ("edit", C::Edit),
    ("copy-address", C::CopyAddress),
    ("copy-card", C::CopyCard),
    ("layers", C::Layers),
    ("go-to", C::GoTo),
    ("filter", C::Filter),
    ("lens", C::ChooseLens),
    ("no-lens", C::ClearLens),
    ("sort", C::Sort),
    ("zoom", C::Zoom),
    ("fold", C::Fold),
    ("fold-all", C::FoldAll),
    ("next-form", C::NextForm),
    ("previous-form", C::PreviousForm),
    ("next-mark", C::NextMark),
    ("previous-mark", C::PreviousMark),
    ("back", C::Back),
    ("forward", C::Forward),
    ("last-place", C::LastPlace),
    ("peek", C::Peek),
    ("walk", C::Walk(W::Start)),
    ("next-stop", C::Walk(W::On)),
    ("previous-stop", C::Walk(W::Back)),
    ("this-stop", C::Walk(W::Return)),
    ("stops", C::Walk(W::Stops)),
    ("fold-words", C::Walk(W::FoldWords)),
    ("minutes", C::Walk(W::WriteMinutes)),
    ("note", C::Walk(W::Note)),
    ("end-walk", C::Walk(W::End)),
    ("mark", C::Mark),
    ("return", C::ReturnToMark),
    ("marks", C::Marks),
    ("unfinished", C::Unfinished),
    ("overview", C::Tab(Tab::Overview)),
    ("industries", C::Tab(Tab::Industries)),
    ("space", C::Tab(Tab::Space)),
    ("actions", C::Tab(Tab::Actions)),
    ("sequencing", C::Tab(Tab::Sequencing)),
    ("safeguards", C::Tab(Tab::Safeguards)),
    ("targets", C::Tab(Tab::Targets)),
    ("review", C::Tab(Tab::Review)),
    ("next-finding", C::NextFinding),
    ("waive", C::Waive),
    ("journals", C::Journals),
    ("help", C::Help),
    ("redraw", C::Redraw),
    ("suspend", C::Suspend),
    ("quit", C::Quit),
];

const fn row(
    context: Context,
    keys: &'static str,
    command: C,
    label: (&'static str, &'static str),
    group: Group,
    rank: u8,
) -> Binding {
    Binding {
        context,
        keys: Cow::Borrowed(keys),
        command,
        label,
        group,
        rank,
    }
}

use Context::{
    Card, Field, Global, GoTo, List, Marks, Overlay, Page, Peek, Plane, Problems, Strayed, Walk,
};
use Group as G;

/// Every key of the program.
#[rustfmt::skip]
pub const BINDINGS: &[Binding] = &[
    row(List,   "j <down>",   C::Down,         ("下移", "Down"),                    G::Move, 0),
    row(List,   "k <up>",     C::Up,           ("上移", "Up"),                      G::Move, 0),
    row(List,   "l <right>",  C::Right,        ("展开，打开卡片", "Unfold, open card"), G::Move, 0),
    row(List,   "h <left>",   C::Left,         ("折叠或到上级", "Fold, or to the parent"), G::Move, 0),
    row(Plane,  "j <down>",   C::Down,         ("下移", "Down"),                    G::Move, 0),
    row(Plane,  "k <up>",     C::Up,           ("上移", "Up"),                      G::Move, 0),
    row(Plane,  "l <right>",  C::Right,        ("右移", "Right"),                   G::Move, 0),
    row(Plane,  "h <left>",   C::Left,         ("左移", "Left"),                    G::Move, 0),
    row(Card,   "j <down>",   C::Down,         ("下一链接", "Next link"),           G::Move, 10),
    row(Card,   "k <up>",     C::Up,           ("上一链接", "Previous link"),       G::Move, 0),
    row(Card,   "<enter> l <right>", C::Open,  ("跟随链接", "Follow link"),         G::Go, 11),
    row(Card,   "<esc> h <left>", C::Leave,    ("离开卡片", "Leave card"),          G::Go, 12),
    row(Global, "g <home>",   C::First,        ("到开头", "To the start"),          G::Move, 0),
    row(Global, "G <end>",    C::Last,         ("到末尾", "To the end"),            G::Move, 0),
    row(Global, "<c-u>",      C::HalfPageUp,   ("上翻半页", "Half a page up"),      G::Move, 0),
    row(Global, "<c-d>",      C::HalfPageDown, ("下翻半页", "Half a page down"),    G::Move, 0),
    row(Global, "<pgup>",     C::PageUp,       ("上翻一页", "Page up"),             G::Move, 0),
    row(Global, "<pgdn>",     C::PageDown,     ("下翻一页", "Page down"),           G::Move, 0),
    row(Global, "J",          C::CardDown,     ("卡片下滚", "Scroll card"),    G::Move, 70),
    row(Global, "K",          C::CardUp,       ("卡片上滚", "Scroll card back"),      G::Move, 0),

    row(Global, "1",          C::Tab(Tab::Overview),   ("总览", "Overview"),        G::Tabs, 0),
    row(Global, "2",          C::Tab(Tab::Industries), ("产业", "Industries"),      G::Tabs, 0),
    row(Global, "3",          C::Tab(Tab::Space),      ("空间", "Space"),           G::Tabs, 0),
    row(Global, "4",          C::Tab(Tab::Actions),    ("行动", "Actions"),         G::Tabs, 0),
    row(Global, "5",          C::Tab(Tab::Sequencing), ("时序", "Sequencing"),      G::Tabs, 0),
    row(Global, "6",          C::Tab(Tab::Safeguards), ("保障", "Safeguards"),      G::Tabs, 0),
    row(Global, "7",          C::Tab(Tab::Targets),    ("指标", "Targets"),         G::Tabs, 0),
    row(Global, "8",          C::Tab(Tab::Review),     ("审阅", "Review"),          G::Tabs, 0),
    row(Global, "<tab>",      C::NextTab,      ("下一标签", "Next tab"),            G::Tabs, 0),
    row(Global, "<s-tab>",    C::PreviousTab,  ("上一标签", "Previous tab"),        G::Tabs, 0),
    row(Global, "v",          C::NextForm,     ("换视图", "Next form"),             G::Tabs, 20),
    row(Global, "V",          C::PreviousForm, ("上一视图", "Previous form"),       G::Tabs, 0),
    row(Global, "z",          C::Zoom,         ("版面", "Zoom"),                    G::Tabs, 60),
    row(Global, "s",          C::Sort,         ("排序", "Sort"),                    G::Tabs, 45),
    row(List,   "o",          C::Fold,         ("折叠", "Fold"),                    G::Tabs, 35),
    row(List,   "O",          C::FoldAll,      ("全部折叠", "Fold all"),            G::Tabs, 0),

    row(Page,   "<enter> l <right>", C::Open,  ("打开", "Open"),                    G::Go, 10),
    row(List,   "<enter>",    C::Open,         ("打开卡片", "Open card"),           G::Go, 10),
    row(Plane,  "<enter>",    C::Open,         ("打开卡片", "Open card"),           G::Go, 10),
    row(Global, "<esc>",      C::Leave,        ("退出一层", "Leave, clear"),        G::Go, 0),
    row(Global, "p",          C::Peek,         ("速览", "Peek"),                    G::Go, 30),
    row(Global, "<c-p>",      C::GoTo,         ("前往", "Go to"),                   G::Go, 39),
    row(Global, "[",          C::Back,         ("后退", "Back"),                    G::Go, 55),
    row(Global, "]",          C::Forward,      ("前进", "Forward"),                 G::Go, 0),
    row(Global, "m",          C::Mark,         ("标记此处", "Mark this place"),     G::Go, 0),
    row(Global, "'",          C::ReturnToMark, ("回到标记处", "Return to a marked place"), G::Go, 0),
    row(Global, "-",          C::LastPlace,    ("上一处", "Last place"),            G::Go, 0),

    row(Global, "/",          C::Filter,       ("查找", "Find"),          G::Find, 40),
    row(Global, "f",          C::ChooseLens,   ("视角", "Lens"),                    G::Find, 42),
    row(Global, "F",          C::ClearLens,    ("取消视角", "No lens"),             G::Find, 41),
    row(Global, "n",          C::NextMark,     ("下一标记", "Next mark"),           G::Find, 0),
    row(Global, "N",          C::PreviousMark, ("上一标记", "Previous mark"),       G::Find, 0),

    row(Plane,  "t",          C::Layers,       ("图层", "Layers"),                  G::Map, 30),

    row(Global, "!",          C::NextFinding,  ("下一发现", "Next finding here"), G::Review, 58),
    row(Global, "i",          C::Waive,        ("豁免或撤回", "Waive, or take back"), G::Review, 25),

    row(Global, "y",          C::CopyAddress,  ("复制地址", "Copy address"),        G::TakeAlong, 0),
    row(Global, "Y",          C::CopyCard,     ("复制卡片", "Copy card as Markdown"), G::TakeAlong, 0),
    row(Global, "e",          C::Edit,         ("编辑文件", "Edit the file here"), G::TakeAlong, 0),

    row(Global, "w",          C::Walk(W::Start),        ("讲解", "Walk through the plan"),   G::Walk, 0),
    row(Strayed, "<space> <pgdn>", C::Walk(W::Return), ("回到本站", "Back to the stop"),   G::Walk, 1),
    row(Walk,   "<space> <pgdn>", C::Walk(W::On),   ("下一站", "Next stop"),             G::Walk, 1),
    row(Walk,   "b <pgup>",   C::Walk(W::Back),     ("上一站", "Previous"),           G::Walk, 2),
    row(Walk,   "#",          C::Walk(W::Stops),        ("各站", "Stops"),                   G::Walk, 3),
    row(Walk,   "c",          C::Walk(W::FoldWords),    ("收放讲稿", "Fold words"),          G::Walk, 4),
    row(Walk,   "M",          C::Walk(W::Note),         ("记录", "Minutes"),                 G::Walk, 6),
    row(Walk,   "<esc>",      C::Walk(W::End),      ("结束讲解", "End"),                 G::Walk, 5),

    row(Global, "L",          C::Language,     ("语言", "Language"),                G::Program, 65),
    row(Global, "D",          C::Details,      ("读取失败详情", "What is broken"),    G::Program, 5),
    row(Global, "T",          C::Theme,        ("配色", "Theme"),                   G::Program, 0),
    row(Global, ":",          C::Palette,      ("全部命令", "All commands"),        G::Program, 0),
    row(Global, "?",          C::Help,         ("按键", "Keys"),                    G::Program, 255),
    row(Global, "<c-l>",      C::Redraw,       ("重绘", "Draw anew"),               G::Program, 0),
    row(Global, "<c-z>",      C::Suspend,      ("挂起", "Suspend"),                 G::Program, 0),
    row(Global, "q",          C::Quit,         ("退出", "Quit"),                    G::Program, 0),
    row(Global, "<c-c>",      C::Interrupt,    ("中止或退出", "Cancel, or quit"),   G::Program, 0),

    row(Peek,   "j <down>",   C::Down,         ("下一链接", "Next link"),           G::Move, 20),
    row(Peek,   "k <up>",     C::Up,           ("上一链接", "Previous link"),       G::Move, 0),
    row(Peek,   "J",          C::CardDown,     ("下滚", "Scroll"),                  G::Move, 50),
    row(Peek,   "K",          C::CardUp,       ("上滚", "Scroll back"),             G::Move, 0),
    row(Peek,   "<c-u>",      C::HalfPageUp,   ("上翻半页", "Half a page up"),      G::Move, 0),
    row(Peek,   "<c-d>",      C::HalfPageDown, ("下翻半页", "Half a page down"),    G::Move, 0),
    row(Peek,   "<pgup>",     C::PageUp,       ("上翻一页", "Page up"),             G::Move, 0),
    row(Peek,   "<pgdn>",     C::PageDown,     ("下翻一页", "Page down"),           G::Move, 0),
    row(Peek,   "g <home>",   C::First,        ("到开头", "To the start"),          G::Move, 0),
    row(Peek,   "G <end>",    C::Last,         ("到末尾", "To the end"),            G::Move, 0),
    row(Peek,   "<enter>",    C::Open,         ("前往", "Go there"),                G::Go, 10),
    row(Peek,   "<c-p>",      C::GoTo,         ("前往", "Go to"),                   G::Go, 0),
    row(Peek,   "p",          C::Peek,         ("再看或关闭", "Peek on, or close"), G::Go, 30),
    row(Peek,   "<esc> h <left> q", C::Leave,  ("返回", "Step back"),               G::Go, 40),
    row(Peek,   "L",          C::Language,     ("语言", "Language"),                G::Program, 60),
    row(Peek,   "?",          C::Help,         ("按键", "Keys"),                    G::Program, 255),
    row(Peek,   "<c-c>",      C::Interrupt,    ("关闭", "Close"),                   G::Go, 0),
    row(Peek,   "<c-l>",      C::Redraw,       ("重绘", "Draw anew"),               G::Program, 0),
    row(Peek,   "<c-z>",      C::Suspend,      ("挂起", "Suspend"),                 G::Program, 0),

    row(Overlay, "j <down>",  C::Down,         ("下移", "Down"),                    G::Move, 10),
    row(Overlay, "k <up>",    C::Up,           ("上移", "Up"),                      G::Move, 0),
    row(Overlay, "g <home>",  C::First,        ("到开头", "To the start"),          G::Move, 0),
    row(Overlay, "G <end>",   C::Last,         ("到末尾", "To the end"),            G::Move, 0),
    row(Overlay, "<pgup>",    C::PageUp,       ("上翻一页", "Page up"),             G::Move, 0),
    row(Overlay, "<pgdn>",    C::PageDown,     ("下翻一页", "Page down"),           G::Move, 0),
    row(Overlay, "<enter>",   C::Open,         ("打开", "Open"),         G::Go, 20),
    row(Overlay, "/",         C::Filter,       ("筛选", "Filter"),                  G::Find, 30),
    row(Overlay, "<esc> q",   C::Leave,        ("关闭", "Close"),                   G::Go, 40),
    row(Overlay, "<c-c>",     C::Interrupt,    ("关闭", "Close"),                   G::Go, 0),
    row(Overlay, "<c-l>",     C::Redraw,       ("重绘", "Draw anew"),               G::Program, 0),
    row(Overlay, "<c-z>",     C::Suspend,      ("挂起", "Suspend"),                 G::Program, 0),

    row(Problems, "e",        C::Edit,         ("编辑此行", "Edit at this line"),   G::TakeAlong, 25),

    row(Marks,  "d <del>",    C::Remove,       ("移除", "Remove"),                  G::Go, 25),
    row(GoTo,   "<enter>",    C::Accept,       ("前往", "Go there"),                G::Go, 10),
    row(GoTo,   "<esc>",      C::Cancel,       ("关闭", "Close"),                   G::Go, 40),
    row(GoTo,   "<down> <c-n>", C::Down,       ("下移", "Down"),                    G::Move, 0),
    row(GoTo,   "<up> <c-p>", C::Up,           ("上移", "Up"),                      G::Move, 0),
    row(GoTo,   "<pgup>",     C::PageUp,       ("上翻一页", "Page up"),             G::Move, 0),
    row(GoTo,   "<pgdn>",     C::PageDown,     ("下翻一页", "Page down"),           G::Move, 0),

    row(Field,  "<enter>",    C::Accept,       ("确定", "Accept"),                  G::Find, 10),
    row(Field,  "<esc>",      C::Cancel,       ("取消", "Cancel"),                  G::Find, 20),
    row(Field,  "<c-c>",      C::Interrupt,    ("取消", "Cancel"),                  G::Find, 0),
    row(Field,  "<down> <c-n>", C::Down,       ("下移", "Down"),                    G::Move, 0),
    row(Field,  "<up> <c-p>", C::Up,           ("上移", "Up"),                      G::Move, 0),
];

impl Binding {
    /// The label in one language.
    pub fn label(&self, lang: Lang) -> &'static str {
        lang.pick(self.label.0, self.label.1)
    }

    /// The keys of the row.
    pub fn keys(&self) -> impl Iterator<Item = Key> + '_ {
        self.keys.split(' ').map(|key| {
            key.parse()
                .expect("the keys of BINDINGS are parsed by a test")
        })
    }

    /// The key that help and footer show.
    pub fn first_key(&self) -> Key {
        self.keys()
            .next()
            .expect("no row of BINDINGS is without a key, by a test")
    }
}

impl Context {
    /// All of them.
    pub const ALL: [Context; 13] = [
        Context::Field,
        Context::GoTo,
        Context::Overlay,
        Context::Problems,
        Context::Marks,
        Context::Peek,
        Context::Card,
        Context::Plane,
        Context::Page,
        Context::List,
        Context::Strayed,
        Context::Walk,
        Context::Global,
    ];

    /// The word by which the configuration file names it.
    pub fn word(self) -> &'static str {
        match self {
            Context::Field => "field",
            Context::GoTo => "go-to",
            Context::Overlay => "overlay",
            Context::Problems => "problems",
            Context::Marks => "marks",
            Context::Peek => "peek",
            Context::Card => "card",
            Context::Plane => "plane",
            Context::Page => "page",
            Context::List => "list",
            Context::Strayed => "strayed",
            Context::Walk => "walk",
            Context::Global => "global",
        }
    }

    /// The place that a word names.
    pub fn parse(word: &str) -> Option<Context> {
        Context::ALL.into_iter().find(|place| place.word() == word)
    }

    /// What the help calls it.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Context::Field => lang.pick("输入框", "Text fields"),
            Context::GoTo => lang.pick("前往框", "Go-to box"),
            Context::Overlay => lang.pick("弹出列表", "Lists over the screen"),
            Context::Marks => lang.pick("标记与未写完的文字", "Marks and unfinished texts"),
            Context::Problems => lang.pick("问题清单", "Lists of what is wrong"),
            Context::Peek => lang.pick("速览中", "In a peek"),
            Context::Card => lang.pick("卡片内", "In the card"),
            Context::Plane => lang.pick("示意图与矩阵", "Map and matrix"),
            Context::Page => lang.pick("概要页", "Summary"),
            Context::List => lang.pick("列表与树", "Lists and trees"),
            Context::Strayed => lang.pick("讲解中，离开本站后", "Away from the stop"),
            Context::Walk => lang.pick("讲解中", "On a walkthrough"),
            Context::Global => lang.pick("全局", "Everywhere"),
        }
    }
}

impl Group {
    /// What the help calls it.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Group::Move => lang.pick("移动", "Move"),
            Group::Tabs => lang.pick("标签与视图", "Tabs and forms"),
            Group::Go => lang.pick("前往", "Go"),
            Group::Find => lang.pick("查找", "Find"),
            Group::Map => lang.pick("示意图", "Map"),
            Group::Review => lang.pick("审阅", "Review"),
            Group::TakeAlong => lang.pick("带走", "Take along"),
            Group::Walk => lang.pick("讲解", "Walkthrough"),
            Group::Program => lang.pick("程序", "Program"),
        }
    }
}

/// The key that was meant where an input method sent a full-width or a Chinese sign.
pub fn fold_key(key: Key) -> Key {
    match key.code {
        KeyCode::Char(c) => Key {
            code: KeyCode::Char(fold_char(c)),
            ..key
        },
        _ => key,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_parses_and_every_row_has_one() {
        for row in BINDINGS {
            assert!(
                row.keys.split(' ').all(|key| key.parse::<Key>().is_ok()),
                "{}",
                row.keys
            );
        }
    }

    #[test]
    fn no_key_stands_twice_in_a_context() {
        for row in BINDINGS {
            for key in row.keys() {
                let same = BINDINGS.iter().filter(|other| other.context == row.context);
                assert_eq!(
                    same.filter(|other| other.keys().any(|k| k == key)).count(),
                    1,
                    "{:?} {key}",
                    row.context
                );
            }
        }
    }

    #[test]
    fn a_command_is_called_the_same_in_the_help_of_one_context() {
        for row in BINDINGS {
            assert!(
                !row.label.0.is_empty() && !row.label.1.is_empty(),
                "{}",
                row.keys
            );
        }
    }

    #[test]
    fn whatever_is_not_a_movement_can_be_run_by_name() {
        let aside = [
            C::Open,
            C::Leave,
            C::Accept,
            C::Cancel,
            C::Interrupt,
            C::Palette,
            C::Remove,
        ];
        for row in BINDINGS {
            let named = NAMES.iter().any(|(_, command)| *command == row.command);
            let moves = row.group == Group::Move || aside.contains(&row.command);
            let beside = matches!(row.command, C::NextTab | C::PreviousTab);
            assert!(named || moves || beside, "{:?} has no name", row.command);
        }
    }

    #[test]
    fn names_are_unique_words() {
        for (i, (name, _)) in NAMES.iter().enumerate() {
            assert!(
                name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'),
                "{name}"
            );
            assert!(NAMES[..i].iter().all(|(other, _)| other != name), "{name}");
        }
    }

    #[test]
    fn full_width_and_chinese_signs_act_as_the_plain_ones() {
        for (typed, meant) in [
            ('ｊ', 'j'),
            ('？', '?'),
            ('：', ':'),
            ('、', '/'),
            ('【', '['),
            ('】', ']'),
            ('！', '!'),
        ] {
            assert_eq!(fold_key(Key::char(typed)), Key::char(meant), "{typed}");
        }
    }
}
