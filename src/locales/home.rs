//! Texts of home.

use super::table::texts;

texts! {
    home_hello(name): "你好，{name}。", "Hello, {name}.";
    home_due(count): "本期还有 {count} 个数字要填。", "{count} number is due.", "{count} numbers are due.";
    home_milestones(count): "有 {count} 个里程碑到期。", "{count} milestone is due.", "{count} milestones are due.";
    home_due_on(day): "{day}到期", "due {day}";
    home_done(title): "“{title}”已达成", "“{title}” is done";
    home_all_done: "本期的数字都填好了。", "Every number of this period is in.";
    home_nothing_due: "现在没有要填的数字。", "No number is due now.";
    home_how: "填好一个按回车，光标自动到下一个。", "Type a number and press Enter; the cursor moves to the next.";
    home_due_later: "带数字的目标到了要填的时候，会列在这里。", "Goals with a number are listed here when one is due.";
    home_plan(plan): "本期应达 {plan}", "plan {plan}";
    home_last(last): "上次 {last}", "last {last}";
    home_entered: "已填", "Entered";
    home_not_entered: "回车保存", "Enter saves";
    home_check_ins: "要填的数字", "Numbers due";
    home_concerns: "落后与有风险", "Off track and at risk";
    home_no_concerns: "没有落后的目标。", "No goal is behind.";
    home_everybody: "未选择", "not chosen";
    home_who: "我是", "I am";
}
