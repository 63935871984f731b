//! Texts of the core's own words: fields, kinds, aims, actions.

use super::table::texts;

texts! {
    kind_objective: "目标", "Objective";
    kind_key_result: "KR 关键结果", "Key result";
    kind_kpi: "KPI 指标", "KPI";
    kind_initiative: "举措", "Initiative";

    aim_increase: "提升到", "Increase to";
    aim_decrease: "降低到", "Decrease to";
    aim_at_least: "保持不低于", "Stay at or above";
    aim_at_most: "保持不高于", "Stay at or below";
    aim_within: "保持在区间内", "Stay within a band";
    aim_milestone: "完成与否", "Done or not done";

    roll_up_own: "自己录入", "Its own actuals";
    roll_up_weighted: "下级进度加权平均", "Weighted mean of the goals below";
    roll_up_sum: "下级数值求和", "Sum of the goals below";

    aggregation_flow: "累计（求和）", "Flow (summed)";
    aggregation_stock: "存量（取最新）", "Stock (latest)";
    aggregation_average: "平均", "Average";
    aggregation_rate: "比率（分子比分母）", "Rate (part of whole)";

    period_week: "每周", "Weekly";
    period_month: "每月", "Monthly";
    period_quarter: "每季", "Quarterly";
    period_year: "每年", "Yearly";

    field_title: "标题", "Title";
    field_note: "说明", "Note";
    field_kind: "类型", "Kind";
    field_parent: "上级", "Parent";
    field_owner: "负责人", "Owner";
    field_unit: "部门", "Unit";
    field_period: "期间", "Period";
    field_start: "开始", "Start";
    field_end: "结束", "End";
    field_cadence: "更新频率", "Cadence";
    field_weight: "权重", "Weight";
    field_roll_up: "数字来源", "Number from";
    field_aim: "方向", "Aim";
    field_baseline: "起点", "Baseline";
    field_target: "目标值", "Target";
    field_tolerance: "允许偏差 %", "Tolerance %";
    field_measure: "单位", "Measured in";
    field_custom_unit: "单位名称", "Unit name";
    field_scale: "数量级", "Scale";
    field_aggregation: "汇总方式", "Adds up as";

    action_add_goal: "添加目标", "Add goal";
    action_edit_goal: "修改目标", "Edit goal";
    action_move_goal: "移动目标", "Move goal";
    action_delete_goal: "删除目标", "Delete goal";
    action_enter_actual: "录入实际值", "Enter actual";
    action_paste_actuals: "粘贴实际值", "Paste actuals";
    action_delete_actual: "删除实际值", "Delete actual";
    action_edit_people: "修改人员与部门", "Edit people and units";
    action_edit_settings: "修改设置", "Edit settings";
    action_import: "导入", "Import";
    action_undo: "撤销", "Undo";
    action_redo: "重做", "Redo";

    log_change(field, before, after): "{field}：{before} → {after}", "{field}: {before} → {after}";
}
