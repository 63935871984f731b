//! Texts of the cascade and of the lists beside it.

use super::table::texts;

texts! {
    app_short_name: "准绳", "Plumbline";
    nav_off_track(count): "{count} 个落后", "{count} off track";
    filter: "筛选", "Filter";
    filter_active(count): "筛选（{count}）", "Filter ({count})";
    today_is(day): "今天 {day}", "Today, {day}";
    printed_on(day): "打印于 {day}", "Printed on {day}";
    all_owners: "全部负责人", "All owners";
    all_statuses: "全部状态", "All statuses";
    all_periods: "全部期间", "All periods";
    nobody: "未指定", "Nobody";
    seconds(count): "{count} 秒", "{count} s";
    minutes(count): "{count} 分钟", "{count} min";
    hours(count): "{count} 小时", "{count} h";

    column_goal: "目标", "Goal";
    column_progress: "进度与今日应达", "Progress";
    column_plumb: "落后 ← 准绳 → 领先", "Behind ← line → ahead";
    column_actions: "操作", "Actions";

    kind_short_objective: "目标", "O";
    kind_short_key_result: "KR", "KR";
    kind_short_kpi: "KPI", "KPI";
    kind_short_initiative: "举措", "Init.";

    cascade_empty: "还没有目标。在下面写一个标题，按回车。", "No goals yet. Type a title below and press Enter.";
    cascade_nothing_matches: "没有符合筛选条件的目标。", "No goal matches the filter.";
    cascade_quick_add: "新目标的标题，按回车添加", "Title of a new goal, Enter adds it";

    expand(title): "展开{title}", "Expand {title}";
    collapse(title): "收起{title}", "Collapse {title}";
    drag_handle_of(title): "拖动{title}", "Drag {title}";
    owner_of(title): "{title}的负责人", "Owner of {title}";
    owner_button_of(title, name): "修改{title}的负责人，现为{name}", "Change the owner of {title}, now {name}";
    weight_button_of(title, weight): "修改{title}的权重，现为 {weight}", "Edit the weight of {title}, now {weight}";
    weight_field_of(title): "{title}的权重", "Weight of {title}";
    target_field_of(title): "{title}的目标值", "Target of {title}";
    target_button_of(title, target): "修改{title}的目标值，现为 {target}", "Edit the target of {title}, now {target}";
    actions_of(title): "{title}的操作", "Actions of {title}";

    menu_open: "打开", "Open";
    menu_add_below: "添加下级目标", "Add a goal below";
    menu_rename: "重命名", "Rename";
    menu_up: "上移", "Move up";
    menu_down: "下移", "Move down";
    menu_indent: "移到上一个目标下面", "Indent under the goal above";
    menu_outdent: "移到上一层", "Outdent";
    menu_move_to: "移到…", "Move to…";
    menu_export: "导出这个目标及下级", "Export this goal and those below";

    move_title(title): "移动“{title}”", "Move “{title}”";
    move_under: "放到哪个目标下面", "Under which goal";
    move_hangs(above): "现在在：{above}", "Now under: {above}";
    move_will_hang(above): "移动到：{above}", "To go under: {above}";
    move_to_top: "最上层", "Top level";
    move_confirm: "移动", "Move";

    delete_title(title): "删除“{title}”", "Delete “{title}”";
    delete_confirm: "删除", "Delete";

    trial_changed(title, numbers): "“{title}”：{numbers}", "“{title}”: {numbers}";
    trial_number(name, before, after): "{name} {before} → {after}", "{name} {before} → {after}";
    trial_numbers(first, second): "{first}；{second}", "{first}; {second}";
    trial_own(title): "“{title}”以后用自己的数字。", "“{title}” will have a number of its own.";
    trial_sum(title): "“{title}”以后取下级目标之和。", "“{title}” will be the sum of the goals below it.";
    trial_weighted(title): "“{title}”以后取下级进度的加权平均。", "“{title}” will be the weighted mean of the goals below it.";
    trial_uncounted(title): "不会计入“{title}”。", "It won’t count in “{title}”.";
    trial_more(count): "上面还有 {count} 个目标也会变。", "{count} more goal above changes too.", "{count} more goals above change too.";

    gaps_plan_to_date: "对照今日应达", "Against plan to date";
    gaps_target: "对照期末目标", "Against the end target";
    gaps_together: "分组", "Grouped";
    gaps_by_unit: "按单位分组", "By unit";
    gaps_by_owner: "按负责人分组", "By owner";
    gaps_all_together: "不分组", "All together";
    sort_by(column): "按{column}排序", "Sort by {column}";
    gaps_of_owner(name, behind, goals): "{name}：{goals}，{behind} 个落后", "{name}: {behind} of {goals} behind";
    gaps_against: "对照", "Against";
    gaps_actual_against_plan: "实际与计划", "Actual and plan";
    gaps_absolute: "绝对差异", "Absolute variance";
    gaps_relative: "相对差异", "Relative variance";
    gaps_none: "还没有带数字的目标。", "No goal has a number yet.";
    gaps_other_units: "其他单位", "Other units";
    gaps_lead(goals, behind): "{goals}有数字，{behind} 个不及计划。", "{goals} with a number, {behind} behind plan.";
    gaps_lead_worst(title, gap): "差距最大的是“{title}”：{gap}。", "The widest gap is “{title}”: {gap}.";
    gaps_with_share(gap, share): "{gap}（{share}）", "{gap} ({share})";
    gaps_lead_fine: "没有目标落在计划后面。", "No goal is behind plan.";
}
