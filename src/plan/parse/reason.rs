//! Why a text is no plan, in our own words.

use crate::plan::Lang;
use crate::text::Safe;

/// Why a text is no plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing stands in it but blanks and comments.
    Empty,
    /// It does not begin as a plan does.
    NoPlan,
    /// The text is no tour.
    NoTour,
    /// A group has no field of this name.
    UnknownField {
        /// The name.
        found: Safe,
        /// The group.
        group: Group,
        /// What it may have been meant to be.
        meant: Option<&'static str>,
        /// The fields that the group has.
        known: &'static [&'static str],
    },
    /// Not one of the words that may stand here: a kind, a relation, a role.
    UnknownWord {
        /// The word.
        found: Safe,
        /// What is to be chosen.
        choice: Group,
        /// What it may have been meant to be.
        meant: Option<&'static str>,
        /// The words that may stand here.
        known: &'static [&'static str],
    },
    /// A group lacks a field that it must have.
    MissingField {
        /// The field.
        field: &'static str,
        /// The group.
        group: Group,
        /// The id of the entity to which the group belongs.
        entity: Option<Safe>,
    },
    /// A group has a field twice.
    DoubledField {
        /// The field.
        field: &'static str,
        /// The group.
        group: Group,
    },
    /// A comma or a colon is missing.
    Missing(char),
    /// A comma stands where nothing is to be parted.
    NeedlessComma,
    /// A bracket is not closed.
    Unclosed {
        /// The bracket.
        open: char,
        /// Its line.
        line: usize,
    },
    /// A bracket closes what is not open.
    NeedlessClose(Safe),
    /// Another thing than this should stand here.
    Wanted {
        /// What should.
        wanted: Wanted,
        /// What does.
        found: Safe,
        /// How it would be right.
        write: Option<Safe>,
    },
    /// A number of the right form, but out of the range of its field.
    OutOfRange(Safe),
    /// A list of numbers that has not the length it must have.
    WrongLength {
        /// How many are wanted.
        wanted: usize,
        /// How many there are.
        found: usize,
    },
    /// A sign that means nothing in a plan file.
    ForeignSign {
        /// The sign.
        found: Safe,
        /// What to write instead.
        write: Safe,
    },
    /// A character that cannot be seen, or a blank that is none here.
    Invisible(Safe),
    /// A string is not closed.
    UnclosedString,
    /// A quotation mark inside a string ends it.
    InnerQuote,
    /// A comment is not closed.
    UnclosedComment,
    /// A backslash before a sign with which it means nothing.
    UnknownEscape(Safe),
    /// A word that has no facts is followed by brackets.
    NeedlessFacts(Safe),
    /// A value that says that there is none.
    Nothing(Safe),
    /// The plan has ended before.
    Trailing,
    /// Brackets in brackets, more than any plan has.
    TooDeep,
    /// What the reader of RON says, where we have no words of our own.
    Other(Safe),
}

/// The name that the program has for a group of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group(pub(super) Safe);

/// What should stand somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A string.
    Text,
    /// A number without a fraction.
    Whole,
    /// A number.
    Number,
    /// A list in square brackets.
    List,
    /// A group of fields in round brackets.
    Group(Option<Group>),
    /// The facts of a kind, in brackets behind its word.
    Facts(Safe),
    /// The name of a field.
    Field,
    /// A word: a kind, a relation, a role.
    Word,
    /// A closing bracket.
    Close(char),
}

impl Group {
    /// Its name in a sentence; in Chinese, foreign words stand apart.
    fn name(&self, lang: Lang) -> String {
        let name = match self.0.as_str() {
            "PlanFile" => lang.pick("方案文件", "the plan file"),
            "Entity" => lang.pick("条目", "the entity"),
            "Bi" => lang.pick("双语文字", "the text in two languages"),
            "Said" => lang.pick("引文", "the quoted words"),
            "Named" => lang.pick("名词", "the term"),
            own if lang == Lang::Zh => return format!("{own} "),
            own => own,
        };
        name.to_owned()
    }

