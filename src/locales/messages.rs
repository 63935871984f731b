//! Texts of what is said after an action, and why something was refused.

use crate::domain::records::goal::{
    DEEPEST, LONGEST_NOTE, LONGEST_TITLE, MOST_GOAL_RECORDS, MOST_GOALS, MOST_PLANNED,
    MOST_TOLERANCE,
};
use crate::domain::records::series::{MOST_ACTUAL_RECORDS, MOST_ACTUALS};
use crate::model::command::Refusal;
use crate::model::form::Wrong;
use crate::model::state::Notice;

use super::Texts;
use super::table::texts;

texts! {
    notice_done(action): "已完成：{action}", "Done: {action}";
    notice_moved(title, above): "移动目标：{title} → {above}", "Move goal: {title} → {above}";
    notice_done_about(action, about): "{action}：{about}", "{action}: {about}";
    notice_unchanged: "没有变化，本来就是这样。", "Nothing changed; it was already so.";
    notice_redone(action): "已重做：{action}", "Redone: {action}";
    notice_exported(name): "已导出 {name}", "Exported {name}";
    notice_not_read(name, why): "读不了 {name}（{why}）。", "{name} can’t be read ({why}).";
    notice_not_given(name): "浏览器没有接收 {name}，文件没有保存。", "The browser didn’t take {name}; the file is not saved.";
    notice_no_sample: "服务器给的不是这个版本的示例文件，没有打开。", "What the server sent is not this version’s sample file; nothing was opened.";
    notice_not_opened(why): "没能打开：{why}。", "It can’t be opened: {why}.";
    notice_not_here:
        "这个浏览器里没有地址所指的工作区。",
        "The workspace that the address names isn’t in this browser.";
    notice_snapshots_stay(why): "它的快照没能删除：{why}。", "Its snapshots could not be deleted: {why}.";
    notice_opened(count): "已导入为新工作区，{count} 个目标", "Imported as a new workspace with {count} goal", "Imported as a new workspace with {count} goals";
    notice_imported(count): "已导入，{count} 处改动", "Imported, {count} change", "Imported, {count} changes";

    refusal_gone: "它已经不在了。", "It is no longer there.";
    refusal_empty_title: "名称不能为空。", "A name can’t be empty.";
    refusal_title_too_long(most): "名称最多 {most} 个字。", "A name has at most {most} characters.";
    refusal_note_too_long(most): "说明最多 {most} 个字。", "A note has at most {most} characters.";
    refusal_cycle(way): "目标不能放到自己下面：{way}", "A goal can’t hang under itself: {way}";
    refusal_too_deep(levels): "目标树最多 {levels} 层。", "A cascade has at most {levels} levels.";
    refusal_too_many_goals(most, records): "一个工作区最多 {most} 个目标，连同已删除的最多 {records} 个。", "A workspace has at most {most} goals, or {records} together with deleted ones.";
    refusal_too_many_actuals(most, records): "一个工作区最多 {most} 条实际值，连同已删除的最多 {records} 条。", "A workspace has at most {most} actuals, or {records} together with deleted ones.";
    refusal_no_common_targets: "按目标值分配权重，需要每个计入的下级目标都有同一单位、大于 0 的目标值。", "To weigh by target, every goal below that counts needs a target above 0 in the same unit.";
    refusal_negative_weight: "权重不能是负数。", "A weight can’t be negative.";
    refusal_negative_share: "不能小于 0%。", "It can’t be less than 0%.";
    refusal_tolerance(most): "允许偏差在 0% 到 {most}% 之间。", "A tolerance is between 0% and {most}%.";
    refusal_plan(most): "分段计划的百分比在 0 到 {most} 之间。", "The percentages of a phased plan are between 0 and {most}.";
    refusal_rate: "分母太小，算出的比率超出范围。", "The denominator is too small: the rate would be out of range.";
    refusal_date(day): "日期 {day} 超出 1970 至 2199 年。", "{day} is not between 1970 and 2199.";
    refusal_days_do_not_rise: "分段计划的日期必须一个比一个晚。", "The days of a phased plan must each be later than the one before.";
    refusal_control: "文本里有看不见的控制字符，请删掉或重新输入。", "The text holds an invisible control character; remove it or type the text anew.";
    refusal_no_such_month: "年度的起始月份是 1 到 12 月。", "A year begins in one of the months 1 to 12.";
    refusal_merged_too_deep(title, levels): "没有合并：合并后目标“{title}”会超过 {levels} 层。先把它或它的上级移高一些，再导入。", "Not merged: the goal “{title}” would be deeper than {levels} levels. Move it or a goal above it higher up, then import again.";
    refusal_only_merged: "这个文件引用了当前工作区里的记录，只能合并到这里。", "This file names records of this workspace; it can only be merged into it.";
    refusal_nowhere: "不能再往那边移了。", "It can’t move further that way.";
    refusal_no_metric: "这个目标没有数字，先在定义里选单位。", "This goal has no number; choose a unit in its definition first.";
    refusal_changed_since: "其中有内容后来又改过，不能单独撤回。", "Part of it was changed again since, so it can’t be taken back by itself.";
    refusal_not_told: "记录里没有这次改动的细节，不能撤回。", "The log doesn’t tell what this changed, so it can’t be taken back.";
    refusal_read_only: "数据由更新的版本写入，这里只能看和导出。", "A newer version wrote this; here it can only be read and exported.";
    refusal_not_saved: "这里还有没保存的改动，保存或导出后再离开。", "Changes here are not saved yet; save or export them before you leave.";

    new_version: "有新版本，重新载入后就能用。", "A new version is here; a reload brings it.";
    new_version_reload: "重新载入", "Reload";
    new_version_later: "稍后", "Later";

    in_memory_only: "未保存（仅在内存）", "Not saved (in memory only)";
    try_again: "再试一次", "Try again";
    notice_part_not_fetched: "这要用到的部分没能取到，什么都没有改。检查网络后再试一次。", "The part of the app that this needs could not be fetched; nothing has changed. Check the network and try again.";
    part_not_fetched: "这一部分没能取到。检查网络后换个页面再回来。", "This part could not be fetched. Check the network, then go elsewhere and come back.";
}

