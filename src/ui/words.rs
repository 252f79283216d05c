//! Sentences of the screen, in both languages.

use crate::plan::Label;

pub(super) const TOO_SMALL: Label = Label::new(
    "窗口太小，至少要 40 列 10 行",
    "The window is too small: 40 columns by 10 rows at least",
);
pub(super) const NOT_DRAWN: Label = Label::new(
    "此屏无法绘制，程序仍在运行；按 1 至 8 换标签，按 q 退出",
    "This screen could not be drawn; the program goes on: 1 to 8 open other tabs, q quits",
);
pub(super) const SEE_LOG: Label = Label::new("详情见", "Details are in");
pub(super) const LOADING: Label = Label::new("正在读取", "loading");
pub(super) const PROBLEM: Label =
    Label::new("个模型问题 :problems", "problem of the model :problems");
pub(super) const PROBLEMS: Label =
    Label::new("个模型问题 :problems", "problems of the model :problems");
pub(super) const BROKEN: Label = Label::new(
    "文件有误，仍显示上一版",
    "file is broken, last good plan shown",
);
pub(super) const BROKEN_AT: Label = Label::new(
    "文件第{}行有误，仍显示上一版",
    "file is broken at line {}, last good plan shown",
);
pub(super) const BROKEN_ALONE: Label = Label::new("文件有误", "file is broken");
pub(super) const UNREADABLE: Label = Label::new("无法读取方案", "The plan could not be read");
pub(super) const PEEK: Label = Label::new("速览", "Peek");
pub(super) const GO_TO: Label = Label::new("前往", "Go to");
pub(super) const GO_TO_FIELD: Label =
    Label::new("名称、拼音、编号、出处", "name, pinyin, id, place");
pub(super) const GO_TO_HINT: Label = Label::new(
    "中文、全拼、首字母、英文均可，亦可混用，如“g60 kc”；也可输入编号、出处（“T5.19”“二（四）”）或地址",
    "Chinese or English, pinyin, its initials, or a mixture such as g60 kc; also an id, a place such as T5.19 or 2.4, an address",
);
pub(super) const NOTHING_CALLED_SO: Label = Label::new("没有此名称", "nothing is called so");
pub(super) const MORE_FOUND: Label = Label::new("另有{}项", "{} more");
pub(super) const TABLE_ROW: Label = Label::new("表行", "Row");
pub(super) const MORE_LINES: Label =
    Label::new("还有{}行 {card-down}", "{} more lines {card-down}");
pub(super) const NOTHING_HERE: Label = Label::new("此处没有内容", "nothing here");
pub(super) const CHECKING: Label = Label::new("规则尚在运行", "the rules are being run");
pub(super) const NOT_CHECKED: Label = Label::new(
    "程序自身出错，规则未能运行",
    "a fault of planscope itself kept the rules from being run",
);
pub(super) const NONE_HIT: Label = Label::new("已运行{}条规则，无一命中", "{} rules ran, none hit");
pub(super) const NOTHING_STANDS_THERE: Label = Label::new("原文未载", "not in the draft");
pub(super) const WAIVED_MEANS: Label = Label::new(
    "有人写明理由予以接受。所见之处一有变动，或到期，即重新列出。",
    "A person has accepted them as they are and said why. They come back when what was seen changes, or when their day has passed.",
);
pub(super) const NEW_SINCE: Label = Label::new("较上次查看新增", "new since you last looked");
pub(super) const WHY: Label = Label::new("影响", "Why");
pub(super) const EXAMPLE: Label = Label::new("举例", "Example");
pub(super) const CLEARS: Label = Label::new("如何消除", "To clear");
pub(super) const NOT_CONCERNED_HERE: Label = Label::new(
    "此处没有与{}有关的内容；按 {no-lens} 显示全部",
    "nothing here concerns {}; {no-lens} shows everything",
);
pub(super) const NOT_CONCERNED: Label = Label::new("与当前视角无关", "Not concerned by this lens");
pub(super) const ABOVE_CONCERNED: Label = Label::new(
    "本身与当前视角无关，因下列相关内容而显示",
    "Not itself concerned; shown for what stands below it",
);
pub(super) const NO_MATCH_HERE: Label = Label::new(
    "没有匹配；按 Esc 清除筛选",
    "no match; Esc clears the filter",
);
pub(super) const HIDDEN: Label = Label::new(
    "个隐藏字符已显示为代码",
    "hidden characters are spelled out",
);
pub(super) const LINES_BELOW: Label = Label::new("下面还有{}行", "{} more lines below");
pub(super) const CONDENSED_MARK: Label = Label::new("概述，非原文", "condensed");
pub(super) const CONDENSED: Label = Label::new("概述", "Condensed");
pub(super) const MERGED: Label = Label::new("合并", "merged");
pub(super) const UNDECIDED: Label = Label::new("待定", "undecided");
pub(super) const MORE_LINKS: Label = Label::new("还有{}项", "and {} more");
pub(super) const TIER: Label = Label::new(
    "原文就其时序标准为这些项目给出的依据相同。组内按表序排列，组间不分先后。",
    "For these projects the draft offers the same evidence under its criterion of sequence. They stand in the order of the tables; no order between groups is claimed.",
);
pub(super) const BOXES_CLOSED: Label = Label::new(
    "每个方框是否闭合、右边是否对齐？",
    "Is each box closed, with a straight right edge?",
);
pub(super) const CHINESE_ALIGNED: Label =
    Label::new("上下竖线是否对齐？", "Do the bars stand below each other?");
pub(super) const ONE_COLUMN_EACH: Label = Label::new(
    "这里呢？不齐者，此终端以两列显示此类符号",
    "And here? If not, such signs take two columns",
);
pub(super) const COLORS_TOLD_APART: Label = Label::new(
    "颜色能否分清、看清？",
    "Can all colors be read and told apart?",
);
pub(super) const SELECTED_ROW: Label = Label::new("所选行", "the selected row");
