//! Texts of where the data is: space, protection, backups, snapshots, and what is said when it is gone or in danger.

use super::Texts;
use super::table::texts;

texts! {
    data_title: "数据在哪里", "Where is my data";
    data_saved: "上次保存", "Last saved";
    data_saved_at(moment): "{moment}，存在这个浏览器里", "{moment}, in this browser";
    data_in_memory: "没有保存，只在内存里", "Not saved, in memory only";
    data_read_only: "由更新的版本保存，这里只读", "Saved by a newer version; read-only here";
    data_space: "占用空间", "Space used";
    data_space_of(used, quota): "{used} / {quota}（整个网站）", "{used} of {quota}, for the whole site";
    data_space_unknown: "浏览器没有提供", "The browser doesn’t say";
    data_protection: "防清理保护", "Protection";
    data_protected: "已受保护，浏览器不会自行清理", "Protected; the browser won’t clear it by itself";
    data_not_protected: "未受保护，可能被浏览器清理", "Not protected against clean-up";
    data_protect: "请浏览器保护", "Ask the browser to protect it";
    data_protect_asking: "正在等浏览器答复…", "Waiting for the browser’s answer…";
    data_protect_declined: "浏览器没有答应。常来访问或安装成应用以后再试，会更容易。", "The browser declined. It tends to agree once the page is visited often or installed as an app.";
    data_backup: "上次备份", "Last backup";
    data_backup_never: "还没有导出过", "Never exported";
    data_backup_sample: "示例不用备份", "A sample needs none";
    data_backup_at(when, since): "{when} 导出，{since}", "Exported {when}, {since}";
    data_changes_since(count): "之后改了 {count} 次", "{count} change since", "{count} changes since";
    data_no_changes_since: "之后没有改动", "nothing changed since";
    data_clear: "清除这个工作区", "Clear this workspace";
    data_clear_hint: "快照也会一起删除。", "Its snapshots go too.";

    snapshots_title: "自动快照", "Snapshots";
    snapshots_hint: "自动保留最近 10 个状态，以及最近 14 天每天的最后一个。", "The last 10 states are kept automatically, and the last one of each of 14 days.";
    snapshots_none: "还没有，保存后过一会儿就会有。", "None yet; one is taken a while after a save.";
    snapshots_nowhere: "现在不能保留快照。", "None can be kept now.";
    snapshots_trouble(why): "最近的快照没有留成（{why}）。", "The latest one could not be kept ({why}).";
    snapshot_is_now: "与现在相同", "same as now";
    snapshot_restore: "恢复", "Go back";
    snapshot_restore_to(moment): "恢复到 {moment}", "Go back to {moment}";
    snapshot_title(moment): "{moment} 的快照", "Snapshot of {moment}";
    snapshot_holds(name, goals): "工作区“{name}”，共 {goals}。", "The workspace “{name}” with {goals}.";
    restore_hint: "工作区会变回当时的样子。这是一步，可以撤销；现在的状态也会留成快照。", "The workspace becomes what it was then. It is one step and can be undone; the current state is kept as a snapshot too.";
    restore_nothing: "和现在没有差别。", "Nothing differs from now.";
    restore_do: "恢复到这个状态", "Go back to this state";

    backup_due(days): "上次导出是 {days} 天前，之后又有改动。", "The last export was {days} days ago, and there are changes since.";
    backup_due_never(days): "{days} 天来的改动还没有导出过。", "The changes of {days} days have never been exported.";
    backup_safari: "七天不来访问，Safari 会清掉网站保存的数据。", "Safari clears what a site keeps after seven days without a visit.";
    backup_later: "明天再提醒", "Remind me tomorrow";

    two_sentences(first, second): "{first}{second}", "{first} {second}";
    missing_title: "这里本来有数据，现在没有了", "There was data here, and it is gone";
    missing_lead: "这个浏览器里存过工作区，现在存储是空的，可能被浏览器或清理工具清掉了。导入以前导出的文件，就能接着用。", "Workspaces were kept in this browser, and its storage is empty now: the browser or a clean-up tool may have cleared it. Import a file that you exported, and go on from there.";
    missing_snapshots: "还有这些快照", "These snapshots are still here";
    missing_start: "没有文件，重新开始", "No file; start afresh";

    stopped_title: "准绳出错，已经停下", "Plumbline met an error and stopped";
    stopped_lead: "为了不损坏数据，它不再写入任何内容。已保存的数据没有改动。", "To protect your data, it has stopped writing. What was saved is untouched.";
    stopped_save: "把已保存的数据存成文件", "Save the last saved data as a file";
    stopped_reload: "重新载入", "Reload";
    rescue_title: "已保存的数据", "The saved data";
    rescue_lead: "这里只读取，什么都不会改动。", "Nothing is changed here, only read.";
    rescue_save(name): "把“{name}”存成文件", "Save “{name}” as a file";
    rescue_nothing: "没有保存的数据。", "There is no saved data.";
    rescue_back: "回到准绳", "Back to Plumbline";
}

impl Texts {
    /// `1.2 MB`, in steps of a thousand, with two or three figures.
    pub fn bytes(self, bytes: u64) -> String {
        // In whole numbers: floats would bring their printing along.
        const UNITS: [&str; 4] = ["B", "kB", "MB", "GB"];
        let mut unit = 0;
        let mut tenths = bytes.saturating_mul(10);
        while tenths >= 9_995 && unit + 1 < UNITS.len() {
            tenths = tenths.saturating_add(500) / 1_000;
            unit += 1;
        }
        let name = UNITS[unit];
        match tenths {
            10..100 if unit > 0 => format!("{}.{} {name}", tenths / 10, tenths % 10),
            _ => format!("{} {name}", (tenths + 5) / 10),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    #[test]
    fn sizes_are_told_in_two_or_three_figures() {
        let texts = Texts::of(Language::English);
        for (bytes, told) in [
            (0, "0 B"),
            (999, "999 B"),
            (1_000, "1.0 kB"),
            (9_949, "9.9 kB"),
            (9_950, "10 kB"),
            (99_400, "99 kB"),
            (999_400, "999 kB"),
            (999_500, "1.0 MB"),
            (1_234_567, "1.2 MB"),
            (10_737_418_240, "11 GB"),
            (2_500_000_000_000, "2500 GB"),
        ] {
            assert_eq!(texts.bytes(bytes), told);
        }
    }
}