impl Texts {
    /// What is said of everything but what other tabs changed, which `view::elsewhere` words: it knows the workspace.
    pub fn notice(self, notice: &Notice) -> String {
        match notice {
            Notice::Done(action, Some(about)) => {
                self.notice_done_about(self.action(*action), about)
            }
            Notice::Done(action, None) => self.notice_done(self.action(*action)),
            Notice::Moved(title, Some(above)) => self.notice_moved(title, above),
            Notice::Moved(title, None) => self.notice_moved(title, self.move_to_top()),
            Notice::Unchanged => self.notice_unchanged().into(),
            Notice::Undone(action) => self.undone(self.action(*action)),
            Notice::Redone(action) => self.notice_redone(self.action(*action)),
            Notice::Refused(refusal) => self.refusal(refusal),
            Notice::Exported(name) => self.notice_exported(name),
            Notice::NotRead(name, why) => self.notice_not_read(name, why),
            Notice::NotGiven(name) => self.notice_not_given(name),
            Notice::NoSample => self.notice_no_sample().into(),
            Notice::NotOpened(error) => self.notice_not_opened(self.storage_cause(error)),
            Notice::NotHere => self.notice_not_here().into(),
            Notice::SnapshotsStay(error) => self.notice_snapshots_stay(self.storage_cause(error)),
            Notice::PartNotFetched => self.notice_part_not_fetched().into(),
            Notice::Opened(count) => self.notice_opened(count),
            Notice::Imported(count) => self.notice_imported(count),
            Notice::NotRemoved(error) => self.not_removed(self.storage_cause(error)),
            Notice::ChangedElsewhere(_) => String::new(),
        }
    }

    /// Why what was typed is not taken.
    pub fn wrong(self, wrong: &Wrong) -> String {
        match wrong {
            Wrong::NotANumber => self.not_a_number().into(),
            Wrong::Ambiguous => self.ambiguous_number().into(),
            Wrong::NotADay => self.not_a_day().into(),
            Wrong::EndsBeforeStart => self.ends_before_start().into(),
            Wrong::NoTarget => self.no_target().into(),
            Wrong::Refused(refusal) => self.refusal(refusal),
        }
    }

    pub fn refusal(self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::Gone => self.refusal_gone().into(),
            Refusal::EmptyTitle => self.refusal_empty_title().into(),
            Refusal::TitleTooLong => self.refusal_title_too_long(LONGEST_TITLE),
            Refusal::NoteTooLong => self.refusal_note_too_long(self.whole(LONGEST_NOTE)),
            Refusal::Cycle(way) => self.refusal_cycle(way.join(" → ")),
            Refusal::TooDeep => self.refusal_too_deep(DEEPEST),
            Refusal::TooManyGoals => {
                self.refusal_too_many_goals(self.whole(MOST_GOALS), self.whole(MOST_GOAL_RECORDS))
            }
            Refusal::TooManyActuals => self.refusal_too_many_actuals(
                self.whole(MOST_ACTUALS),
                self.whole(MOST_ACTUAL_RECORDS),
            ),
            Refusal::NoCommonTargets => self.refusal_no_common_targets().into(),
            Refusal::NegativeShare => self.refusal_negative_share().into(),
            Refusal::NegativeWeight => self.refusal_negative_weight().into(),
            Refusal::ToleranceOutOfRange => self.refusal_tolerance(MOST_TOLERANCE),
            Refusal::PlanOutOfRange => self.refusal_plan(MOST_PLANNED),
            Refusal::RateOutOfRange => self.refusal_rate().into(),
            Refusal::DateOutOfRange(day) => self.refusal_date(self.day_with_year(*day)),
            Refusal::DaysDoNotRise => self.refusal_days_do_not_rise().into(),
            Refusal::ControlCharacter => self.refusal_control().into(),
            Refusal::NoSuchMonth => self.refusal_no_such_month().into(),
            Refusal::MergedTooDeep(title) => self.refusal_merged_too_deep(title, DEEPEST),
            Refusal::OnlyMerged => self.refusal_only_merged().into(),
            Refusal::NowhereToGo => self.refusal_nowhere().into(),
            Refusal::NoMetric => self.refusal_no_metric().into(),
            Refusal::ChangedSince => self.refusal_changed_since().into(),
            Refusal::NotTold => self.refusal_not_told().into(),
            Refusal::ReadOnly => self.refusal_read_only().into(),
            Refusal::NotSaved => self.refusal_not_saved().into(),
        }
    }
}
