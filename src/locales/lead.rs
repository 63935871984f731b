//! Texts of the sentences that open a screen.

use super::table::texts;

texts! {
    lead_nothing_yet: "还没有数字。", "No numbers yet.";
    lead_add_or_enter: "添加目标，录入实际值，准绳就会垂下来。", "Add a goal and enter an actual; then the line hangs.";
    lead_no_actual: "这个目标还没有实际值。", "This goal has no actual yet.";
    lead_behind(title): "“{title}”落后计划", "“{title}” is behind plan by";
    lead_ahead(title): "“{title}”领先计划", "“{title}” is ahead of plan by";
    lead_on_the_line(title): "“{title}”正好压在准绳上。", "“{title}” hangs right on the line.";
    lead_end: "。", ".";
    lead_cause(share, cause): "，其中 {share} 来自“{cause}”。", ", {share} of it from “{cause}”.";
    lead_counts(goals, off_track, at_risk):
        "{goals}，{off_track} 个落后，{at_risk} 个有风险",
        "{goals}, {off_track} off track, {at_risk} at risk";
    lead_landing(forecast, target):
        "按当前速度期末落在 {forecast}，目标 {target}",
        "at this rate the period ends at {forecast} of {target}";
    two_clauses(first, second): "{first}；{second}。", "{first}; {second}.";
}