    /// What to call one of the words between which there is a choice.
    fn word(&self, lang: Lang) -> &'static str {
        match self.0.as_str() {
            "Facts" | "Kind" => lang.pick("类别", "kind"),
            "Relation" => lang.pick("关系", "relation"),
            _ => lang.pick("词", "word"),
        }
    }

    /// Whether it is a text in two languages, with or without more.
    pub(super) fn is_words(&self) -> bool {
        matches!(self.0.as_str(), "Bi" | "Said" | "Named")
    }

    /// How such a group is written, for those that are met everywhere.
    fn example(&self) -> Option<&'static str> {
        match self.0.as_str() {
            "Bi" | "Said" | "Named" => Some("(zh: \"...\", en: \"...\")"),
            "Entity" => Some("(id: \"...\", name: ..., is: ...)"),
            "Cell" => Some("()"),
            _ => None,
        }
    }
}

impl Reason {
    /// What is wrong and what to do about it, in a line without a full stop.
    pub fn message(&self, lang: Lang) -> Safe {
        Safe::from(match lang {
            Lang::Zh => self.zh(),
            Lang::En => self.en(),
        })
    }

    fn en(&self) -> String {
        match self {
            Reason::Empty => {
                "the file holds no plan; `planscope new` prints one to start from".into()
            }
            Reason::NoTour => {
                "this is no tour; the file of a tour is a list of stops, `[(title: ...), ...]`, as `tour` in a plan file"
                    .into()
            }
            Reason::NoPlan => "this is no plan; a plan file begins with `(` and `format: 1`".into(),
            Reason::UnknownField {
                found,
                group,
                meant,
                known,
            } => {
                let group = group.name(Lang::En);
                format!(
                    "unknown field \"{found}\" in {group}{}",
                    instead(Lang::En, *meant, known)
                )
            }
            Reason::UnknownWord {
                found,
                choice,
                meant,
                known,
            } => {
                format!(
                    "unknown {} \"{found}\"{}",
                    choice.word(Lang::En),
                    instead(Lang::En, *meant, known)
                )
            }
            Reason::MissingField {
                field,
                group,
                entity,
            } => {
                let id = entity
                    .as_ref()
                    .map_or(String::new(), |id| format!(" (\"{id}\")"));
                format!(
                    "the field \"{field}\" is missing in {}{id}",
                    group.name(Lang::En)
                )
            }
            Reason::DoubledField { field, group } => {
                format!(
                    "{} has the field \"{field}\" twice; remove one",
                    group.name(Lang::En)
                )
            }
            Reason::Missing(sign) => format!("a `{sign}` is missing here"),
            Reason::NeedlessComma => "a `,` too many, or nothing before it".into(),
            Reason::Unclosed { open, line } => {
                format!(
                    "a `{}` is missing: the `{open}` of line {line} is not closed",
                    close(*open)
                )
            }
            Reason::NeedlessClose(found) => format!("`{found}` closes nothing; remove it"),
            Reason::Wanted {
                wanted,
                found,
                write,
            } => {
                let found = Found(found).en();
                format!(
                    "expected {}, found {found}{}",
                    wanted.en(),
                    write_en(write.as_ref())
                )
            }
            Reason::OutOfRange(found) => format!("the number {found} cannot stand in this field"),
            Reason::WrongLength { wanted, found } => {
                format!("expected {wanted} numbers in these brackets, found {found}")
            }
            Reason::ForeignSign { found, write } => {
                let name = sign_name(write.as_str()).1;
                match found.as_str().is_ascii() {
                    true => format!("`{found}` means nothing here; write `{write}`"),
                    false => format!("`{found}` is {name}; write `{write}`"),
                }
            }
            Reason::Invisible(found) => {
                format!("a sign that cannot be seen stands here, {found}; remove it")
            }
            Reason::UnclosedString => {
                "the text that begins here is not closed; a `\"` is missing".into()
            }
            Reason::InnerQuote => "a `\"` inside a text ends it; write `\\\"`".into(),
            Reason::UnclosedComment => {
                "the comment that begins here is not closed; a `*/` is missing".into()
            }
            Reason::UnknownEscape(found) => {
                format!("`{found}` means nothing in a text; for a backslash write `\\\\`")
            }
            Reason::NeedlessFacts(word) => {
                format!("{word} has no facts; remove the brackets behind it")
            }
            Reason::Nothing(found) => format!("`{found}` is no value; leave the field out instead"),
            Reason::Trailing => {
                "the plan has ended before this; what follows belongs to nothing".into()
            }
            Reason::TooDeep => "nested too deep: no plan has so many brackets in brackets".into(),
            Reason::Other(words) => format!("cannot be read: {words}"),
        }
    }

