//! Texts of what is said after an action, and why something was refused.

use super::table::texts;

texts! {
    notice_done(action): "已完成：{action}", "Done: {action}";
    notice_done_about(action, about): "{action}：{about}", "{action}: {about}";
    notice_redone(action): "已重做：{action}", "Redone: {action}";
    notice_exported(name): "已导出 {name}", "Exported {name}";
    notice_unreadable(why): "无法读取：{why}", "Can’t be read: {why}";
    notice_imported(count): "已导入，{count} 处改动", "Imported, {count} change", "Imported, {count} changes";

    refusal_gone: "它已经不在了。", "It is no longer there.";
    refusal_empty_title: "名称不能为空。", "A name can’t be empty.";
    refusal_title_too_long: "名称最多 500 个字。", "A name has at most 500 characters.";
    refusal_note_too_long: "说明最多 20,000 个字。", "A note has at most 20,000 characters.";
    refusal_cycle(way): "目标不能放到自己下面：{way}", "A goal can’t hang under itself: {way}";
    refusal_too_deep(levels): "目标树最多 {levels} 层。", "A cascade has at most {levels} levels.";
    refusal_too_many_goals: "一个工作区最多 100,000 个目标，连同已删除的最多 200,000 个。", "A workspace has at most 100,000 goals, or 200,000 together with deleted ones.";
    refusal_too_many_actuals: "一个工作区最多 2,000,000 条实际值，连同已删除的最多 4,000,000 条。", "A workspace has at most 2,000,000 actuals, or 4,000,000 together with deleted ones.";
    refusal_negative_weight: "权重不能是负数。", "A weight can’t be negative.";
    refusal_negative_tolerance: "允许偏差不能是负数。", "A tolerance can’t be negative.";
    refusal_date(day): "日期 {day} 超出 1970 至 2199 年。", "{day} is not between 1970 and 2199.";
    refusal_days_do_not_rise: "分段计划的日期必须一个比一个晚。", "The days of a phased plan must each be later than the one before.";
    refusal_control: "文本里有看不见的控制字符，请删掉或重新输入。", "The text holds an invisible control character; remove it or type the text anew.";
    refusal_no_such_month: "年度的起始月份是 1 到 12 月。", "A year begins in one of the months 1 to 12.";
    refusal_merged_too_deep(title, levels): "没有合并：合并后目标“{title}”会超过 {levels} 层。先把它或它的上级移高一些，再导入。", "Not merged: the goal “{title}” would be deeper than {levels} levels. Move it or a goal above it higher up, then import again.";
    refusal_only_merged: "这个文件引用了当前工作区里的记录，只能合并到这里。", "This file names records of this workspace; it can only be merged into it.";
    refusal_nowhere: "那边没有位置可移。", "There is nowhere to move to.";
    refusal_no_metric: "这个目标没有数字，先在定义里选单位。", "This goal has no number; choose a unit in its definition first.";
    refusal_read_only: "数据由更新的版本写入，这里只能看和导出。", "A newer version wrote this; here it can only be read and exported.";
    refusal_not_saved: "这里还有没保存的改动，保存或导出后再离开。", "Changes here are not saved yet; save or export them before you leave.";

    new_version: "有新版本，重新载入后就能用。", "A new version is here; a reload brings it.";
    new_version_reload: "重新载入", "Reload";
    new_version_later: "稍后", "Later";

    in_memory_only: "未保存（仅在内存）", "Not saved (in memory only)";
    try_again: "再试一次", "Try again";
    storage_unavailable: "这个浏览器不能保存数据，改动只在内存里。关闭前请导出。", "This browser can’t keep data; changes are in memory only. Export before you close.";
    storage_timed_out: "浏览器的存储还没有打开，改动只在内存里。", "The browser’s storage hasn’t opened yet; changes are in memory only.";
    storage_blocked: "另一个标签页还在用旧版本，请关闭它。", "Another tab still uses an older version; please close it.";
    storage_newer(found, supported):
        "数据由更新的版本写入（存储 {found}，本版本 {supported}），这里只能看和导出。",
        "A newer version wrote this data (storage {found}, this one knows {supported}); here it can only be read and exported.";
    storage_waiting: "一打开就会自动继续。", "This goes on by itself as soon as it opens.";
    storage_go_on: "不保存，先看看", "Go on without saving";
    part_not_fetched: "这一部分没能取到。检查网络后换个页面再回来。", "This part could not be fetched. Check the network, then go elsewhere and come back.";
    storage_removed:
        "这个工作区在别处被删除了。再试一次就会重新保存，也可以先导出一份。",
        "This workspace was removed elsewhere. Try again to store it anew, or export a copy.";
    storage_conflict: "数据在别处被改动了，正在合并。", "The data was changed elsewhere and is being merged.";
    storage_quota: "浏览器没有给够空间，改动没有保存。请导出一份。", "The browser gave no room, so the changes are not saved. Export a copy.";
    storage_failed(name): "保存失败（{name}），改动还在屏幕上。", "Saving failed ({name}); the changes are still on screen.";
}
