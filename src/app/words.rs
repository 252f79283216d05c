//! Sentences of the app, in both languages. `{quit}` stands for the key of that command.

use crate::plan::Label;

pub(super) const ONE_ORDER: Label =
    Label::new("此视图只有一种排序", "this form has one order only");
pub(super) const NO_CARD: Label = Label::new(
    "概要页没有卡片；按 {next-form} 换视图",
    "the summary has no card; press {next-form} for the other form",
);
pub(super) const NO_CARD_ON_SCREEN: Label = Label::new(
    "卡片未显示；按 {zoom} 显示",
    "the card is not on the screen; press {zoom}",
);
pub(super) const ONE_FORM: Label = Label::new("此标签只有一种视图", "this tab has one form only");
pub(super) const NO_PLACE_BEFORE: Label = Label::new("没有更早的位置", "no place before this one");
pub(super) const NO_PLACE_AFTER: Label = Label::new("没有更后的位置", "no place after this one");
pub(super) const NO_PLAN_YET: Label = Label::new("方案尚未读入", "the plan is not read yet");
pub(super) const NO_MARKS: Label = Label::new(
    "尚无已标记的位置；按 {mark} 再按一个字母",
    "no place is marked; press {mark} and a letter",
);
pub(super) const NOTHING_TO_REMOVE: Label = Label::new(
    "只能在 :marks 或 :unfinished 列表中移除",
    "that is done in the lists :marks and :unfinished",
);
pub(super) const NOTHING_UNFINISHED: Label =
    Label::new("没有未写完的文字", "no text is left unfinished");
pub(super) const THROWN_AWAY: Label = Label::new("已丢弃：", "thrown away: ");
pub(super) const TEXT_FOR_NOTHING: Label = Label::new(
    "这段文字所针对的事项已不在方案中；d 移除",
    "what this text is about is no longer there; d removes it",
);
pub(super) const WHICH_LETTER: Label =
    Label::new("按一个字母标记此处", "press a letter to mark this place");
pub(super) const NO_LETTER: Label =
    Label::new("不是字母，未作标记", "that is no letter; nothing is done");
pub(super) const NOTHING_MARKED: Label = Label::new(
    "尚无标记；按 {filter} 查找",
    "nothing is marked; press {filter} to look for something",
);
pub(super) const STILL_READING: Label = Label::new("方案尚在读取", "the plan is still being read");
pub(super) const NO_LENS: Label = Label::new(
    "未用视角；按 {lens} 选择",
    "no lens is on; press {lens} to choose one",
);
pub(super) const NO_LENSES: Label = Label::new(
    "方案中没有可作视角的事项",
    "the plan has nothing that could be a lens",
);
pub(super) const ONLY_ON_MAP: Label = Label::new(
    "图层只在示意图上",
    "layers belong to the map; press {space}",
);
pub(super) const CHECKING: Label = Label::new("规则尚在运行", "the rules are still being run");
pub(super) const NOT_CHECKED: Label = Label::new(
    "程序自身出错，规则未能运行",
    "a fault of planscope itself kept the rules from being run",
);
pub(super) const NO_FINDING_HERE: Label = Label::new("此项没有发现", "no finding on this");
pub(super) const NO_OTHER_FINDING: Label =
    Label::new("此项没有其他发现", "no other finding on this");
pub(super) const NO_FINDING_SELECTED: Label = Label::new(
    "请先选中一条发现；按 ! 前往",
    "stand on a finding first; ! goes to one",
);
pub(super) const NO_JOURNALS: Label = Label::new(
    "没有可写的审阅文件夹；请用 --review 指定",
    "there is no review folder to write to; name one with --review",
);
pub(super) const NO_FOLDER: Label = Label::new(
    "没有审阅文件夹；请用 --review 指定",
    "there is no review folder; name one with --review",
);
pub(super) const READING_FOLDER: Label = Label::new(
    "审阅文件夹尚在读取",
    "the review folder is still being read",
);
pub(super) const FOLDER_LOCKED: Label = Label::new(
    "审阅文件夹不可写；可用 --review 另指一个",
    "you may not write to the review folder; name another with --review",
);
pub(super) const WAIVED_BY_OTHERS: Label = Label::new(
    "已由他人豁免，只有本人可以撤回",
    "somebody else has waived it, and only they can take that back",
);
pub(super) const REASON_WANTED: Label = Label::new("豁免须写明理由", "a waiver needs a reason");
pub(super) const NO_DAY: Label = Label::new(
    "请写成 2026-06-30，或留空",
    "write the day as 2026-06-30, or nothing",
);
pub(super) const DAY_PAST: Label = Label::new(
    "此日期已过；请写今天或以后",
    "that day has passed; write today or later",
);
pub(super) const SAVING: Label = Label::new("正在写入", "saving");
pub(super) const SAVED: Label = Label::new("已写入", "saved in");
pub(super) const SAVED_PRIVATELY: Label =
    Label::new("已写入（仅自己可见）", "saved, where only you see it, in");