    fn zh(&self) -> String {
        match self {
            Reason::Empty => "文件中没有方案；可用 `planscope new` 生成一份样例".into(),
            Reason::NoTour => {
                "这不是讲解文件；讲解文件是一列站点 `[(title: ...), ...]`，写法同方案文件中的 `tour`".into()
            }
            Reason::NoPlan => "这不是方案文件；方案文件以 `(` 和 `format: 1` 开头".into(),
            Reason::UnknownField {
                found,
                group,
                meant,
                known,
            } => {
                let group = group.name(Lang::Zh);
                format!(
                    "{group}没有字段“{found}”{}",
                    instead(Lang::Zh, *meant, known)
                )
            }
            Reason::UnknownWord {
                found,
                choice,
                meant,
                known,
            } => {
                format!(
                    "没有“{found}”这个{}{}",
                    choice.word(Lang::Zh),
                    instead(Lang::Zh, *meant, known)
                )
            }
            Reason::MissingField {
                field,
                group,
                entity,
            } => {
                let of = entity
                    .as_ref()
                    .map_or(String::new(), |id| format!("（{id}）"));
                format!("{}{of}缺少字段“{field}”", group.name(Lang::Zh).trim_end())
            }
            Reason::DoubledField { field, group } => {
                format!("{}的字段“{field}”重复，请删去一个", group.name(Lang::Zh))
            }
            Reason::Missing(sign) => format!("此处缺少 `{sign}`"),
            Reason::NeedlessComma => "多了一个 `,`，或其前缺少内容".into(),
            Reason::Unclosed { open, line } => {
                format!("缺少 `{}`：第{line}行的 `{open}` 没有闭合", close(*open))
            }
            Reason::NeedlessClose(found) => format!("`{found}` 没有对应的开括号，请删去"),
            Reason::Wanted {
                wanted,
                found,
                write,
            } => {
                let found = Found(found).zh();
                format!(
                    "此处应为{}，却是{found}{}",
                    wanted.zh(),
                    write_zh(write.as_ref())
                )
            }
            Reason::OutOfRange(found) => format!("数 {found} 超出该字段的范围"),
            Reason::WrongLength { wanted, found } => {
                format!("括号中应有{wanted}个数，却有{found}个")
            }
            Reason::ForeignSign { found, write } => {
                let name = sign_name(write.as_str()).0;
                match found.as_str().is_ascii() {
                    true => format!("`{found}` 在此没有意义；请写 `{write}`"),
                    false => format!("`{found}` 是{name}；请写 `{write}`"),
                }
            }
            Reason::Invisible(found) => format!("此处有看不见的字符 {found}，请删去"),
            Reason::UnclosedString => "从此处开始的文字没有结束，缺少 `\"`".into(),
            Reason::InnerQuote => "文字中的 `\"` 使其提前结束；请写 `\\\"`".into(),
            Reason::UnclosedComment => "从此处开始的注释没有结束，缺少 `*/`".into(),
            Reason::UnknownEscape(found) => {
                format!("`{found}` 在文字中没有意义；反斜杠请写 `\\\\`")
            }
            Reason::NeedlessFacts(word) => format!("{word} 没有附属内容，请删去其后的括号"),
            Reason::Nothing(found) => format!("`{found}` 不是值；没有内容时请不写该字段"),
            Reason::Trailing => "方案在此之前已经结束，其后的内容不属于方案".into(),
            Reason::TooDeep => "括号嵌套过深，任何方案都不会如此".into(),
            Reason::Other(words) => format!("无法读取：{words}"),
        }
    }
}

