//! Texts of the sentences that open a screen.

use super::table::texts;

texts! {
    lead_nothing_yet: "还没有数字。", "No numbers yet.";
    lead_add_or_enter: "添加目标，录入实际值，准绳就会垂下来。", "Add a goal and enter an actual; then the line hangs.";
    lead_in(period, sentence): "{period}：{sentence}", "{period}: {sentence}";
    lead_absent(title, why): "“{title}”：{why}。", "“{title}”: {why}.";
    lead_behind(title): "“{title}”落后计划", "“{title}” is behind plan by";
    lead_ahead(title): "“{title}”领先计划", "“{title}” is ahead of plan by";
    lead_on_the_line(title): "“{title}”正好压在准绳上。", "“{title}” is exactly on plan.";
    lead_of_the_way(share): "全程的 {share}", "{share} of the way";
    lead_reached(title): "“{title}”已达成。", "“{title}” was reached.";
    lead_missed(title): "“{title}”未达成，差", "“{title}” was missed by";
    lead_held(title): "“{title}”守住了", "“{title}” was held in";
    lead_held_of(held, periods): "{periods} 期中的 {held} 期", "{held} of {periods} periods";
    lead_not_held(period): "，最近没守住的是{period}。", "; last missed: {period}.";
    lead_done(title, day): "“{title}”已在{day}完成。", "“{title}” was done on {day}.";
    lead_due_today(title): "“{title}”今天到期。", "“{title}” is due today.";
    lead_due_in(days, title): "“{title}”还有 {days} 天到期。", "“{title}” is due in {days} day.", "“{title}” is due in {days} days.";
    lead_overdue(days, title): "“{title}”已逾期 {days} 天。", "“{title}” is {days} day overdue.", "“{title}” is {days} days overdue.";
    lead_end: "。", ".";
    lead_cause(share, cause): "，其中 {share} 来自“{cause}”。", ", {share} of it from “{cause}”.";
    lead_next(title): "看“{title}”", "See “{title}”";
    lead_counts(goals, off_track, at_risk):
        "{goals}，{off_track} 个落后，{at_risk} 个有风险",
        "{goals}, {off_track} off track, {at_risk} at risk";
    lead_landing(forecast, target):
        "按当前速度期末落在 {forecast}，目标 {target}",
        "at this rate the period ends at {forecast}; the target is {target}";
    two_clauses(first, second): "{first}；{second}。", "{first}; {second}.";
}
