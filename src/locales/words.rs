//! Texts of the core's own words: fields, kinds, aims, actions.

use crate::domain::records::goal::{Aim, GoalKey, GoalKind, RollUp};
use crate::domain::records::log::{Action, LoggedAction};
use crate::domain::records::metric::{Aggregation, Measure, MetricField};
use crate::domain::records::people::UnitKind;
use crate::domain::tracking::pace::Status;
use crate::domain::values::absent::Absent;
use crate::domain::values::calendar::{PeriodKind, WeekStart};

use super::Texts;
use super::table::texts;

texts! {
    show_more(count): "还有 {count} 个没有列出，再列一些", "{count} more is not listed; show more", "{count} more are not listed; show more";
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
    field_name: "名称", "Name";
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
    field_so_far: "已经完成", "Reached so far";
    field_tolerance: "允许偏差 %", "Tolerance %";
    field_band: "区间", "Band";
    field_band_low: "下限", "Lower end";
    field_band_high: "上限", "Upper end";
    field_measure: "单位", "Measured in";
    field_custom_unit: "单位名称", "Unit name";
    field_scale: "数量级", "Scale";
    field_aggregation: "汇总方式", "Adds up as";

    action_add_goal: "添加目标", "Add goal";
    action_edit_goal: "修改目标", "Edit goal";
    action_move_goal: "移动目标", "Move goal";
    action_delete_goal: "删除目标", "Delete goal";
    action_enter_actual: "录入实际值", "Enter actual";
    action_paste_actuals: "录入一批实际值", "Enter several actuals";
    action_delete_actual: "删除实际值", "Delete actual";
    action_edit_people: "修改人员与部门", "Edit people and units";
    action_edit_settings: "修改设置", "Edit settings";
    action_import: "导入", "Import";
    action_restore: "恢复到早先的状态", "Go back to an earlier state";
    action_undo: "撤销", "Undo";
    action_redo: "重做", "Redo";
    action_take_back: "撤回较早的改动", "Take back a change";
    action_other: "修改", "Changed";

    log_set(field, after): "{field}：{after}", "{field}: {after}";
    log_change_of(title, change): "{title} · {change}", "{title} · {change}";
    log_change(field, before, after): "{field}：{before} → {after}", "{field}: {before} → {after}";
}