pub(super) const NOT_SAVED: Label = Label::new("未写入：", "not saved: ");
pub(super) const NO_FILE: Label = Label::new(
    "方案内置于程序，没有文件；可用 planscope export model -o plan.ron 导出",
    "the plan is built in and has no file; planscope export model -o plan.ron writes one",
);
pub(super) const NO_SUCH_FILE: Label = Label::new(
    "此行不是编辑器可打开的文件",
    "this row is no file that an editor could open",
);
pub(super) const NO_FAILURE: Label =
    Label::new("文件读取正常", "the file was read without a failure");
pub(super) const NO_PROBLEMS: Label = Label::new("模型没有问题", "the model has no problems");
pub(super) const NOTHING_TO_FOLD: Label =
    Label::new("此处无可折叠", "there is nothing to fold here");
pub(super) const NOTHING_TO_COPY: Label = Label::new(
    "所选行没有地址，也没有卡片",
    "the selected row has neither an address nor a card",
);
pub(super) const COPIED: Label = Label::new("已发送到终端", "sent to your terminal");
pub(super) const NOT_KEPT: Label = Label::new("位置和草稿未能保留", "not kept between starts");
pub(super) const NOT_UTF8: Label = Label::new(
    "此终端发来的不是 UTF-8",
    "this terminal sends something that is not UTF-8",
);
pub(super) const NOTHING_TO_LEAVE: Label = Label::new(
    "已在最外层；按 {quit} 退出程序",
    "nothing to leave; press {quit} to quit",
);
pub(super) const NOTHING_TYPED: Label = Label::new("没有在输入", "nothing is being typed");
pub(super) const NO_LINKS: Label = Label::new("此项没有链接", "this has no links to follow");
pub(super) const NOTHING_TO_PEEK: Label =
    Label::new("此行没有卡片", "this row has no card to peek at");
pub(super) const NOT_IN_FORM: Label = Label::new(
    "此视图不含所指事项",
    "this form does not show what the address names",
);
pub(super) const STANDS_NOWHERE: Label = Label::new("各视图中均无此项", "no form shows this");
pub(super) const PASTE_IGNORED: Label = Label::new(
    "已忽略粘贴：此处不接受文字",
    "paste ignored: nothing takes text here",
);
pub(super) const PASTE_CUT: Label = Label::new(
    "粘贴过长，只取开头",
    "the paste was too long: only its beginning was taken",
);
pub(super) const NO_TOUR: Label = Label::new(
    "方案中没有可用的讲解站点",
    "the plan has no tour with a stop that stands somewhere",
);
pub(super) const ON_A_WALK: Label = Label::new(
    "已在讲解中；按 {stops} 看各站，{end-walk} 结束",
    "a walkthrough is on; {stops} lists its stops, {end-walk} ends it",
);
pub(super) const NO_WALK: Label = Label::new(
    "不在讲解中；按 {walk} 开始",
    "no walkthrough is on; {walk} starts it",
);
pub(super) const LAST_STOP: Label = Label::new(
    "这是最后一站；按 {end-walk} 结束讲解",
    "this is the last stop; {end-walk} ends the walkthrough",
);
pub(super) const FIRST_STOP: Label = Label::new("这是第一站", "this is the first stop");
pub(super) const AT_THE_STOP: Label = Label::new("就在本站", "you stand where the stop put you");
pub(super) const WALK_WAITS: Label = Label::new(
    "上次讲解停在第{}站；按 w 接着讲",
    "a walkthrough was cut short at stop {}; w goes on there",
);
pub(super) const WALK_GOES_ON: Label = Label::new(
    "接着上次讲到的第{}站；按 # 看各站",
    "the walkthrough goes on at stop {}; # lists its stops",
);
pub(super) const READ_ONLY: Label =
    Label::new("只读，不作记录", "nothing is put on record: read only");
pub(super) const NOTED: Label = Label::new("已记录并存盘：{}", "noted, and on the disk: {}");
pub(super) const NOT_NOTED: Label = Label::new(
    "未能记录：{}；文字已保留，按 M 重试",
    "not noted: {}; the text is kept, M tries again",
);
pub(super) const MINUTES_WRITTEN: Label = Label::new("纪要已写入 {}", "the minutes are in {}");
pub(super) const MINUTES_NOT_WRITTEN: Label =
    Label::new("纪要未能写出：{}", "the minutes were not written: {}");
pub(super) const TOUR_GONE: Label = Label::new(
    "方案已无讲解站点，讲解结束",
    "the plan has no tour any more: the walkthrough has ended",
);
pub(super) const DARK_COLORS: Label =
    Label::new("配色：适合深色背景", "colors for a dark background");
pub(super) const LIGHT_COLORS: Label =
    Label::new("配色：适合浅色背景", "colors for a light background");
pub(super) const NO_COLORS: Label = Label::new("不用颜色", "no colors");
pub(super) const NO_MATCH: Label = Label::new("没有匹配", "no match");
pub(super) const NO_SUCH_COMMAND: Label = Label::new("没有此命令", "no such command");
