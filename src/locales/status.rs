//! Texts of how goals stand.

use super::table::texts;

texts! {
    status: "状态", "Status";
    on_track: "正常", "On track";
    at_risk: "有风险", "At risk";
    off_track: "落后", "Off track";
    too_early: "尚早", "Too early";
    no_data: "缺数据", "No data";
    reached: "已达成", "Reached";
    missed: "未达成", "Missed";
    milestone_open: "未到期", "Not due";
    overdue: "逾期", "Overdue";

    goal_count(count): "{count} 个目标", "{count} goal", "{count} goals";
    periods_held(held, periods): "{periods} 期中 {held} 期守住", "{held} of {periods} held";
    parts_with_data(parts, total): "{total} 项中 {parts} 项有数据", "{parts} of {total} with data";

    figures_as_of(day): "截至{day}", "as of {day}";
    number_overdue: "有一期没有填数", "a number is overdue";

    absent_no_number: "还没有数字", "no number yet";
    absent_not_measured: "没有指标", "no metric";
    absent_no_target: "没有目标值", "no target";
    absent_no_period: "没有期间", "no period";
    absent_not_begun: "还没开始", "not begun yet";
    absent_no_start: "缺少起点：填写基准值", "no start: enter a baseline";
    absent_level: "平均值和比率没有速度", "a level has no speed";
    absent_kept: "守住即可，不用推进", "to be kept, not reached";
    absent_done_or_not: "只有完成与否", "done or not done";
    absent_mean: "进度的平均，自己没有数字", "a mean of progress, no number of its own";
    absent_reached: "已经达到", "already reached";
    absent_over: "期间没有剩余的天数", "no day of the period is left";
    absent_too_early: "时间尚早", "too early to tell";
    absent_misleading: "遇到零或负数，比值会误导", "a ratio of nothing or less would mislead";
    absent_unlike_units: "各部分单位不同，不能相加", "the parts have different units and make no sum";
    absent_unlike_aggregations: "各部分汇总方式不同，不能相加", "the parts add up differently over time and make no sum";
    absent_too_large: "数字太大", "too large a number";
}
