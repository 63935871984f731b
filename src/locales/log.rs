//! Texts of the change log.

use super::table::texts;

texts! {
    log_all_people: "全部人员", "Everybody";
    log_who: "修改人", "Changed by";
    log_day: "日期", "Day";
    log_find_goal: "按目标筛选：输入名称", "Filter by goal: type its name";
    log_only_goal(title): "只看：{title}", "Only: {title}";
    log_show_everything: "显示全部变更", "Show every change";
    log_lead(count): "{count} 次变更，最近的在前。", "{count} change, the latest first.", "{count} changes, the latest first.";
    log_how: "“撤回”只撤那一次改动，之后的改动都留着；它自己也能撤销。", "Taking back undoes that one change and keeps what came after; it can be undone itself.";
    log_nothing_matches: "没有符合筛选条件的变更。", "No change matches the filter.";
    log_show_older: "显示更早的", "Show older ones";
    log_more_goals(count): "和另外 {count} 个目标", "and {count} other goal", "and {count} other goals";
    log_more_changes(count): "另有 {count} 处修改", "and {count} other change", "and {count} other changes";
    log_see_all: "全部变更", "All changes";
    take_back: "撤回", "Take back";
    take_back_named(action, about): "撤回：{action} {about}", "Take back: {action} {about}";
}