impl Wanted {
    fn en(&self) -> String {
        match self {
            Wanted::Text => "a text in quotes".into(),
            Wanted::Whole => "a whole number".into(),
            Wanted::Number => "a number".into(),
            Wanted::List => "a list in `[ ]`".into(),
            Wanted::Group(None) => "a group in `( )`".into(),
            Wanted::Group(Some(group)) => match group.example() {
                Some(example) => format!("{} as `{example}`", group.name(Lang::En)),
                None => format!("{} in `( )`", group.name(Lang::En)),
            },
            Wanted::Facts(word) => format!("`(` with the facts behind {word}"),
            Wanted::Field => "the name of a field".into(),
            Wanted::Word => "a word without quotes".into(),
            Wanted::Close(close) => format!("`{close}`"),
        }
    }

    fn zh(&self) -> String {
        match self {
            Wanted::Text => "引号中的文字".into(),
            Wanted::Whole => "整数".into(),
            Wanted::Number => "数".into(),
            Wanted::List => " `[ ]` 中的列表".into(),
            Wanted::Group(None) => " `( )` 中的一组字段".into(),
            Wanted::Group(Some(group)) => match group.example() {
                Some(example) => format!("{}，写作 `{example}`", group.name(Lang::Zh)),
                None => format!(" `( )` 中的 {}", group.name(Lang::Zh)),
            },
            Wanted::Facts(word) => format!(" `(`（{word} 之后须写其内容）"),
            Wanted::Field => "字段名".into(),
            Wanted::Word => "不加引号的词".into(),
            Wanted::Close(close) => format!(" `{close}`"),
        }
    }
}

/// What stands somewhere, quoted; empty at the end of the file.
struct Found<'a>(&'a Safe);

impl Found<'_> {
    fn en(&self) -> String {
        match self.0.as_str() {
            "" => "the end of the file".into(),
            found => format!("`{found}`"),
        }
    }

    fn zh(&self) -> String {
        match self.0.as_str() {
            "" => "文件结尾".into(),
            found => format!(" `{found}`"),
        }
    }
}

fn write_en(write: Option<&Safe>) -> String {
    write.map_or(String::new(), |write| format!("; write `{write}`"))
}

fn write_zh(write: Option<&Safe>) -> String {
    write.map_or(String::new(), |write| format!("；请写 `{write}`"))
}

/// What a sign is that was typed for this one, in Chinese and in English.
fn sign_name(sign: &str) -> (&'static str, &'static str) {
    match sign {
        "," => ("中文逗号", "a Chinese comma"),
        ":" => ("中文冒号", "a Chinese colon"),
        "\"" => ("中文引号", "a Chinese quotation mark"),
        "(" | ")" => ("中文括号", "a Chinese parenthesis"),
        "[" | "]" => ("中文方括号", "a Chinese bracket"),
        "." => ("中文句号", "a Chinese full stop"),
        _ => ("全角字符", "a full-width character"),
    }
}

/// What may have been meant, or else what there is to choose from.
fn instead(lang: Lang, meant: Option<&str>, known: &[&str]) -> String {
    match (lang, meant) {
        (Lang::En, Some(meant)) => format!("; did you mean \"{meant}\"?"),
        (Lang::Zh, Some(meant)) => format!("；是否应为“{meant}”？"),
        _ if known.is_empty() => String::new(),
        (Lang::En, None) => format!("; known here: {}", known.join(", ")),
        (Lang::Zh, None) => format!("；可写 {}", known.join("、")),
    }
}

fn close(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}
