//! Texts of a goal's own screen and its charts.

use super::Texts;
use super::table::texts;
use super::typing::Torn;

texts! {
    chart_today: "今天", "today";
    chart_actual: "实际", "Actual";
    chart_plan: "计划", "Plan";
    chart_forecast: "按当前速度", "At this rate";
    chart_gap_title: "实际 − 计划", "Actual − plan";
    chart_show_table: "看数据表", "Show the data";
    chart_note: "备注", "Note";
    chart_readout_noted(readout, note): "{readout} · {note}", "{readout} · {note}";
    chart_readout(when, actual, plan): "{when}：实际 {actual}，计划 {plan}", "{when}: actual {actual}, plan {plan}";
    trend_name(goal, unit): "趋势 · {goal}（{unit}）· 实际对计划", "Trend · {goal} ({unit}) · actual against plan";
    trend_points(kind): "圆点为{kind}单独的数值，线为累计至今。", "{kind} figures are rings; the line is everything so far.";
    trend_summary(day, actual, plan, gap):
        "截至{day}，实际 {actual}，计划 {plan}，相差 {gap}。",
        "By {day}, actual is {actual}, plan {plan}: {gap}.";
    gap_name(goal, unit): "各期差距 · {goal}（{unit}）· 实际对计划", "Gap by period · {goal} ({unit}) · actual against plan";
    gap_summary(periods, missed):
        "已结束的 {periods} 期中有 {missed} 期没有达到计划。",
        "{missed} of {periods} finished periods missed the plan.";
    gap_all_met(count): "已结束的 {count} 期都达到了计划。", "The {count} finished period met the plan.", "All {count} finished periods met the plan.";
    gap_none_finished: "还没有哪一期结束。", "No period has finished yet.";
    milestone_name(goal, period): "到期与完成 · {goal}（{period}）· 完成日对到期日", "Due and done · {goal} ({period}) · day done against day due";
    milestone_was_done(day, gap): "{day}完成，{gap}。", "Done on {day}, {gap}.";
    milestone_is_due_in(days, due): "还有 {days} 天，{due}到期。", "Due in {days} day, on {due}.", "Due in {days} days, on {due}.";
    milestone_is_due_today(due): "今天（{due}）到期。", "Due today, {due}.";
    milestone_is_overdue(due, gap): "{due}到期，{gap}。", "Due on {due}, {gap}.";
    milestone_early(days): "提前 {days} 天", "{days} day early", "{days} days early";
    milestone_on_the_day: "如期", "on the day it was due";
    milestone_late(days): "延迟 {days} 天", "{days} day late", "{days} days late";
    milestone_due_in(days): "还有 {days} 天到期", "due in {days} day", "due in {days} days";
    milestone_due_today: "今天到期", "due today";
    milestone_days_overdue(days): "已逾期 {days} 天", "{days} day overdue", "{days} days overdue";
    milestone_done: "完成", "Done";
    milestone_due: "到期", "Due";
    milestone_mark(what, day): "{what} {day}", "{what} {day}";
    milestone_readout(what, day): "{what}：{day}", "{what}: {day}";
    column_what: "事项", "What";
    column_day: "日期", "Day";
    column_period: "期间", "Period";
    column_value: "数值", "Value";
    column_note: "备注 · 录入人", "Note · by";

    figure_actual: "实际", "Actual";
    figure_expected: "应达", "Expected";
    figure_gap: "与目标的差距", "Gap to target";
    figure_gap_to_date: "与应达的差距", "Gap to date";
    figure_progress: "进度", "Progress";
    figure_required: "所需速度", "Required run rate";
    figure_forecast: "预计落点", "Forecast";
    figure_attained(share): "达成率 {share}", "attainment {share}";
    figure_of_target(target): "目标 {target}", "of {target}";
    figure_rate_now(per, rate): "{per}，目前 {rate}", "{per}, now {rate}";
    figure_rest(days): "余下 {days} 天内", "in the last {days} day", "in the last {days} days";
    figure_rest_now(days, per, rate): "余下 {days} 天内，目前{per} {rate}", "in the last {days} day, now {rate} {per}", "in the last {days} days, now {rate} {per}";
    figure_rate(per, rate): "目前{per} {rate}", "now {rate} {per}";
    per_week: "每周", "a week";
    per_month: "每月", "a month";
    per_quarter: "每季", "a quarter";
    per_year: "每年", "a year";
    figure_straight_line: "按目前速度推算", "at the present rate";
    figure_as_it_stands: "照现在的水平", "at the present level";
    figure_progress_gap(gap): "进度差 {gap}", "progress gap {gap}";
    figure_pace(pace): "进度比 {pace}", "pace {pace}";
    figure_none: "—", "—";

    actuals_heading: "实际值", "Actuals";
    actual_for(goal): "{goal}的实际值", "Actual of {goal}";
    actual_day: "日期", "Day";
    actual_counted(value, part): "{value}（这里计入 {part}）", "{value} ({part} of it counts here)";
    actual_note: "备注（可选）", "Note (optional)";
    actual_there(day, value): "{day}已有 {value}。", "{day} has {value} already.";
    actual_add(sum): "加上，共 {sum}", "Add: {sum} in all";
    actual_replace(value): "替换 {value}", "Replace {value}";
    actual_save: "保存", "Save";
    actual_delete(day): "删除 {day} 的实际值", "Delete the actual of {day}";
    not_a_number: "这不是一个数。", "This is not a number.";
    ambiguous_number: "这个数有两种读法：千分位写 1,234，小数写 1.5，百万写 1.2M。", "This reads two ways: write 1,234 for thousands, 1.5 for a fraction, 1.2M for a million.";
    not_a_day: "日期请写成 2026-04-03 这样。", "Write a day as 2026-04-03.";
    ends_before_start: "结束日早于开始日。", "The end is before the start.";
    no_target: "有数值的目标需要目标值；暂时没有，就去掉“用数值衡量”。", "A number needs a target; without one, switch “Measured by a number” off.";
    actuals_none: "还没有实际值。填一个数，按回车。", "No actuals yet. Type a number and press Enter.";
    actuals_roll_up: "这个目标的数字来自下级目标。", "This goal takes its number from the goals below.";
    actuals_not_counted: "下面这些是给它自己填的，现在不计入。", "These were entered for the goal itself and don’t count now.";
    actuals_show_all(count): "显示全部 {count} 条", "Show all {count}";
    actual_done: "已达成", "Done";
    paste_heading: "粘贴两列数据", "Paste two columns";
    paste_hint: "从表格复制两列：日期和数值，一行一个。", "Copy two columns from a spreadsheet: day and value, one per row.";
    paste_rows(count): "粘贴 {count} 行", "Paste {count} row", "Paste {count} rows";
    paste_problem(line, text): "第 {line} 行读不懂：{text}。日期写 2026-04-03，数写 1,234.5。", "Line {line} can’t be read: {text}. Write days as 2026-04-03, numbers as 1,234.5.";
    paste_replaces(count): "其中 {count} 天已有数字，会被替换。", "{count} day has a number already; it is replaced.", "{count} days have a number already; they are replaced.";
    paste_again(line, text): "第 {line} 行的日期前面已经有了：{text}", "The day in line {line} stands before it already: {text}";

    definition_edit: "编辑", "Edit";
    definition_close: "完成", "Close";
    definition_heading: "定义", "Definition";
    children_heading: "下级目标", "Goals below";
    children_own: "它的数字是自己的，下级目标不计入。", "Its number is its own: the goals below don’t count in it.";
    children_sum: "它的数字是下级目标之和。", "Its number is the sum of the goals below.";
    children_weighted: "它的进度是下级进度的加权平均。", "Its progress is the weighted mean of the goals below.";
    children_assigned(sum, own, difference): "下级目标值合计 {sum}，自己的目标值 {own}（{difference}）。", "The targets below come to {sum}, its own is {own} ({difference}).";
    children_more(count): "还有 {count} 个，见目标树", "{count} more in the cascade", "{count} more in the cascade";
    not_counted: "不计入", "not counted";
    weigh_by_target: "按目标值分配权重", "Weigh by target";
    children_none: "还没有下级目标。", "No goals below yet.";
    log_heading: "变更记录", "Change log";
    log_none: "还没有变更。", "No changes yet.";
    goal_gone: "这个目标不在了。", "This goal is no longer here.";
    goal_gone_hint: "它可能被删除了，或属于另一个工作区。", "It may have been deleted, or it belongs to another workspace.";
    breadcrumb: "上级目标", "Goals above";
    weight_of(weight): "权重 {weight}", "weight {weight}";
    no_owner: "无负责人", "no owner";
    no_period: "无期限", "no period";
}

impl Texts {
    /// Why a pasted block is not taken.
    pub fn torn(self, torn: &Torn) -> String {
        match torn {
            Torn::Unread(line, text) => self.paste_problem(line, text),
            Torn::Again(line, text) => self.paste_again(line, text),
        }
    }
}