/// The words for the core's enums.
impl Texts {
    pub fn action(self, action: Action) -> &'static str {
        match action {
            Action::AddGoal => self.action_add_goal(),
            Action::EditGoal => self.action_edit_goal(),
            Action::MoveGoal => self.action_move_goal(),
            Action::DeleteGoal => self.action_delete_goal(),
            Action::EnterActual => self.action_enter_actual(),
            Action::PasteActuals => self.action_paste_actuals(),
            Action::DeleteActual => self.action_delete_actual(),
            Action::EditPeople => self.action_edit_people(),
            Action::EditSettings => self.action_edit_settings(),
            Action::Import => self.action_import(),
            Action::Restore => self.action_restore(),
            Action::Undo => self.action_undo(),
            Action::Redo => self.action_redo(),
            Action::TakeBack => self.action_take_back(),
        }
    }

    /// What the log says was done; what only a newer version could name is a change.
    pub fn logged_action(self, action: &LoggedAction) -> &'static str {
        match action {
            LoggedAction::Known(action) => self.action(*action),
            LoggedAction::Other(_) => self.action_other(),
        }
    }

    pub fn goal_kind(self, kind: GoalKind) -> &'static str {
        match kind {
            GoalKind::Objective => self.kind_objective(),
            GoalKind::KeyResult => self.kind_key_result(),
            GoalKind::Kpi => self.kind_kpi(),
            GoalKind::Initiative => self.kind_initiative(),
        }
    }

    /// As [`Texts::goal_kind`], for a narrow place.
    pub fn goal_kind_short(self, kind: GoalKind) -> &'static str {
        match kind {
            GoalKind::Objective => self.kind_short_objective(),
            GoalKind::KeyResult => self.kind_short_key_result(),
            GoalKind::Kpi => self.kind_short_kpi(),
            GoalKind::Initiative => self.kind_short_initiative(),
        }
    }

    pub fn aim(self, aim: Aim) -> &'static str {
        match aim {
            Aim::Increase => self.aim_increase(),
            Aim::Decrease => self.aim_decrease(),
            Aim::AtLeast => self.aim_at_least(),
            Aim::AtMost => self.aim_at_most(),
            Aim::Within => self.aim_within(),
            Aim::Milestone => self.aim_milestone(),
        }
    }

    pub fn roll_up(self, roll_up: RollUp) -> &'static str {
        match roll_up {
            RollUp::Own => self.roll_up_own(),
            RollUp::Weighted => self.roll_up_weighted(),
            RollUp::Sum => self.roll_up_sum(),
        }
    }

    /// How the goals below count in the number of one that rolls up so.
    pub fn how_children_count(self, roll_up: RollUp) -> &'static str {
        match roll_up {
            RollUp::Own => self.children_own(),
            RollUp::Weighted => self.children_weighted(),
            RollUp::Sum => self.children_sum(),
        }
    }

    pub fn aggregation(self, aggregation: Aggregation) -> &'static str {
        match aggregation {
            Aggregation::Flow => self.aggregation_flow(),
            Aggregation::Stock => self.aggregation_stock(),
            Aggregation::Average => self.aggregation_average(),
            Aggregation::Rate => self.aggregation_rate(),
        }
    }

    pub fn unit_kind(self, kind: UnitKind) -> &'static str {
        match kind {
            UnitKind::Company => self.unit_company(),
            UnitKind::Department => self.unit_department(),
            UnitKind::Team => self.unit_team(),
        }
    }

    pub fn week_start(self, start: WeekStart) -> &'static str {
        match start {
            WeekStart::Monday => self.week_monday(),
            WeekStart::Saturday => self.week_saturday(),
            WeekStart::Sunday => self.week_sunday(),
        }
    }

    pub fn measure(self, measure: &Measure) -> String {
        match measure {
            Measure::Money => self.unit_money_long().into(),
            Measure::Percent => self.unit_percent_long().into(),
            Measure::Count => self.unit_count_long().into(),
            Measure::Hours => self.unit_hours_long().into(),
            Measure::Days => self.unit_days_long().into(),
            Measure::Custom(word) => word.clone(),
        }
    }

    pub fn status_word(self, status: Status) -> &'static str {
        match status {
            Status::OnTrack => self.on_track(),
            Status::AtRisk => self.at_risk(),
            Status::OffTrack => self.off_track(),
            Status::TooEarly => self.too_early(),
            Status::NoData => self.no_data(),
            Status::Reached => self.reached(),
            Status::Missed => self.missed(),
            Status::Open => self.milestone_open(),
            Status::Overdue => self.overdue(),
        }
    }

    /// A rate's period: `每周`, `a week`.
    pub fn per(self, cadence: PeriodKind) -> &'static str {
        match cadence {
            PeriodKind::Week => self.per_week(),
            PeriodKind::Month => self.per_month(),
            PeriodKind::Quarter => self.per_quarter(),
            PeriodKind::Year => self.per_year(),
        }
    }

    /// Why there is no figure.
    pub fn absent(self, why: Absent) -> &'static str {
        match why {
            Absent::NoNumber => self.absent_no_number(),
            Absent::NotMeasured => self.absent_not_measured(),
            Absent::NoTarget => self.absent_no_target(),
            Absent::NoPeriod => self.absent_no_period(),
            Absent::NotBegun => self.absent_not_begun(),
            Absent::NoStart => self.absent_no_start(),
            Absent::Level => self.absent_level(),
            Absent::Kept => self.absent_kept(),
            Absent::DoneOrNot => self.absent_done_or_not(),
            Absent::MeanOfProgress => self.absent_mean(),
            Absent::Reached => self.absent_reached(),
            Absent::Over => self.absent_over(),
            Absent::TooEarly => self.absent_too_early(),
            Absent::Misleading => self.absent_misleading(),
            Absent::UnlikeUnits => self.absent_unlike_units(),
            Absent::UnlikeAggregations => self.absent_unlike_aggregations(),
            Absent::TooLarge => self.absent_too_large(),
        }
    }

    /// `None` for fields that a person never sees.
    pub fn goal_field(self, key: GoalKey) -> Option<&'static str> {
        Some(match key {
            GoalKey::Title => self.field_title(),
            GoalKey::Note => self.field_note(),
            GoalKey::Kind => self.field_kind(),
            GoalKey::Parent => self.field_parent(),
            GoalKey::Owner => self.field_owner(),
            GoalKey::Unit => self.field_unit(),
            GoalKey::Period => self.field_period(),
            GoalKey::Cadence => self.field_cadence(),
            GoalKey::Weight => self.field_weight(),
            GoalKey::RollUp => self.field_roll_up(),
            GoalKey::Aim => self.field_aim(),
            GoalKey::Baseline => self.field_baseline(),
            GoalKey::Target => self.field_target(),
            GoalKey::Tolerance => self.field_tolerance(),
            GoalKey::Band => self.field_band(),
            GoalKey::Order | GoalKey::Metric | GoalKey::Plan | GoalKey::Deleted => return None,
        })
    }

    /// As [`Texts::goal_field`].
    pub fn metric_field(self, field: &MetricField) -> Option<&'static str> {
        Some(match field {
            MetricField::Measure(_) => self.field_measure(),
            MetricField::Scale(_) => self.field_scale(),
            MetricField::Aggregation(_) => self.field_aggregation(),
            MetricField::Name(_) | MetricField::Deleted(_) => return None,
        })
    }
}
